import { type Static, Type } from 'typebox'
import { closed, DateText } from '../../../contract/closed.ts'
import { IdOf } from '../../../contract/ids.ts'
import type { OrderState } from '../../../contract/routes/ordering.ts'
import { next, stateTable } from '../../kernel/state-table.ts'
import type { SubscribedItem } from '../lines/public.ts'

/** What becomes of an order. */
const orderTable = stateTable({
  scheduled: { begin: 'in-service', undo: 'undone' },
  'in-service': { undo: 'undone', withdraw: 'withdrawn' },
  undone: {},
  withdrawn: {},
})

const DateOrNull = Type.Union([DateText, Type.Null()])

/** What an order changed, so that it can be undone to the cent. */
export const Changed = closed({
  began: Type.Union([closed({ itemId: IdOf('item'), endsOn: DateOrNull }), Type.Null()]),
  ended: Type.Array(closed({ itemId: IdOf('item'), endsOn: DateOrNull, endedBefore: DateOrNull })),
  commitment: Type.Union([
    closed({
      from: DateOrNull,
      months: Type.Union([Type.Integer(), Type.Null()]),
      endsOn: DateOrNull,
      subsidisedHandset: Type.Boolean(),
    }),
    Type.Null(),
  ]),
})
export type Changed = Static<typeof Changed>

/** The law's time to think again about what was bought at a distance (C. conso L221-18; law.md 3.2). */
const undoDays = 14

/**
 * The first day on which an order cannot be undone any more: fourteen days on, or sooner the billing day after the one
 * it took effect in, because from then on a bill has been made of it.
 */
export const undoUntil = (
  order: { readonly placedOn: Temporal.PlainDate; readonly effectiveOn: Temporal.PlainDate },
  billingDayAfter: (day: Temporal.PlainDate) => Temporal.PlainDate,
): Temporal.PlainDate => {
  const thought = order.placedOn.add({ days: undoDays })
  const billed = billingDayAfter(order.effectiveOn)
  return Temporal.PlainDate.compare(thought, billed) < 0 ? thought : billed
}

/** The first day on which an order cannot be withdrawn from any more (C. conso L221-18). */
export const withdrawUntil = (placedOn: Temporal.PlainDate): Temporal.PlainDate =>
  placedOn.add({ days: undoDays })

type Undoing = {
  readonly state: OrderState
  readonly today: Temporal.PlainDate
  readonly until: Temporal.PlainDate
  readonly changed: Changed
  /** The account's items as they are now. */
  readonly items: readonly SubscribedItem[]
  /** Whether something was taken from what it brought. */
  readonly isUsed: boolean
}

export type UndoDecision =
  | { readonly kind: 'undo' }
  | { readonly kind: 'undone-already' }
  | {
      readonly kind: 'refused'
      readonly reason: 'undo-too-late' | 'undo-used' | 'undo-changed-since'
    }

/** Whether an order may be undone: in time, unused, and nothing it changed was changed again. */
export const decideUndo = (undoing: Undoing): UndoDecision => {
  const { state, today, until, changed, items, isUsed } = undoing
  if (state === 'undone') return { kind: 'undone-already' }
  if (next(orderTable, state, 'undo') === null || Temporal.PlainDate.compare(today, until) >= 0)
    return { kind: 'refused', reason: 'undo-too-late' }
  if (isUsed) return { kind: 'refused', reason: 'undo-used' }
  return isAsLeft(changed, items)
    ? { kind: 'undo' }
    : { kind: 'refused', reason: 'undo-changed-since' }
}

/** Whether everything that an order touched still ends as it left it. */
const isAsLeft = (changed: Changed, items: readonly SubscribedItem[]): boolean => {
  const endOf = (itemId: string) =>
    items.find(item => item.itemId === itemId)?.endsOn?.toString() ?? null
  const touched = [...changed.ended, ...(changed.began === null ? [] : [changed.began])]
  return touched.every(({ itemId, endsOn }) => endOf(itemId) === endsOn)
}

export type WithdrawalDecision =
  | { readonly kind: 'withdraw' }
  | { readonly kind: 'withdrawn-already' }
  | {
      readonly kind: 'refused'
      readonly reason: 'withdrawal-too-late' | 'withdrawal-used' | 'undo-changed-since'
    }

/** Whether an order may be withdrawn from: in time, nothing changed since, and not a pass that was used. */
export const decideWithdrawal = ({
  state,
  today,
  until,
  changed,
  items,
  isUsed,
}: Undoing): WithdrawalDecision => {
  if (state === 'withdrawn') return { kind: 'withdrawn-already' }
  if (next(orderTable, state, 'withdraw') === null || Temporal.PlainDate.compare(today, until) >= 0)
    return { kind: 'refused', reason: 'withdrawal-too-late' }
  const began = items.find(({ itemId }) => itemId === changed.began?.itemId)
  if (isUsed && began?.kind === 'pass') return { kind: 'refused', reason: 'withdrawal-used' }
  return isAsLeft(changed, items)
    ? { kind: 'withdraw' }
    : { kind: 'refused', reason: 'undo-changed-since' }
}
