import { sql } from 'kysely'
import type { RouteShape } from '../../contract/define.ts'
import { type Actor, actorKey } from './actor.ts'
import type { Clock } from './clock.ts'
import type { Db } from './db.ts'

type Window = { readonly key: string; readonly calls: number; readonly seconds: number }

/** Coarse buckets by address, per process: they only spare the database, correctness never rests on them. */
const addresses = new Map<string, { startedMs: number; calls: number }>()
const mostAddresses = 50_000

/**
 * Counts one call against the route's limits. Answers the seconds to wait, 0 when the call may go on.
 * Limits by actor live in PostgreSQL; those by address in this process.
 */
export const takeCall = async (
  deps: { readonly db: Db; readonly wall: Clock },
  route: RouteShape,
  actor: Actor,
): Promise<number> => {
  for (const { by, calls, seconds } of route.limits ?? []) {
    const wait =
      by === 'address'
        ? takeFromAddress({ key: `${route.id} ${actor.origin.address}`, calls, seconds }, deps.wall)
        : await takeFromWindow(deps, { key: `${route.id} ${actorKey(actor)}`, calls, seconds })
    if (wait > 0) return wait
  }
  return 0
}

const takeFromAddress = ({ key, calls, seconds }: Window, wall: Clock): number => {
  const nowMs = wall.now().epochMilliseconds
  const window = addresses.get(key)
  if (window === undefined || nowMs - window.startedMs >= seconds * 1000) {
    if (addresses.size >= mostAddresses) addresses.clear()
    addresses.set(key, { startedMs: nowMs, calls: 1 })
    return 0
  }
  window.calls += 1
  return window.calls <= calls ? 0 : Math.ceil((window.startedMs + seconds * 1000 - nowMs) / 1000)
}

const windowAt = (now: Temporal.Instant, seconds: number): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(
    Math.floor(now.epochMilliseconds / (seconds * 1000)) * seconds * 1000,
  )

/** How many events the present window of a key holds, counting none. */
export const countInWindow = async (
  { db, wall }: { readonly db: Db; readonly wall: Clock },
  { key, seconds }: { readonly key: string; readonly seconds: number },
): Promise<number> => {
  const row = await db
    .selectFrom('kernel.limit_window')
    .select('calls')
    .where('key', '=', key)
    .where('window_start', '=', windowAt(wall.now(), seconds))
    .executeTakeFirst()
  return row?.calls ?? 0
}

/**
 * Counts one event in a window of PostgreSQL, shared by all processes. Answers the seconds to wait,
 * 0 when it is within the allowance. The key may name an account, a destination, a device.
 */
export const takeFromWindow = async (
  { db, wall }: { readonly db: Db; readonly wall: Clock },
  { key, calls, seconds }: Window,
): Promise<number> => {
  const now = wall.now()
  const windowStart = windowAt(now, seconds)
  const { rows } = await sql<{ calls: number }>`
    insert into kernel.limit_window (key, window_start, ends_at, calls)
    values (${key}, ${windowStart}, ${windowStart.add({ seconds })}, 1)
    on conflict (key, window_start) do update set calls = limit_window.calls + 1
    returning calls
  `.execute(db)
  const used = rows[0]?.calls ?? 0
  if (used <= calls) return 0
  return Math.ceil(windowStart.add({ seconds }).since(now).total('seconds'))
}
