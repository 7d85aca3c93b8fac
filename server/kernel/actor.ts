import type { Assurance } from '../../contract/define.ts'
import type { AccountId, LoginId, SessionId, StaffId, StaffSessionId } from '../../contract/ids.ts'
import type { Language } from '../../contract/languages.ts'
import type { Role, StaffPermission } from '../../contract/permissions.ts'
import type { Clock } from './clock.ts'

/** Where a call comes from, whoever makes it. */
export type Origin = {
  /** The caller's address as the trusted proxy tells it. */
  readonly address: string
  readonly userAgent: string
  readonly language: Language
  /** The trusted-device cookie, if the browser sent one. */
  readonly deviceToken?: string
  /** The cookie of a journey that waits for a code. */
  readonly flowToken?: string
  /** The session cookie itself, for ending it or giving it a new token. */
  readonly sessionToken?: string
  readonly channel: 'web' | 'app' | 'console' | 'api'
}

/** Nobody in particular. */
export type Visitor = { readonly kind: 'visitor'; readonly origin: Origin }

/** A signed-in person and the accounts they reach, with their role on each. */
export type Customer = {
  readonly kind: 'customer'
  readonly origin: Origin
  readonly loginId: LoginId
  readonly sessionId: SessionId
  /** The language this person chose. */
  readonly language: Language
  /** The holder of the first account they reach. */
  readonly name: string
  readonly reach: ReadonlyMap<AccountId, Role>
  /** The levels this session has now; `session` always. */
  readonly assurances: ReadonlySet<Assurance>
  /** What this person can still show to raise them: told with `assurance-required`. */
  readonly factors: readonly string[]
  /** Business time when the session was read, in the same trip; without it a call reads it apart. */
  readonly businessClock?: Clock
}

/** A member of staff, signed in on the console's own port and cookie. */
export type Agent = {
  readonly kind: 'agent'
  readonly origin: Origin
  readonly staffId: StaffId
  readonly sessionId: StaffSessionId
  readonly name: string
  readonly permissions: ReadonlySet<StaffPermission>
}

/** One of our own jobs or faces acting by itself. */
export type System = { readonly kind: 'system'; readonly name: string }

export type Actor = Visitor | Customer | Agent
/** Who is written in journals and in the audit trail. */
export type AuditedActor = Actor | System

/** Names the actor for keys that must not mix: idempotency, limits. */
export const actorKey = (actor: AuditedActor): string => {
  switch (actor.kind) {
    case 'visitor':
      return `visitor ${actor.origin.address}`
    case 'customer':
      return `login ${actor.loginId}`
    case 'agent':
      return `staff ${actor.staffId}`
    case 'system':
      return `system ${actor.name}`
  }
}
