import type { AccountId, LineId } from '../../../contract/ids.ts'
import { comparedMonths, compareOffers } from '../../../contract/routes/comparison.ts'
import { readLeaving } from '../../../contract/routes/leaving.ts'
import {
  listChoices,
  listOrders,
  makeQuote,
  placeOrder,
  readOrder,
  readQuote,
  undoOrder,
  withdrawOrder,
} from '../../../contract/routes/ordering.ts'
import type { Actor } from '../../kernel/actor.ts'
import { type Db, transact } from '../../kernel/db.ts'
import { present } from '../../kernel/errors.ts'
import { answer, handle, type Registration, refuse } from '../../kernel/http/handler.ts'
import { ownersOfLines } from '../lines/public.ts'
import { compareOffers as compare } from './compare-offers.ts'
import { choicesOf } from './list-choices.ts'
import { makeQuote as quote } from './make-quote.ts'
import { readOrderView, toOrderViews } from './order-view.ts'
import { placeOrder as place } from './place-order.ts'
import { findOrders, findQuote } from './queries.ts'
import { toQuoteView } from './quote-view.ts'
import { readLeaving as leavingOf } from './read-leaving.ts'
import { readSituation } from './read-situation.ts'
import type { Provider } from './summary/provider.ts'
import { type SummaryRouteDeps, summaryRoutes } from './summary-routes.ts'
import { undoOrder as undo } from './undo-order.ts'
import { withdrawOrder as withdraw } from './withdraw-order.ts'

/** Who sells, whose civil days count, and where the documents of contract summaries are. */
export type OrderingDeps = SummaryRouteDeps & { readonly provider: Provider }

/** Orders of one page of an answer. */
const perPage = 20

/** What lines may become, quotes, orders. A change begins on the civil days of the operator's zone. */
export const orderingRoutes = (deps: OrderingDeps): readonly Registration[] => [
  ...lineRoutes(deps.provider),
  ...summaryRoutes(deps),
  ...orderRoutes(deps.provider),
]

const lineRoutes = (provider: Provider): readonly Registration[] => {
  const { zone } = provider
  return [
    handle(listChoices, async ({ db, accountIds, clock, input }) => {
      const { lineId } = input.params
      const accountId = await ownerOf(db, accountIds, lineId)
      const at = { now: clock.now(), zone }
      const situation =
        accountId === undefined ? null : await readSituation(db, { accountId, lineId }, at)
      return situation === null ? refuse('not-found') : answer(choicesOf(situation))
    }),

    handle(makeQuote, async ({ db, accountIds, clock, input }) => {
      const { lineId } = input.params
      const { language, ...request } = input.body
      const accountId = await ownerOf(db, accountIds, lineId)
      if (accountId === undefined) return refuse('not-found')
      const asked = { accountId, lineId, request, language }
      const quoted = await transact(db, tx => quote(tx, asked, { now: clock.now(), provider }))
      return quoted.kind === 'quoted' ? answer(quoted.quote) : refuse(quoted.reason)
    }),

    handle(readQuote, async ({ db, accountIds, clock, input }) => {
      const row = await findQuote(db, accountIds, input.params.quoteId)
      return row === undefined ? refuse('not-found') : answer(toQuoteView(row, clock.now()))
    }),

    handle(compareOffers, async ({ db, accountIds, clock, input }) => {
      const { lineId } = input.params
      const accountId = await ownerOf(db, accountIds, lineId)
      if (accountId === undefined) return refuse('not-found')
      const months = Number(input.query.months ?? comparedMonths.at(-1))
      const compared = await compare(db, { accountId, lineId, months }, { now: clock.now(), zone })
      return compared.kind === 'compared' ? answer(compared.comparison) : refuse(compared.reason)
    }),

    handle(readLeaving, async ({ db, accountIds, clock, input }) => {
      const { lineId } = input.params
      const accountId = await ownerOf(db, accountIds, lineId)
      if (accountId === undefined) return refuse('not-found')
      const on = input.query.on === undefined ? null : Temporal.PlainDate.from(input.query.on)
      const read = await leavingOf(db, { accountId, lineId, on }, { now: clock.now(), zone })
      return read.kind === 'read' ? answer(read.leaving) : refuse(read.reason)
    }),
  ]
}

const orderRoutes = ({ zone }: Pick<Provider, 'zone'>): readonly Registration[] => [
  handle(placeOrder, async ({ db, actor, accountIds, clock, input }) => {
    const at = { now: clock.now(), zone }
    const { quoteId } = input.params
    const asked = { accountIds, quoteId, wording: input.body.consent, by: byOf(actor) }
    const placed = await transact(db, tx => place(tx, asked, at))
    if (placed.kind === 'refused') return refuse(placed.reason)
    const view = await readOrderView(db, accountIds, { orderId: placed.orderId, ...at })
    return answer(present(view, 'the order just placed'))
  }),

  handle(listOrders, async ({ db, accountIds, clock, input }) => {
    const { lineId, after, limit = perPage } = input.query
    if (accountIds.length === 0) return answer({ orders: [], next: null })
    const before = after === undefined ? null : cursorFrom(after)
    const page = { lineId: lineId ?? null, before, limit: limit + 1 }
    const rows = await findOrders(db, accountIds, page)
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    return answer({
      orders: await toOrderViews(db, shown, { now: clock.now(), zone }),
      next: last === undefined ? null : `${last.placed_at}_${last.id}`,
    })
  }),

  handle(readOrder, async ({ db, accountIds, clock, input }) => {
    const asked = { orderId: input.params.orderId, now: clock.now(), zone }
    const view = await readOrderView(db, accountIds, asked)
    return view === null ? refuse('not-found') : answer(view)
  }),

  handle(undoOrder, async ({ db, actor, accountIds, clock, input }) => {
    const at = { now: clock.now(), zone }
    const { orderId } = input.params
    const undone = await transact(db, tx => undo(tx, { accountIds, orderId, by: byOf(actor) }, at))
    if (undone.kind === 'refused') return refuse(undone.reason)
    const view = await readOrderView(db, accountIds, { orderId, ...at })
    return answer(present(view, 'the order just undone'))
  }),

  handle(withdrawOrder, async ({ db, actor, accountIds, clock, input }) => {
    const at = { now: clock.now(), zone }
    const { orderId } = input.params
    const asked = { accountIds, orderId, by: byOf(actor) }
    const withdrawn = await transact(db, tx => withdraw(tx, asked, at))
    if (withdrawn.kind === 'refused') return refuse(withdrawn.reason)
    const view = await readOrderView(db, accountIds, { orderId, ...at })
    return answer(present(view, 'the order just withdrawn from'))
  }),
]

const ownerOf = async (
  db: Db,
  accountIds: readonly AccountId[],
  lineId: LineId,
): Promise<AccountId | undefined> => (await ownersOfLines(db, accountIds, [lineId])).get(lineId)

/** How the option journal names who agreed, and where. Only a holder may order. */
const byOf = (actor: Actor) => ({
  actor: 'holder',
  channel: actor.origin.channel === 'app' ? ('app' as const) : ('web' as const),
})

/** Where the next page begins; what is no cursor of ours begins at the first. */
const cursorFrom = (text: string) => {
  const [placedAt = '', id = ''] = text.split('_')
  try {
    return { placedAt: Temporal.Instant.from(placedAt), id }
  } catch {
    return null
  }
}
