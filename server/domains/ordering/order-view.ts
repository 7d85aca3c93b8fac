import type { AccountId, OrderId } from '../../../contract/ids.ts'
import type { OrderView } from '../../../contract/routes/ordering.ts'
import { civilDate } from '../../kernel/calendar.ts'
import type { Db } from '../../kernel/db.ts'
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
  const views: OrderView[] = []
  for (const row of rows) {
    const until = row.state === 'undone' ? null : await lastDayOf(db, row)
    views.push({
      ...toView(row, at.now),
      steps: steps
        .filter(step => step.order_id === row.id)
        .map(({ state, at: reached }) => ({ state, at: reached.toString() })),
      ...(until === null || Temporal.PlainDate.compare(civilDate(at.now, at.zone), until) >= 0
        ? {}
        : { undoUntil: until.toString() }),
    })
  }
  return views
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
