import { civilDate, startOfDay } from '../../kernel/calendar.ts'
import { type Db, transact } from '../../kernel/db.ts'
import { lockAccount } from '../customers/public.ts'
import {
  findDueOrders,
  findFirstScheduled,
  findOrder,
  findSteps,
  insertStep,
  setOrderState,
} from './queries.ts'

const ordersAtOnce = 200

/** When the earliest order that waits for its day begins, past or to come; null when none waits. */
export const firstBeginning = async (db: Db, zone: string): Promise<Temporal.Instant | null> => {
  const first = await findFirstScheduled(db)
  return first === null ? null : startOfDay(first, zone)
}

/** Orders whose day has come are in service: what they brought began by its own date, this says so. */
export const beginOrders = async (db: Db, now: Temporal.Instant, zone: string): Promise<void> => {
  const today = civilDate(now, zone)
  for (;;) {
    const due = await findDueOrders(db, today, ordersAtOnce)
    for (const order of due) await begin(db, order, now)
    if (due.length < ordersAtOnce) return
  }
}

type Due = Awaited<ReturnType<typeof findDueOrders>>[number]

/** One order, unless it was undone or begun meanwhile. */
const begin = (db: Db, { account_id: accountId, id: orderId }: Due, now: Temporal.Instant) =>
  transact(db, async tx => {
    await lockAccount(tx, accountId)
    const order = await findOrder(tx, [accountId], orderId)
    if (order?.state !== 'scheduled') return
    await setOrderState(tx, { accountId, orderId }, 'in-service')
    const steps = await findSteps(tx, [accountId], [orderId])
    const place = { account_id: accountId, order_id: orderId, sequence: steps.length + 1 }
    await insertStep(tx, { ...place, state: 'in-service', at: now })
  })
