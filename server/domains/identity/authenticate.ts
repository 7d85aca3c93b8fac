import type { AccountId, LoginId, SessionId } from '../../../contract/ids.ts'
import type { Language } from '../../../contract/languages.ts'
import { type Role, staffPermissions } from '../../../contract/permissions.ts'
import type { Agent, Customer, Origin, Visitor } from '../../kernel/actor.ts'
import { businessClockOf } from '../../kernel/business-clock.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Db } from '../../kernel/db.ts'
import { assurancesOf, type Shown } from './assurance.ts'
import { lifetimes } from './lifetimes.ts'
import { findStaffSession, touchSession, touchStaffSession } from './queries.ts'
import { hashToken } from './secrets.ts'

/** Since when a session may have been idle, and when it would have ended. */
type Bounds = { readonly now: Temporal.Instant; readonly seenSince: Temporal.Instant }

/** What is known of a session in one trip: the login, what was shown, what it reaches, and business time. */
export type FoundSession = Shown & {
  readonly id: SessionId
  readonly login_id: LoginId
  readonly language: Language
  readonly seen_at: Temporal.Instant
  readonly has_totp: boolean
  readonly has_mobile: boolean
  readonly has_email: boolean
  readonly reach: readonly { readonly accountId: AccountId; readonly role: Role }[]
  /** The holder of the first account reached; null when there is none. */
  readonly name: string | null
  readonly offset_ms: bigint
  readonly held_at: Temporal.Instant | null
}

type AuthenticateDeps = {
  readonly db: Db
  readonly wall: Clock
  readonly findSession: (
    db: Db,
    tokenHash: Buffer,
    bounds: Bounds,
  ) => Promise<FoundSession | undefined>
}

/** Seen-times are written at most once a minute: reads stay reads. */
const touchMinutes = 1

/** Who a session cookie is: the person with what they reach now, or a visitor when it is over. */
export const authenticate = async (
  { db, wall, findSession }: AuthenticateDeps,
  origin: Origin,
): Promise<Visitor | Customer> => {
  const visitor: Visitor = { kind: 'visitor', origin }
  if (origin.sessionToken === undefined) return visitor
  const now = wall.now()
  const session = await findSession(db, hashToken(origin.sessionToken), {
    now,
    seenSince: now.subtract({ hours: lifetimes.sessionIdleDays * 24 }),
  })
  if (session === undefined) return visitor
  if (now.since(session.seen_at).total('minutes') >= touchMinutes) {
    await touchSession(db, session.id, now)
  }
  const factors = [
    'password',
    ...(session.has_totp ? ['totp'] : []),
    ...(session.has_mobile ? ['sms'] : []),
    ...(session.has_email ? ['email'] : []),
  ]
  return {
    kind: 'customer',
    // What is said to a person is said in the language they chose, whatever this browser prefers.
    origin: { ...origin, language: session.language },
    loginId: session.login_id,
    sessionId: session.id,
    language: session.language,
    name: session.name ?? '',
    reach: new Map(session.reach.map(({ accountId, role }) => [accountId, role])),
    assurances: assurancesOf(session, now),
    factors,
    businessClock: businessClockOf(session),
  }
}

/** Who a console cookie is. */
export const authenticateStaff = async (
  { db, wall }: Pick<AuthenticateDeps, 'db' | 'wall'>,
  origin: Origin,
): Promise<Visitor | Agent> => {
  const visitor: Visitor = { kind: 'visitor', origin }
  if (origin.sessionToken === undefined) return visitor
  const now = wall.now()
  const tokenHash = hashToken(origin.sessionToken)
  const session = await findStaffSession(db, tokenHash, {
    now,
    seenSince: now.subtract({ minutes: lifetimes.staffIdleMinutes }),
  })
  if (session === undefined) return visitor
  if (now.since(session.seen_at).total('minutes') >= touchMinutes) {
    await touchStaffSession(db, tokenHash, now)
  }
  return {
    kind: 'agent',
    origin,
    staffId: session.staff_id,
    sessionId: session.id,
    name: session.name,
    permissions: new Set(staffPermissions.filter(right => session.permissions.includes(right))),
  }
}
