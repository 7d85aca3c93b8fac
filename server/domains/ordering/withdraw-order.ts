import type { AccountId, OrderId } from '../../../contract/ids.ts'
import { civilDate } from '../../kernel/calendar.ts'
import type { Tx } from '../../kernel/db.ts'
import { present } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { emit } from '../../kernel/outbox.ts'
import { parsed } from '../../kernel/parsed.ts'
import { type CatalogueBook, priceOn, readCatalogue } from '../catalog/public.ts'
import { lockAccount } from '../customers/public.ts'
import {
  type Consent,
  changeItems,
  type ItemChange,
  itemsSince,
  type SubscribedItem,
} from '../lines/public.ts'
import { usedItems } from '../usage/public.ts'
import { Changed, decideWithdrawal, withdrawUntil } from './order.ts'
import { findOrder, findSteps, insertStep, setOrderState } from './queries.ts'
import { giveBackCommitment, orderUndone } from './undo-order.ts'
import { words } from './words.ts'

export type Withdrawn =
  | { readonly kind: 'withdrawn' }
  | {
      readonly kind: 'refused'
      readonly reason:
        | 'not-found'
        | 'withdrawal-too-late'
        | 'withdrawal-used'
        | 'undo-changed-since'
    }

type Asked = {
  readonly accountIds: readonly AccountId[]
  readonly orderId: OrderId
  readonly by: Pick<Consent, 'actor' | 'channel'>
}

/** Ends today what an order began, and begins again what it ended. Twice is once. */
export const withdrawOrder = async (
  tx: Tx,
  { accountIds, orderId, by }: Asked,
  { now, zone }: { readonly now: Temporal.Instant; readonly zone: string },
): Promise<Withdrawn> => {
  const seen = await findOrder(tx, accountIds, orderId)
  if (seen === undefined) return { kind: 'refused', reason: 'not-found' }
  const accountId = seen.account_id
  await lockAccount(tx, accountId)
  const order = present(await findOrder(tx, [accountId], orderId), 'an order')
  const changed = parsed(Changed, order.changed, 'what an order changed')
  const items = await itemsSince(tx, [accountId], order.effective_on.subtract({ months: 1 }))
  const today = civilDate(now, zone)
  const began = changed.began === null ? [] : [changed.began.itemId]
  const decision = decideWithdrawal({
    state: order.state,
    today,
    until: withdrawUntil(order.placed_on),
    changed,
    items,
    isUsed: (await usedItems(tx, accountId, began)).size > 0,
  })
  if (decision.kind === 'refused') return decision
  if (decision.kind === 'withdraw') {
    const { language, reference } = order
    const wording = words[language].withdraw({ reference })
    const back = changesBack({ book: await readCatalogue(tx), items, today }, changed)
    await changeItems(tx, back, { ...by, language, wording, agreedAt: now })
    await giveBackCommitment(tx, order, changed)
    await setOrderState(tx, { accountId, orderId }, 'withdrawn')
    const steps = await findSteps(tx, [accountId], [orderId])
    await insertStep(tx, {
      account_id: accountId,
      order_id: orderId,
      sequence: steps.length + 1,
      state: 'withdrawn',
      at: now,
    })
    await emit(tx, { accountId, kind: orderUndone, payload: { orderId } })
  }
  return { kind: 'withdrawn' }
}

type Back = {
  readonly book: CatalogueBook
  readonly items: readonly SubscribedItem[]
  readonly today: Temporal.PlainDate
}

/**
 * What was begun ends today, so that the next bill gives back the days it took ahead. What was ended is there again from
 * today, under the terms it had: a promotion goes on to its own end and is not won twice.
 */
const changesBack = (
  { book, items, today }: Back,
  { began, ended }: Changed,
): readonly ItemChange[] => {
  const ends = items
    .filter(({ itemId }) => itemId === began?.itemId)
    .map((item): ItemChange => {
      const endsOn = later(today, item.startsOn)
      return { kind: 'ends', item, endsOn, price: priceOn(book, item, endsOn).amount }
    })
  const begins = ended.flatMap(({ itemId, endedBefore }): readonly ItemChange[] => {
    const item = items.find(known => known.itemId === itemId)
    const endsOn = endedBefore === null ? null : Temporal.PlainDate.from(endedBefore)
    const isOver = endsOn !== null && Temporal.PlainDate.compare(endsOn, today) <= 0
    if (item === undefined || isOver) return []
    const again = {
      ...item,
      itemId: newId('item'),
      startsOn: today,
      endsOn,
      promotedFrom: item.promotedFrom ?? item.startsOn,
    }
    return [{ kind: 'begins', item: again, price: priceOn(book, again, today).amount }]
  })
  return [...ends, ...begins]
}

const later = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(a, b) >= 0 ? a : b
