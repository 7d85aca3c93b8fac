import { type Clock, clockAt, wallClock } from './clock.ts'
import type { Db } from './db.ts'

/**
 * Business time as the one row of PostgreSQL tells it: held at an instant while a demonstration moves
 * it, else the wall's time plus an offset (0 in production). Read once per request or job.
 */
export const readBusinessClock = async (db: Db): Promise<Clock> => {
  const row = await db
    .selectFrom('kernel.business_clock')
    .select(['offset_ms', 'held_at'])
    .executeTakeFirstOrThrow()
  return businessClockOf(row)
}

/** Business time as the row of its clock tells it. */
export const businessClockOf = (row: {
  readonly offset_ms: bigint
  readonly held_at: Temporal.Instant | null
}): Clock => clockAt(row.held_at ?? wallClock.now().add({ milliseconds: Number(row.offset_ms) }))

/** Whether business time stands still: then only whoever moves it settles what is due. */
export const isClockHeld = async (db: Db): Promise<boolean> => {
  const row = await db
    .selectFrom('kernel.business_clock')
    .select('held_at')
    .executeTakeFirstOrThrow()
  return row.held_at !== null
}

/** Stops business time at an instant that is not before the present one. Demonstration and tests only. */
export const holdBusinessClock = async (db: Db, at: Temporal.Instant): Promise<void> => {
  await db.updateTable('kernel.business_clock').set({ held_at: at }).execute()
}

/**
 * Notes where a move leads after which time runs on; null for one that leaves time standing. A crash
 * before its end is found by it.
 */
export const noteMove = async (db: Db, to: Temporal.Instant | null): Promise<void> => {
  await db.updateTable('kernel.business_clock').set({ moving_to: to }).execute()
}

/** Where a move leads that has not ended, whether it is under way or was cut; null when time need not run on. */
export const readMove = async (db: Db): Promise<Temporal.Instant | null> => {
  const row = await db
    .selectFrom('kernel.business_clock')
    .select('moving_to')
    .executeTakeFirstOrThrow()
  return row.moving_to
}

/** Lets business time run again from where it was held. */
export const releaseBusinessClock = async (db: Db): Promise<void> => {
  const heldAt = (await readBusinessClock(db)).now()
  const offset = heldAt.epochMilliseconds - wallClock.now().epochMilliseconds
  await db
    .updateTable('kernel.business_clock')
    .set({ held_at: null, moving_to: null, offset_ms: BigInt(offset) })
    .execute()
}
