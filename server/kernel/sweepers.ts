import type { Clock } from './clock.ts'
import type { Db } from './db.ts'

/**
 * Does what is due at a business date. The date is a column of a row, never a delayed job: moving the
 * clock, correcting the row or being late by a week needs nothing more.
 */
export type Sweeper = {
  /** `billing.run`: the domain, then the verb. */
  readonly name: string
  /** When the earliest row is due, whether past or to come; null when none waits. */
  readonly due: (db: Db, now: Temporal.Instant) => Promise<Temporal.Instant | null>
  /**
   * Settles rows due at or before `now`, a batch at a time, each in a transaction that locks it: two
   * processes may sweep at once. What it settled is no longer due.
   */
  readonly sweep: (db: Db, now: Temporal.Instant) => Promise<void>
}

export type SweepDeps = {
  readonly db: Db
  readonly sweepers: readonly Sweeper[]
  readonly onFault: (error: unknown, about: { sweeper: string }) => void
}

type Due = { readonly sweeper: Sweeper; readonly at: Temporal.Instant }

/** Each sweeper that has something waiting, with its earliest instant. */
export const readDue = async (
  { db, sweepers }: Pick<SweepDeps, 'db' | 'sweepers'>,
  now: Temporal.Instant,
): Promise<readonly Due[]> => {
  const found = await Promise.all(
    sweepers.map(async sweeper => ({ sweeper, at: await sweeper.due(db, now) })),
  )
  return found.flatMap(({ sweeper, at }) => (at === null ? [] : [{ sweeper, at }]))
}

/** The earliest instant at which anything is due, over all sweepers; null when nothing waits. */
export const nextDue = async (
  deps: Pick<SweepDeps, 'db' | 'sweepers'>,
  now: Temporal.Instant,
): Promise<Temporal.Instant | null> => earliest(await readDue(deps, now))

/** The earliest instant of a list; null when it is empty. */
export const earliest = (due: readonly Due[]): Temporal.Instant | null =>
  due.reduce<Temporal.Instant | null>(
    (first, { at }) => (first === null || Temporal.Instant.compare(at, first) < 0 ? at : first),
    null,
  )

/** Whether an instant has come. */
export const hasCome = (at: Temporal.Instant, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(at, now) <= 0

/** One round of the worker: each sweeper with something due sweeps once. One that fails does not stop the others. */
export const runSweepers = async (deps: SweepDeps, clock: Clock): Promise<void> => {
  const now = clock.now()
  for (const { sweeper, at } of await readDue(deps, now)) {
    if (!hasCome(at, now)) continue
    await sweeper.sweep(deps.db, now).catch(error => deps.onFault(error, { sweeper: sweeper.name }))
  }
}
