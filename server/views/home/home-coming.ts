import type { Language } from '../../../contract/languages.ts'
import { toMoney } from '../../../contract/money.ts'
import type { Home } from '../../../contract/routes/home.ts'
import { type CatalogueBook, findTerms, promotionsOf } from '../../domains/catalog/public.ts'
import type { SubscribedItem } from '../../domains/lines/public.ts'
import type { Period } from '../../kernel/calendar.ts'
import type { AccountRow, LineRow } from './home-rows.ts'

type Coming = Home['coming'][number]

/** How far ahead the page looks, and how much it shows. */
const monthsAhead = 12
const mostShown = 8

type Known = {
  readonly accounts: readonly AccountRow[]
  readonly owed: NonNullable<Home['owed']>
  readonly lines: readonly LineRow[]
  readonly items: readonly SubscribedItem[]
  readonly book: CatalogueBook
  readonly periodOf: (account: AccountRow) => Period
  readonly today: Temporal.PlainDate
  readonly language: Language
}

/** What is dated ahead, soonest first: payments, the next bill, ends of promotions, options and commitments. */
export const toComing = (known: Known): Coming[] => {
  const last = known.today.add({ months: monthsAhead }).toString()
  const today = known.today.toString()
  return [
    ...known.owed.flatMap(toPayments),
    ...known.accounts.map(account => nextBill(known.periodOf(account))),
    ...known.items.flatMap(item => endsOf(item, known)),
    ...known.lines.flatMap(commitmentEnd),
  ]
    .filter(({ on }) => on >= today && on <= last)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .slice(0, mostShown)
}

const toPayments = ({ bills }: Known['owed'][number]): Coming[] =>
  bills.map(({ id, open, dueOn, collected }) => ({
    kind: collected ? 'collection' : 'payment',
    on: dueOn,
    amount: open,
    billId: id,
  }))

const nextBill = ({ end }: Period): Coming => ({ kind: 'bill', on: end.toString() })

const lineOf = (item: SubscribedItem, { lines }: Known) => {
  const line = lines.find(({ lineId }) => lineId === item.lineId)
  return line === undefined ? {} : { lineId: line.lineId, lineLabel: line.label }
}

const endsOf = (item: SubscribedItem, known: Known): Coming[] => {
  const line = lineOf(item, known)
  const promotions = promotionsOf(known.book, item).map(
    ({ promotion, endsOn }): Coming => ({
      kind: 'promotion-end',
      on: endsOn.toString(),
      amount: toMoney(promotion.monthlyDiscount),
      name: promotion.names[known.language],
      ...line,
    }),
  )
  if (item.endsOn === null) return promotions
  const name = findTerms(known.book, item)?.names[known.language]
  const end = {
    kind: 'option-end' as const,
    on: item.endsOn.toString(),
    ...(name === undefined ? {} : { name }),
    ...line,
  }
  return [...promotions, end]
}

const commitmentEnd = ({ commitmentEndsOn, lineId, label }: LineRow): Coming[] =>
  commitmentEndsOn === null
    ? []
    : [{ kind: 'commitment-end', on: commitmentEndsOn, lineId, lineLabel: label }]
