import type { AccountId, ItemId, OrderId } from '../../../contract/ids.ts'
import { civilDate } from '../../kernel/calendar.ts'
import type { Tx } from '../../kernel/db.ts'
import { present } from '../../kernel/errors.ts'
import { emit } from '../../kernel/outbox.ts'
import { parsed } from '../../kernel/parsed.ts'
import { priceOn, readCatalogue } from '../catalog/public.ts'
import { lockAccount } from '../customers/public.ts'
import {
  type Consent,
  changeCommitment,
  changeItems,
  type ItemChange,
  itemsSince,
  linesOf,
  type SubscribedItem,
} from '../lines/public.ts'
import { usedItems } from '../usage/public.ts'
import { Changed, decideUndo, undoUntil } from './order.ts'
import { findOrder, findSteps, insertStep, setOrderState } from './queries.ts'
import { billingDayOf, periodOf } from './read-situation.ts'
import { words } from './words.ts'

/** Told of an account when one of its orders was taken back. */
export const orderUndone = 'ordering.order-undone'

export type Undone =
  | { readonly kind: 'undone' }
  | {
      readonly kind: 'refused'
      readonly reason: 'not-found' | 'undo-too-late' | 'undo-used' | 'undo-changed-since'
    }

type Asked = {
  readonly accountIds: readonly AccountId[]
  readonly orderId: OrderId
  readonly by: Pick<Consent, 'actor' | 'channel'>
}
type At = { readonly now: Temporal.Instant; readonly zone: string }
export type OrderRow = NonNullable<Awaited<ReturnType<typeof findOrder>>>

/** Takes an order back: what it began ends on its first day, what it ended goes on as it did. Twice is once. */
export const undoOrder = async (
  tx: Tx,
  { accountIds, orderId, by }: Asked,
  at: At,
): Promise<Undone> => {
  const seen = await findOrder(tx, accountIds, orderId)
  if (seen === undefined) return { kind: 'refused', reason: 'not-found' }
  const accountId = seen.account_id
  await lockAccount(tx, accountId)
  const order = present(await findOrder(tx, [accountId], orderId), 'an order')
  const changed = parsed(Changed, order.changed, 'what an order changed')
  const items = await itemsSince(tx, [accountId], order.effective_on.subtract({ months: 1 }))
  const began = changed.began === null ? [] : [changed.began.itemId]
  const decision = decideUndo({
    state: order.state,
    today: civilDate(at.now, at.zone),
    until: lastDayOf(order, await billingDayOf(tx, accountId)),
    changed,
    items,
    isUsed: (await usedItems(tx, accountId, began)).size > 0,
  })
  if (decision.kind === 'refused') return decision
  if (decision.kind === 'undo') {
    const { language, reference } = order
    const wording = words[language].undo({ reference })
    const consent = { ...by, language, wording, agreedAt: at.now }
    await changeItems(tx, await changesBack(tx, changed, items), consent)
    await giveBackCommitment(tx, order, changed)
    await setOrderState(tx, { accountId, orderId }, 'undone')
    const steps = await findSteps(tx, [accountId], [orderId])
    await insertStep(tx, {
      account_id: accountId,
      order_id: orderId,
      sequence: steps.length + 1,
      state: 'undone',
      at: at.now,
    })
    await emit(tx, { accountId, kind: orderUndone, payload: { orderId } })
  }
  return { kind: 'undone' }
}

/** The first day on which an order cannot be undone any more, by the billing day of its account. */
export const lastDayOf = (
  order: Pick<OrderRow, 'placed_on' | 'effective_on'>,
  billingDay: number,
): Temporal.PlainDate => {
  const dates = { placedOn: order.placed_on, effectiveOn: order.effective_on }
  return undoUntil(dates, day => periodOf(billingDay, day).end)
}

const changesBack = async (
  tx: Tx,
  { began, ended }: Changed,
  items: readonly SubscribedItem[],
): Promise<readonly ItemChange[]> => {
  const book = await readCatalogue(tx)
  const itemOf = (itemId: ItemId) =>
    present(
      items.find(item => item.itemId === itemId),
      'an item that an order changed',
    )
  const back = (itemId: ItemId, end: Temporal.PlainDate | null): ItemChange => {
    const item = itemOf(itemId)
    return { kind: 'ends', item, endsOn: end, price: priceOn(book, item, item.startsOn).amount }
  }
  return [
    ...(began === null ? [] : [back(began.itemId, itemOf(began.itemId).startsOn)]),
    ...ended.map(({ itemId, endedBefore }) =>
      back(itemId, endedBefore === null ? null : Temporal.PlainDate.from(endedBefore)),
    ),
  ]
}

/** Puts back the promise to stay that a contract had before an order. */
export const giveBackCommitment = async (
  tx: Tx,
  order: OrderRow,
  { commitment }: Changed,
): Promise<void> => {
  if (commitment === null) return
  const lines = await linesOf(tx, [order.account_id])
  const line = present(
    lines.find(({ id }) => id === order.line_id),
    'the line of an order',
  )
  const day = (text: string | null) => (text === null ? null : Temporal.PlainDate.from(text))
  const contract = { accountId: order.account_id, contractId: line.contract_id }
  await changeCommitment(tx, contract, {
    ...commitment,
    from: day(commitment.from),
    endsOn: day(commitment.endsOn),
  })
}
