import { Type } from 'typebox'
import { IdOf } from '../../../contract/ids.ts'
import type { Tx } from '../../kernel/db.ts'
import type { OutboxEvent } from '../../kernel/outbox.ts'
import { parsed } from '../../kernel/parsed.ts'
import { type TellDeps, tellHolder } from '../customers/public.ts'
import { orderPlaced } from './place-order.ts'
import { findOrder } from './queries.ts'
import { toQuoteView } from './quote-view.ts'

const About = Type.Object({ orderId: IdOf('order') })

/** Confirms an order on a medium that lasts, or that it was taken back (C. conso L221-13). */
export const tellOrder = async (deps: TellDeps, tx: Tx, event: OutboxEvent): Promise<void> => {
  const { accountId } = event
  const { orderId } = parsed(About, event.payload, event.kind)
  const order = accountId === null ? undefined : await findOrder(tx, [accountId], orderId)
  if (accountId === null || order === undefined) return
  const quote = toQuoteView({ ...order, id: order.quote_id, order_id: order.id }, order.placed_at)
  await tellHolder(deps, tx, accountId, {
    template: event.kind === orderPlaced ? 'order-placed' : 'order-undone',
    facts: {
      path: `/commandes/${orderId}`,
      orderReference: order.reference,
      agreed: quote.consent,
      effectiveOn: quote.effectiveOn,
    },
  })
}
