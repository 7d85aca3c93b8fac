import type { AccountId } from '../../contract/ids.ts'
import type { Role } from '../../contract/permissions.ts'
import { clockAt, wallClock } from '../kernel/clock.ts'
import type { Db } from '../kernel/db.ts'
import type { Registration } from '../kernel/http/handler.ts'
import { inProcessClient } from '../kernel/http/in-process.ts'
import type { Owners } from '../kernel/http/reach.ts'
import { newId } from '../kernel/ids.ts'

/**
 * The contract's client of somebody signed in who reaches these accounts; `now` is business time.
 * `faults` gathers bugs of ours: a test expects none.
 */
export const customerClient = ({
  db,
  registrations,
  owners,
  now,
  reach,
}: {
  readonly db: Db
  readonly registrations: readonly Registration[]
  readonly owners: Owners
  readonly now: Temporal.Instant
  readonly reach: ReadonlyMap<AccountId, Role>
}) => {
  const faults: unknown[] = []
  const call = inProcessClient(
    {
      db,
      wall: wallClock,
      businessClock: async () => clockAt(now),
      owners,
      onFault: error => faults.push(error),
    },
    new Map(registrations.map(one => [one.route.id, one])),
    {
      actor: async () => ({
        kind: 'customer',
        origin: { address: '192.0.2.1', userAgent: 'test', language: 'fr', channel: 'web' },
        loginId: newId('login'),
        sessionId: newId('session'),
        language: 'fr',
        name: 'Camille Martin',
        reach,
        assurances: new Set(['none', 'session']),
        factors: [],
      }),
      keepCookies: () => undefined,
    },
  )
  return { call, faults }
}
