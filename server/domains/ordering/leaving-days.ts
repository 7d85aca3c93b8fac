import { type Cents, cents, sumCents, toMoney } from '../../../contract/money.ts'
import type { LeavingDay, Leaving as LeavingView } from '../../../contract/routes/leaving.ts'
import { present } from '../../kernel/errors.ts'
import { terminationNoticeOn } from '../../law/termination-notice.ts'
import { foreseeBills, grossOf } from '../billing/public.ts'
import { feeOn, promotionsOf, termsOf } from '../catalog/public.ts'
import type { SubscribedItem } from '../lines/public.ts'
import type { Situation } from './change.ts'
import { leavingCost, sumOf } from './leaving.ts'
import { holds } from './monthly.ts'

/** The most years ahead that a day may be asked about. */
const mostYears = 3
/** How far the table goes when nothing is promised for longer. */
const shownMonths = 12

/** What leaving says beside its ids and the names of lines. */
export type LeavingContent = Omit<LeavingView, 'lineId' | 'contractId' | 'lines'>

type Priced = { readonly day: LeavingDay; readonly leaving: Cents; readonly total: Cents }

/** The first and the last day on which somebody who tells us today may leave. */
export const daysToLeave = ({ today }: Situation) => {
  const notice = present(terminationNoticeOn(today), 'the notice of who leaves')
  return {
    first: today.add({ days: notice.value.mostDays }),
    last: today.add({ years: mostYears }),
    notice: { days: notice.value.mostDays, citation: shortly(notice.citation) },
  }
}

/**
 * What leaving would cost on each day that matters (B02). Subscriptions come from the functions of the bill run, so what
 * was paid ahead is given back to the day; property: the price of leaving never rises from one day to the next.
 */
export const decideLeaving = (
  situation: Situation,
  asked: Temporal.PlainDate | null,
): LeavingContent => {
  const { first, notice } = daysToLeave(situation)
  const priced = daysThatMatter(situation, first).map(on => priceDay(situation, on))
  const best = priced.reduce((found, one) => (one.total <= found.total ? one : found))
  const { endsOn } = situation.contract.commitment
  const isPromised = endsOn !== null && Temporal.PlainDate.compare(endsOn, situation.today) > 0
  const freeFrom = firstFree(priced)
  return {
    asOf: situation.today.toString(),
    notice,
    ...(isPromised ? { committedUntil: endsOn.toString() } : {}),
    ...(freeFrom === null ? {} : { freeFrom }),
    bestDay: best.day.on,
    days: priced.map(({ day }) => day),
    ...(asked === null ? {} : { asked: priceDay(situation, asked).day }),
    equipment: equipmentOf(situation),
  }
}

/** The first day possible, each billing day, and the days on which the law's share changes. */
const daysThatMatter = (
  { next, contract, today }: Situation,
  first: Temporal.PlainDate,
): readonly Temporal.PlainDate[] => {
  const { from, months, endsOn } = contract.commitment
  const shown = today.add({ months: shownMonths })
  const last = (
    endsOn !== null && Temporal.PlainDate.compare(endsOn, shown) > 0 ? endsOn : shown
  ).add({ months: 1 })
  const billing = Array.from({ length: 12 * mostYears }, (_, month) =>
    next.issuedOn.add({ months: month }),
  )
  const turn = months === null ? [] : [(from ?? contract.signedOn).add({ months: 12 })]
  const isShown = (day: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(day, first) > 0 && Temporal.PlainDate.compare(day, last) <= 0
  const days = [
    first,
    ...[...billing, ...turn, ...(endsOn === null ? [] : [endsOn])].filter(isShown),
  ]
  return [...new Map(days.map(day => [day.toString(), day])).values()].toSorted(
    Temporal.PlainDate.compare,
  )
}

const priceDay = (situation: Situation, on: Temporal.PlainDate): Priced => {
  const { items, contract } = situation
  const { parts, freeUntil } = leavingCost(situation, {
    after: items,
    commitment: contract.commitment,
    on,
  })
  const subscriptions = subscriptionsUntil(situation, on)
  const leaving = sumOf(parts)
  const total = cents(subscriptions + leaving)
  const day: LeavingDay = {
    on: on.toString(),
    subscriptions: toMoney(subscriptions),
    parts: parts.map(({ kind, amount, citation, pricedFrom }) => ({
      kind,
      amount: toMoney(amount),
      ...(citation === undefined ? {} : { citation }),
      ...(pricedFrom === undefined ? {} : { pricedFrom: pricedFrom.toString() }),
    })),
    leaving: toMoney(leaving),
    total: toMoney(total),
    lost: lostOn(situation, on),
    ...(freeUntil === null ? {} : { freeExitUntil: freeUntil.toString() }),
  }
  return { day, leaving, total }
}

/** The bills to come of a contract whose lines all end on a day. */
const subscriptionsUntil = (situation: Situation, on: Temporal.PlainDate): Cents => {
  const { book, next } = situation
  const ended = itemsOf(situation).map(item =>
    item.endsOn !== null && Temporal.PlainDate.compare(item.endsOn, on) <= 0
      ? item
      : { ...item, endsOn: on },
  )
  const months = Math.max(0, next.issuedOn.until(on, { largestUnit: 'months' }).months)
  const bills = foreseeBills(book, { items: ended, next }, months + 2)
  return sumCents(bills.flatMap(({ charges }) => charges.map(grossOf)))
}

const itemsOf = ({ items, contract }: Situation): readonly SubscribedItem[] =>
  items.filter(({ contractId }) => contractId === contract.contractId)

const lostOn = (situation: Situation, on: Temporal.PlainDate): LeavingDay['lost'] =>
  itemsOf(situation)
    .filter(item => holds(item, on))
    .flatMap(item => promotionsOf(situation.book, item))
    .filter(promotion => holds(promotion, on))
    .map(({ promotion, endsOn }) => ({
      names: promotion.names,
      monthlyDiscount: toMoney(promotion.monthlyDiscount),
      endsOn: endsOn.toString(),
    }))

/** The first day from which no share of a promise is asked any more; null when none is asked at all. */
const firstFree = (priced: readonly Priced[]): string | null => {
  const isAsked = ({ day }: Priced) => day.parts.some(({ kind }) => kind === 'early-termination')
  const last = priced.findLastIndex(isAsked)
  return last === -1 ? null : (priced[last + 1]?.day.on ?? null)
}

/** What was lent with the contract and is still held, each with its price when it is kept. */
const equipmentOf = (situation: Situation): LeavingContent['equipment'] => {
  const { book, today } = situation
  return itemsOf(situation)
    .filter(item => item.kind === 'equipment' && holds(item, today))
    .flatMap(item => {
      const terms = termsOf(book, item)
      if (terms.kind !== 'equipment' || terms.ownership !== 'lent') return []
      const fee =
        terms.nonReturnFee === null ? null : feeOn(book.current, terms.nonReturnFee, today)
      return fee === null
        ? []
        : [{ names: terms.names, ifKept: toMoney(fee.amount), pricedFrom: fee.from.toString() }]
    })
}

/** A citation up to its colon: what follows is a note of ours. */
const shortly = (citation: string): string => citation.split(':')[0] ?? citation
