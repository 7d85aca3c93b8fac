import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import {
  holdBusinessClock,
  noteMove,
  readBusinessClock,
  readMove,
  releaseBusinessClock,
} from './business-clock.ts'
import { monotonicMs } from './clock.ts'
import type { Db } from './db.ts'
import { Fault } from './errors.ts'
import { isOutboxEmpty } from './outbox.ts'
import { earliest, hasCome, readDue, type SweepDeps } from './sweepers.ts'

export type MoveDeps = Pick<SweepDeps, 'db' | 'sweepers'> & {
  /** Tells the events that wait; answers how many it told. */
  readonly relay: () => Promise<number>
  /** Runs the jobs that wait, and those they make. */
  readonly drain: () => Promise<unknown>
  /** Resolves once the simulated operator has done all that it has to do at this instant. */
  readonly operatorIdle: (at: Temporal.Instant) => Promise<void>
  /** How long one instant may resist before it is a bug. */
  readonly patienceMs?: number
}

export type Moved =
  | { readonly kind: 'moved'; readonly at: Temporal.Instant; readonly steps: number }
  | {
      readonly kind: 'refused'
      readonly reason: 'backward' | 'already-moving'
      readonly at: Temporal.Instant
    }

type Target = {
  readonly to: Temporal.Instant
  /** Business time stands still at `to`, or runs on from there. */
  readonly afterwards: 'hold' | 'run'
}

/**
 * Moves the demonstration's business time to `to`, one due instant after another: at each the clock stands
 * still, the sweepers sweep, events are told, jobs run and the operator becomes idle, again until nothing
 * is due any more. So what a month of real time would have done happens in the same order in
 * seconds. Refuses to go backward, and a second move while one is under way. Throws a Fault that names
 * the sweeper when an instant does not come to rest.
 */
export const moveClock = (deps: MoveDeps, { to, afterwards }: Target): Promise<Moved> =>
  deps.db.connection().execute(async connection => {
    const from = (await readBusinessClock(deps.db)).now()
    if (!hasCome(from, to)) return { kind: 'refused', reason: 'backward', at: from }
    if (!(await lockMoves(connection)))
      return { kind: 'refused', reason: 'already-moving', at: from }
    try {
      await noteMove(deps.db, afterwards === 'run' ? to : null)
      const steps = await stepThrough(deps, from, to)
      await holdBusinessClock(deps.db, to)
      if (afterwards === 'run') await releaseBusinessClock(deps.db)
      return { kind: 'moved', at: to, steps }
    } finally {
      await sql`select pg_advisory_unlock(4519)`.execute(connection)
    }
  })

/**
 * Goes on with a move that a crash or a bug cut before time ran again; does nothing when there is none, or when it is
 * under way. Run every few seconds where time can be moved.
 */
export const resumeMove = async (deps: MoveDeps): Promise<Moved | null> => {
  const to = await readMove(deps.db)
  return to === null ? null : moveClock(deps, { to, afterwards: 'run' })
}

const lockMoves = async (connection: Db): Promise<boolean> => {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_lock(4519) as taken
  `.execute(connection)
  return rows[0]?.taken === true
}

const stepThrough = async (deps: MoveDeps, from: Temporal.Instant, to: Temporal.Instant) => {
  await holdBusinessClock(deps.db, from)
  let next = await rest(deps, from)
  for (let steps = 0; ; steps += 1) {
    if (next === null || !hasCome(next, to)) return steps
    await holdBusinessClock(deps.db, next)
    next = await rest(deps, next)
  }
}

/**
 * Repeats sweep, relay, drain, idle at one instant until nothing is due and no event waits. Answers the next
 * instant at which something is due.
 */
const rest = async (deps: MoveDeps, now: Temporal.Instant): Promise<Temporal.Instant | null> => {
  const startedMs = monotonicMs()
  for (let round = 0; ; round += 1) {
    const waiting = await readDue(deps, now)
    const due = waiting.filter(({ at }) => hasCome(at, now))
    for (const { sweeper } of due) await sweeper.sweep(deps.db, now)
    const told = await settle(deps)
    const quiet = due.length === 0 && told === 0 && (await isOutboxEmpty(deps.db))
    if (quiet && round > 0) return earliest(waiting)
    if (monotonicMs() - startedMs > (deps.patienceMs ?? 180_000)) {
      const sweepers = due.map(({ sweeper }) => sweeper.name)
      throw new Fault('business time does not come to rest', { at: now.toString(), sweepers, told })
    }
    await deps.operatorIdle(now)
    if (round > 1) await pause(Math.min(round, 50))
  }
}

/** Events make jobs and jobs make events: both until neither is left, or waits for a later attempt. */
const settle = async ({ relay, drain }: MoveDeps): Promise<number> => {
  let told = await relay()
  await drain()
  for (let more = await relay(); more > 0; more = await relay()) {
    told += more
    await drain()
  }
  return told
}
