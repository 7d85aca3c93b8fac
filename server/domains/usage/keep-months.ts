import { civilDate, startOfDay } from '../../kernel/calendar.ts'
import { type Db, transact } from '../../kernel/db.ts'
import { findUpkeep, forgetBefore, lockUpkeep, openMonth, planUpkeep } from './queries.ts'
import { oldestKept } from './retention.ts'

/** Months opened ahead of the present one, so that no delivery waits for one to be made. */
const monthsAhead = 2
const weekly = { days: 7 } as const

/** When months are next looked after: at once the first time, then each week. */
export const nextUpkeep = async (db: Db, now: Temporal.Instant): Promise<Temporal.Instant> =>
  (await findUpkeep(db))?.due_at ?? now

/**
 * Opens the months to come, and forgets the communications that the law no longer lets us keep: whole
 * months by dropping their partitions. Sums of periods stay.
 */
export const keepMonths = (db: Db, now: Temporal.Instant, timeZone: string): Promise<void> =>
  transact(db, async tx => {
    if ((await lockUpkeep(tx, now)) === undefined) return
    const today = civilDate(now, timeZone)
    for (let ahead = 0; ahead <= monthsAhead; ahead += 1) {
      await openMonth(tx, today.with({ day: 1 }).add({ months: ahead }))
    }
    await forgetBefore(tx, oldestKept(now, timeZone))
    await planUpkeep(tx, startOfDay(today.add(weekly), timeZone))
  })
