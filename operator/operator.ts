import type { OperatorConfig } from './config.ts'
import { startDesk } from './desk/desk.ts'
import type { Parties } from './desk/parties.ts'
import { createFaults } from './faults.ts'
import { createDemonstration, registerDemonstration } from './history/demonstration.ts'
import { createInbox } from './inbox.ts'
import { type Mail, startMailServer } from './mail/mail-server.ts'
import { startPsp } from './psp/psp.ts'
import { type Pushed, startPushService } from './push/push-service.ts'
import { createServerClock } from './server-clock.ts'
import { startSmsCentre, type Text } from './sms/sms-centre.ts'

/** All parties at work, and where they listen. */
export type Operator = {
  ports: { desk: number; smtp: number; smpp: number; psp: number; push: number }
  parties: Parties
  stop(): Promise<void>
}

const messagesPerOwner = 200

/** Starts every party on loopback, the desk last: once it answers, all of them do. */
export async function startOperator(config: OperatorConfig): Promise<Operator> {
  const faults = createFaults()
  const phones = createInbox<Text>(messagesPerOwner)
  const mailboxes = createInbox<Mail>(messagesPerOwner)
  const browsers = createInbox<Pushed>(messagesPerOwner)
  const { ports, smpp: account } = config
  const mail = await startMailServer({ port: ports.smtp, mailboxes, faults })
  const sms = await startSmsCentre({ port: ports.smpp, account, phones, faults })
  const psp = await startPsp({ config, port: ports.psp, faults })
  const push = await startPushService({ port: ports.push, browsers })
  const clock = createServerClock(config.server)
  const parties: Parties = { phones, mailboxes, browsers, psp, push, faults, clock }
  const demonstration = createDemonstration(config, parties)
  const desk = await startDesk(ports.desk, parties, server =>
    registerDemonstration(server, demonstration),
  )
  return {
    ports: {
      desk: desk.port,
      smtp: mail.port,
      smpp: sms.port,
      psp: psp.port,
      push: push.port,
    },
    parties,
    stop: async () => {
      await Promise.all([desk.stop(), mail.stop(), sms.stop(), psp.stop(), push.stop()])
    },
  }
}
