import type { AccountId, LoginId } from '../../../contract/ids.ts'
import { type Role, staffPermissions } from '../../../contract/permissions.ts'
import type { Agent, Customer, Origin, Visitor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Db } from '../../kernel/db.ts'
import { assurancesOf } from './assurance.ts'
import { lifetimes } from './lifetimes.ts'
import { findSession, findStaffSession, touchSession, touchStaffSession } from './queries.ts'
import { hashToken } from './secrets.ts'

type AuthenticateDeps = {
  readonly db: Db
  readonly wall: Clock
  /** The accounts that a login reaches, with its role on each. */
  readonly reachOf: (db: Db, loginId: LoginId) => Promise<ReadonlyMap<AccountId, Role>>
}

/** Seen-times are written at most once a minute: reads stay reads. */
const touchMinutes = 1

/** Who a session cookie is: the person with what they reach now, or a visitor when it is over. */
export const authenticate = async (
  { db, wall, reachOf }: AuthenticateDeps,
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
    ...(session.totp_since === null ? [] : ['totp']),
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
    reach: await reachOf(db, session.login_id),
    assurances: assurancesOf(session, now),
    factors,
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
