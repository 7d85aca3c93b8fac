import type { AccountId, LoginId, PersonId } from '../../../contract/ids.ts'
import type { Language } from '../../../contract/languages.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import type { Keys } from '../../kernel/keys.ts'

/** A contact to which a code may go. */
export type Channel = 'sms' | 'email'
export type Contacts = { readonly mobile: string | null; readonly email: string | null }

/** What is told to a person about their login, on every contact it has. */
export type Alert = 'new-device' | 'password-changed' | 'factor-changed'

/** What identity asks of the rest of the server; wired in main.ts. */
export type IdentityDeps = {
  readonly db: Db
  readonly wall: Clock
  readonly keys: Keys
  /** The page that a reset link opens, before its token. */
  readonly recoveryLink: string
  /** The brand's names: passwords made of them are refused. */
  readonly contextWords: readonly string[]
  /**
   * Queues a code in the caller's transaction. `to` is null behind an unknown identifier: the same work is
   * queued, and nothing is sent.
   */
  readonly sendCode: (
    tx: Tx,
    message: {
      readonly purpose: 'sign-up' | 'sign-in' | 'recovery' | 'step-up'
      readonly channel: Channel
      readonly to: string | null
      readonly code: string
      readonly link: string | null
      readonly language: Language
    },
  ) => Promise<void>
  readonly alert: (
    tx: Tx,
    message: {
      readonly what: Alert
      readonly contacts: Contacts
      readonly language: Language
      readonly device: string
    },
  ) => Promise<void>
  /** Gives the new login its role on the account that its code proved. */
  readonly grantHolder: (
    tx: Tx,
    grant: {
      readonly accountId: AccountId
      readonly personId: PersonId
      readonly loginId: LoginId
      readonly at: Temporal.Instant
    },
  ) => Promise<void>
  /** How the person whose code was right is called, to greet them. */
  readonly nameOf: (db: Db, accountId: AccountId) => Promise<string>
}
