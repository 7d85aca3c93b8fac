import { createHash } from 'node:crypto'
import { civilDate, startOfDay } from '../../kernel/calendar.ts'
import type { Clock } from '../../kernel/clock.ts'
import { type Db, transact } from '../../kernel/db.ts'
import { enqueue } from '../../kernel/jobs.ts'
import { lockAccount } from '../customers/public.ts'
import { createPayment } from './ask-payment.ts'
import { attemptDays } from './collection-plan.ts'
import { type DueBill, findDueBill, findDueBills, findFirstAttempt } from './queries.ts'

const billsAtOnce = 200

/** When the earliest automatic attempt is due, past or to come; null when none waits. */
export const firstAttempt = async (db: Db, zone: string): Promise<Temporal.Instant | null> => {
  const first = await findFirstAttempt(db, attemptDays)
  return first === null ? null : startOfDay(first, zone)
}

/**
 * Takes each bill of an account that pays automatically from its default card on the due date, and again by the
 * plan of attempts while it is open. The charge itself is a job: nothing is asked of the PSP here.
 */
export const collectDueBills = async (
  db: Db,
  now: Temporal.Instant,
  { wall, zone }: { readonly wall: Clock; readonly zone: string },
): Promise<void> => {
  const today = civilDate(now, zone)
  for (;;) {
    const due = await findDueBills(db, { plan: attemptDays, today, limit: billsAtOnce })
    for (const bill of due) await collect(db, bill, { now, today, wall })
    if (due.length < billsAtOnce) return
  }
}

type When = {
  readonly now: Temporal.Instant
  readonly today: Temporal.PlainDate
  readonly wall: Clock
}

/** One attempt: the payment and its job, unless the bill was paid or attempted meanwhile. */
const collect = (db: Db, due: DueBill, { now, today, wall }: When): Promise<void> =>
  transact(db, async tx => {
    await lockAccount(tx, due.account_id)
    const bill = await findDueBill(tx, { plan: attemptDays, today, bill: due })
    if (bill === undefined) return
    const key = `automatic ${bill.bill_id} ${bill.attempts}`
    const payment = await createPayment(tx, {
      accountId: bill.account_id,
      kind: 'automatic',
      billId: bill.bill_id,
      amountCents: bill.open_cents,
      key,
      hash: createHash('sha256').update(key).digest(),
      method: bill.psp_method,
      askedAt: now,
      now: wall.now(),
    })
    await enqueue(tx, {
      name: 'payments.charge-saved-card',
      payload: { accountId: bill.account_id, paymentId: payment.id },
      key: `payments.charge-saved-card ${payment.id}`,
      maxAttempts: 1,
    })
  })
