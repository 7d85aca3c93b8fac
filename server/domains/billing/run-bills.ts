import { civilDate, startOfDay } from '../../kernel/calendar.ts'
import { type Db, transact } from '../../kernel/db.ts'
import type { Sweeper } from '../../kernel/sweepers.ts'
import { issuePrepared } from './issue-bills.ts'
import { type BillingDeps, prepareBills } from './prepare-bills.ts'
import { findLastRun, findOpenRun, finishRun, insertRun } from './queries.ts'

/** Connections that prepare bills side by side: reading and deciding alternate, so two a core. */
const lanes = 4

/** The first billing day of the brand on or after a day. */
export const nextBillingDay = (
  from: Temporal.PlainDate,
  billingDays: readonly number[],
): Temporal.PlainDate => {
  let day = from
  while (!billingDays.includes(day.day)) day = day.add({ days: 1 })
  return day
}

/**
 * Makes the bills of one day: prepares them all, then numbers them. Run again after a kill, it goes on where
 * it was: an account and period have one bill, a bill has one number, a number has one journal.
 */
export const runBills = async (
  db: Db,
  deps: BillingDeps,
  issuedOn: Temporal.PlainDate,
): Promise<{ readonly prepared: number; readonly issued: number }> => {
  const prepared = await prepareBills(db, deps, { issuedOn, lanes })
  return { prepared, issued: await issuePrepared(db, deps, issuedOn) }
}

/**
 * Finds the billing day that has come. One run is open at a time: it is closed and the next one opened in one
 * transaction, so that no day is missed however long the machine was off.
 */
export const billingSweeper = (deps: BillingDeps): Sweeper => {
  const open = (db: Db, from: Temporal.PlainDate, closes: Closes | null) =>
    transact(db, async tx => {
      if (closes !== null) await finishRun(tx, closes.runOn, closes.at)
      const runOn = nextBillingDay(from, deps.biller.billingDays)
      const dueAt = startOfDay(runOn, deps.biller.timeZone)
      await insertRun(tx, { run_on: runOn, due_at: dueAt, finished_at: null })
    })
  return {
    name: 'billing.run',
    /** With no run yet, the calendar itself is due: the first sweep opens it. */
    due: async (db, now) => (await findOpenRun(db))?.due_at ?? now,
    sweep: async (db, now) => {
      const run = await findOpenRun(db)
      if (run === undefined) {
        const last = await findLastRun(db)
        const from = last?.run_on.add({ days: 1 }) ?? civilDate(now, deps.biller.timeZone)
        await open(db, from, null)
        return
      }
      if (Temporal.Instant.compare(run.due_at, now) > 0) return
      await runBills(db, deps, run.run_on)
      await open(db, run.run_on.add({ days: 1 }), { runOn: run.run_on, at: now })
    },
  }
}

type Closes = { readonly runOn: Temporal.PlainDate; readonly at: Temporal.Instant }
