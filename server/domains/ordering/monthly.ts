import { cents, sumCents, toMoney } from '../../../contract/money.ts'
import type { QuoteView } from '../../../contract/routes/ordering.ts'
import { priceOn, promotionsOf, termsOf } from '../catalog/public.ts'
import type { HeldCommitment, SubscribedItem } from '../lines/public.ts'
import type { Situation } from './change.ts'

/** What the line is asked each month on a day. */
export const sideOn = (
  { book, line }: Situation,
  items: readonly SubscribedItem[],
  on: Temporal.PlainDate,
): QuoteView['before'] => {
  const rows = items
    .filter(item => item.lineId === line.lineId && item.kind !== 'pass' && holds(item, on))
    .flatMap(item => monthlyRows({ book, item, on }))
  return {
    monthly: toMoney(sumCents(rows.map(({ gross }) => gross))),
    items: rows.map(({ gross, ...row }) => ({ ...row, amount: toMoney(gross) })),
  }
}

/** Whether something is there on a day. */
export const holds = (
  { startsOn, endsOn }: { startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate | null },
  on: Temporal.PlainDate,
): boolean =>
  Temporal.PlainDate.compare(startsOn, on) <= 0 &&
  (endsOn === null || Temporal.PlainDate.compare(on, endsOn) < 0)

type Priced = Pick<Situation, 'book'> & {
  readonly item: SubscribedItem
  readonly on: Temporal.PlainDate
}

const monthlyRows = ({ book, item, on }: Priced) => {
  const terms = termsOf(book, item)
  const gross = priceOn(book, item, on).amount
  if (gross === 0n || (terms.kind === 'equipment' && terms.ownership === 'sold')) return []
  const kind = item.kind === 'pass' ? 'option' : item.kind
  const until = item.endsOn === null ? {} : { until: item.endsOn.toString() }
  const discounts = promotionsOf(book, item)
    .filter(promotion => holds(promotion, on))
    .map(({ promotion, endsOn }) => ({
      names: promotion.names,
      kind: 'discount' as const,
      gross: cents(-promotion.monthlyDiscount),
      until: endsOn.toString(),
    }))
  return [{ names: terms.names, kind, gross, ...until }, ...discounts]
}

/** What is promised on a day without and with the change; a promise that is over is none. */
export const commitmentOf = (
  held: { readonly before: HeldCommitment; readonly after: HeldCommitment },
  on: Temporal.PlainDate,
): QuoteView['commitment'] => {
  const endOf = ({ endsOn }: HeldCommitment) =>
    endsOn !== null && Temporal.PlainDate.compare(endsOn, on) > 0 ? endsOn.toString() : undefined
  const [before, after] = [endOf(held.before), endOf(held.after)]
  if (after === undefined) return { effect: 'none' }
  if (before === undefined) return { effect: 'begins', after }
  return { effect: after === before ? 'kept' : 'extended', before, after }
}
