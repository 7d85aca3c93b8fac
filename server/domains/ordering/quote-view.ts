import type { Selectable } from 'kysely'
import { Type } from 'typebox'
import type { OrderId, QuoteId } from '../../../contract/ids.ts'
import { placeOrder, type QuoteView } from '../../../contract/routes/ordering.ts'
import { parsed } from '../../kernel/parsed.ts'
import type { Database } from '../../kernel/row-types.ts'

type QuoteRow = Pick<
  Selectable<Database['ordering.quote']>,
  'account_id' | 'line_id' | 'made_at' | 'valid_until' | 'content'
> & { readonly id: QuoteId; readonly order_id: OrderId | null }

/** What is kept of a quote beside its columns. */
const Kept = Type.Omit(placeOrder.success.body.properties.quote, [
  'id',
  'accountId',
  'lineId',
  'state',
  'madeAt',
  'validUntil',
  'orderId',
])

/** A quote as it was made, with what became of it by `now`. */
export const toQuoteView = (row: QuoteRow, now: Temporal.Instant): QuoteView => ({
  ...parsed(Kept, row.content, 'the content of a quote'),
  id: row.id,
  accountId: row.account_id,
  lineId: row.line_id,
  state: stateOf(row, now),
  madeAt: row.made_at.toString(),
  validUntil: row.valid_until.toString(),
  ...(row.order_id === null ? {} : { orderId: row.order_id }),
})

const stateOf = (row: QuoteRow, now: Temporal.Instant): QuoteView['state'] => {
  if (row.order_id !== null) return 'accepted'
  return Temporal.Instant.compare(now, row.valid_until) < 0 ? 'open' : 'expired'
}
