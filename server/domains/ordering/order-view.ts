import type { AccountId, OrderId } from '../../../contract/ids.ts'
import type { OrderView } from '../../../contract/routes/ordering.ts'
import { civilDate } from '../../kernel/calendar.ts'
import type { Db } from '../../kernel/db.ts'
import { present } from '../../kernel/errors.ts'
import { billingProfiles } from '../customers/public.ts'
import { withdrawUntil } from './order.ts'
import { findOrder, type findOrders, findSteps } from './queries.ts'
import { toQuoteView } from './quote-view.ts'
import { lastDayOf } from './undo-order.ts'

type OrderRow = Awaited<ReturnType<typeof findOrders>>[number]
type At = { readonly now: Temporal.Instant; readonly zone: string }

/** Orders as they are shown, in the order given. */
export const toOrderViews = async (
  db: Db,
  rows: readonly OrderRow[],
  at: At,
): Promise<OrderView[]> => {
  if (rows.length === 0) return []
  const accountIds = [...new Set<AccountId>(rows.map(row => row.account_id))]
  const steps = await findSteps(
    db,
    accountIds,
    rows.map(({ id }) => id),
  )
  const profiles = await billingProfiles(db, accountIds)
  const billingDays = new Map(profiles.map(({ accountId, billingDay }) => [accountId, billingDay]))
  const today = civilDate(at.now, at.zone)
  return rows.map(row => {
    const until = lastDayOf(row, present(billingDays.get(row.account_id), 'a billing day'))
    const thought = withdrawUntil(row.placed_on)
    const isGoingOn = row.state === 'scheduled' || row.state === 'in-service'
    const isOpen = isGoingOn && Temporal.PlainDate.compare(today, until) < 0
    const isInTime =
      row.state === 'in-service' &&
      row.act !== 'remove' &&
      Temporal.PlainDate.compare(today, thought) < 0
    return {
      ...toView(row, at.now),
      steps: steps
        .filter(step => step.order_id === row.id)
        .map(({ state, at: reached }) => ({ state, at: reached.toString() })),
      ...(isOpen ? { undoUntil: until.toString() } : {}),
      ...(isInTime ? { withdrawUntil: thought.toString() } : {}),
    }
  })
}

const toView = (row: OrderRow, now: Temporal.Instant) => ({
  id: row.id,
  reference: row.reference,
  state: row.state,
  placedAt: row.placed_at.toString(),
  quote: toQuoteView({ ...row, id: row.quote_id, order_id: row.id }, now),
})

/** One order as it is shown; null when these accounts have none of that id. */
export const readOrderView = async (
  db: Db,
  accountIds: readonly AccountId[],
  { orderId, ...at }: At & { readonly orderId: OrderId },
): Promise<OrderView | null> => {
  const row = await findOrder(db, accountIds, orderId)
  if (row === undefined) return null
  const [view] = await toOrderViews(db, [row], at)
  return view ?? null
}
