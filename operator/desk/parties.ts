import type { Faults } from '../faults.ts'
import type { Inbox } from '../inbox.ts'
import type { Mail } from '../mail/mail-server.ts'
import type { Psp } from '../psp/psp.ts'
import type { Pushed, PushService } from '../push/push-service.ts'
import type { ServerClock } from '../server-clock.ts'
import type { Text } from '../sms/sms-centre.ts'

/** What the desk looks at and acts on. */
export type Parties = {
  phones: Inbox<Text>
  mailboxes: Inbox<Mail>
  /** what was pushed to each browser */
  browsers: Inbox<Pushed>
  psp: Psp
  push: PushService
  faults: Faults
  clock: ServerClock
}
