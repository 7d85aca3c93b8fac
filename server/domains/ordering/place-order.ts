import type { AccountId, OrderId, QuoteId } from '../../../contract/ids.ts'
import { civilDate } from '../../kernel/calendar.ts'
import { jsonb, type Tx } from '../../kernel/db.ts'
import { present } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { emit } from '../../kernel/outbox.ts'
import { billingProfiles, lockAccount } from '../customers/public.ts'
import { type Consent, changeCommitment, changeItems, type ItemChange } from '../lines/public.ts'
import { changesOf, commitmentAfter, obstacleTo, type Request, type Situation } from './change.ts'
import type { Changed } from './order.ts'
import { countOrders, findQuote, insertOrder, insertStep } from './queries.ts'
import { toQuoteView } from './quote-view.ts'
import { hashOfSituation, readSituation } from './read-situation.ts'

/** Told of an account when one of its orders was placed. */
export const orderPlaced = 'ordering.order-placed'

export type Placed =
  | { readonly kind: 'placed'; readonly orderId: OrderId }
  | {
      readonly kind: 'refused'
      readonly reason: 'not-found' | 'quote-expired' | 'quote-outdated' | 'consent-mismatch'
    }

type Asked = {
  readonly accountIds: readonly AccountId[]
  readonly quoteId: QuoteId
  /** The sentence as it was shown. */
  readonly wording: string
  readonly by: Pick<Consent, 'actor' | 'channel'>
}

type At = { readonly now: Temporal.Instant; readonly zone: string }

/**
 * Accepts a quote in the transaction of the request: the account is locked before anything is compared, so that of
 * twenty taps one changes the line and the others find its order.
 */
export const placeOrder = async (tx: Tx, asked: Asked, at: At): Promise<Placed> => {
  const seen = await findQuote(tx, asked.accountIds, asked.quoteId)
  if (seen === undefined) return { kind: 'refused', reason: 'not-found' }
  await lockAccount(tx, seen.account_id)
  const quote = present(await findQuote(tx, [seen.account_id], asked.quoteId), 'a quote')
  if (quote.order_id !== null) return { kind: 'placed', orderId: quote.order_id }
  const view = toQuoteView(quote, at.now)
  if (view.state === 'expired') return { kind: 'refused', reason: 'quote-expired' }
  if (asked.wording !== view.consent) return { kind: 'refused', reason: 'consent-mismatch' }
  const place = { accountId: quote.account_id, lineId: quote.line_id }
  const situation = await readSituation(tx, place, at)
  const request: Request = {
    act: quote.act,
    offerCode: quote.offer_code,
    effect: isToday(quote) ? 'now' : 'next-period',
  }
  const isSame =
    situation !== null &&
    hashOfSituation(situation).equals(quote.situation_hash) &&
    obstacleTo(situation, request) === null
  if (!isSame) return { kind: 'refused', reason: 'quote-outdated' }
  // What was agreed keeps the terms of the day of its quote.
  const agreed = { ...situation, today: quote.made_on }
  return accept(tx, { situation: agreed, request, quote, asked }, at)
}

const isToday = (quote: {
  readonly made_on: Temporal.PlainDate
  readonly effective_on: Temporal.PlainDate
}) => quote.made_on.equals(quote.effective_on)

type Accepting = {
  readonly situation: Situation
  readonly request: Request
  readonly quote: NonNullable<Awaited<ReturnType<typeof findQuote>>>
  readonly asked: Asked
}

const accept = async (
  tx: Tx,
  { situation, request, quote, asked }: Accepting,
  { now, zone }: At,
): Promise<Placed> => {
  const { account_id: accountId, line_id: lineId, effective_on: effectiveOn } = quote
  const orderId = newId('order')
  const changes = changesOf(situation, request, newId('item'))
  const commitment = commitmentAfter(situation, request)
  const held = situation.contract.commitment
  await changeItems(tx, changes, {
    ...asked.by,
    language: quote.language,
    wording: asked.wording,
    agreedAt: now,
  })
  if (commitment !== held) {
    const { contractId } = situation.contract
    await changeCommitment(tx, { accountId, contractId }, commitment)
  }
  const placedOn = civilDate(now, zone)
  const state = Temporal.PlainDate.compare(effectiveOn, placedOn) <= 0 ? 'in-service' : 'scheduled'
  await insertOrder(tx, {
    account_id: accountId,
    id: orderId,
    quote_id: quote.id,
    line_id: lineId,
    reference: await nextReference(tx, accountId),
    state,
    placed_at: now,
    placed_on: placedOn,
    effective_on: effectiveOn,
    channel: asked.by.channel,
    changed: jsonb(toChanged(changes, commitment === held ? null : held)),
  })
  await insertStep(tx, { account_id: accountId, order_id: orderId, sequence: 1, state, at: now })
  await emit(tx, { accountId, kind: orderPlaced, payload: { orderId } })
  return { kind: 'placed', orderId }
}

/** The account's own number, then how many orders it has had: short enough to be read over the phone. */
const nextReference = async (tx: Tx, accountId: AccountId): Promise<string> => {
  const [profile] = await billingProfiles(tx, [accountId])
  const { numeroClient } = present(profile, 'a billing profile')
  return `${numeroClient}-C${(await countOrders(tx, accountId)) + 1}`
}

const text = (day: Temporal.PlainDate | null) => day?.toString() ?? null

const toChanged = (
  changes: readonly ItemChange[],
  held: Situation['contract']['commitment'] | null,
): Changed => {
  const began = changes.find(({ kind }) => kind === 'begins')
  return {
    began:
      began === undefined ? null : { itemId: began.item.itemId, endsOn: text(began.item.endsOn) },
    ended: changes.flatMap(change =>
      change.kind === 'ends'
        ? [
            {
              itemId: change.item.itemId,
              endsOn: text(change.endsOn),
              endedBefore: text(change.item.endsOn),
            },
          ]
        : [],
    ),
    commitment:
      held === null ? null : { ...held, from: text(held.from), endsOn: text(held.endsOn) },
  }
}
