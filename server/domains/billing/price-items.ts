import { type Cents, cents } from '../../../contract/money.ts'
import type { Section } from '../../../contract/routes/billing.ts'
import {
  type CatalogueBook,
  feeOn,
  type Offer,
  priceOn,
  promotionsOf,
  termsOf,
  vatSharesOn,
} from '../catalog/public.ts'
import type { Priced, SubscribedItem } from './billed-account.ts'
import type { Cycle, Recurring, SingleCharge } from './charge.ts'

/**
 * What the items of one account owe by the catalogue: each month for what lasts, with its discounts; once for
 * a pass, for equipment that is sold, and for opening a line, in the month in which they begin.
 */
export const priceItems = (
  book: CatalogueBook,
  items: readonly SubscribedItem[],
  cycle: Cycle,
): readonly Priced[] =>
  items.map(item => {
    const terms = termsOf(book, item)
    const priced = { book, item, terms, cycle }
    if (wasUndone(item)) return { recurring: priceMonthly(priced), single: [] }
    return isPaidOnce(item, terms)
      ? { recurring: [], single: beganIn(cycle, item) ? [priceOnce(priced)] : [] }
      : { recurring: priceMonthly(priced), single: activationFee(priced, items) }
  })

type Asked = {
  readonly book: CatalogueBook
  readonly item: SubscribedItem
  readonly terms: Offer
  readonly cycle: Cycle
}

/** Ended on its first day: as if it had never been asked for. What a bill took ahead of it is given back. */
const wasUndone = ({ startsOn, endsOn }: SubscribedItem): boolean =>
  endsOn?.equals(startsOn) === true

const isPaidOnce = (item: SubscribedItem, terms: Offer): boolean =>
  item.kind === 'pass' || (terms.kind === 'equipment' && terms.ownership === 'sold')

const beganIn = ({ previous }: Cycle, { startsOn }: SubscribedItem): boolean =>
  Temporal.PlainDate.compare(startsOn, previous.start) >= 0 &&
  Temporal.PlainDate.compare(startsOn, previous.end) < 0

const sectionOf = (terms: Offer): Section =>
  terms.kind === 'option' && terms.thirdParty ? 'third-party' : 'own'

/** The day of the terms that were agreed, which names the catalogue's version, and the first day of the price. */
const rateOf = ({ item }: Asked, from: Temporal.PlainDate) => ({
  version: item.agreedOn.toString(),
  from,
})

const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(a, b) >= 0 ? a : b
const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate | null) =>
  b !== null && Temporal.PlainDate.compare(b, a) < 0 ? b : a

const priceMonthly = (asked: Asked): readonly Recurring[] => {
  const { book, item, terms, cycle } = asked
  const price = priceOn(book, item, later(cycle.next.start, item.startsOn))
  const before = priceOn(book, item, later(cycle.previous.start, item.startsOn))
  const base = {
    section: sectionOf(terms),
    contractId: item.contractId,
    lineId: item.lineId,
    shares: vatSharesOn(book, item, cycle.next.start),
  }
  const kind = item.kind === 'plan' || item.kind === 'option' ? item.kind : 'equipment'
  const main: Recurring = {
    ...base,
    subject: item.itemId,
    cause: kind === 'plan' ? `plan ${item.lineId}` : `${kind} ${item.lineId} ${item.offerCode}`,
    kind,
    names: terms.names,
    start: item.startsOn,
    end: item.endsOn,
    gross: price.amount,
    grossBefore: before.amount,
    rate: rateOf(asked, price.from),
  }
  const discounts = promotionsOf(book, item).map(({ promotion, startsOn, endsOn }): Recurring => {
    const gross: Cents = cents(-promotion.monthlyDiscount)
    return {
      ...base,
      subject: `${item.itemId} ${promotion.code}`,
      cause: `discount ${item.lineId} ${promotion.code}`,
      kind: 'discount',
      names: promotion.names,
      start: startsOn,
      end: earlier(endsOn, item.endsOn),
      gross,
      grossBefore: gross,
      rate: rateOf(asked, promotion.from),
    }
  })
  return [main, ...discounts]
}

const priceOnce = (asked: Asked): SingleCharge => {
  const { book, item, terms } = asked
  const price = priceOn(book, item, item.startsOn)
  return {
    chargeId: null,
    subject: item.itemId,
    kind: item.kind === 'pass' ? 'pass' : 'equipment',
    section: sectionOf(terms),
    names: terms.names,
    contractId: item.contractId,
    lineId: item.lineId,
    gross: price.amount,
    rate: rateOf(asked, price.from),
    shares: vatSharesOn(book, item, item.startsOn),
    occurredOn: item.startsOn,
  }
}

/** Asked when a plan opens its line, not when it takes the place of another. */
const activationFee = (asked: Asked, items: readonly SubscribedItem[]): readonly SingleCharge[] => {
  const { book, item, terms, cycle } = asked
  const isPlan = terms.kind === 'mobile-plan' || terms.kind === 'home-plan'
  if (!isPlan || terms.activationFee === null || !beganIn(cycle, item)) return []
  const followsAnother = items.some(
    ({ kind, lineId, endsOn }) =>
      kind === 'plan' && lineId === item.lineId && endsOn?.equals(item.startsOn) === true,
  )
  const found = followsAnother ? null : feeOn(book.current, terms.activationFee, item.startsOn)
  if (found === null || found.amount === 0n) return []
  return [
    {
      chargeId: null,
      subject: `activation ${item.itemId}`,
      kind: 'fee',
      section: 'own',
      names: found.fee.names,
      contractId: item.contractId,
      lineId: item.lineId,
      gross: found.amount,
      rate: rateOf(asked, item.startsOn),
      shares: [{ rateBasisPoints: found.rateBasisPoints, weight: 1n }],
      occurredOn: item.startsOn,
    },
  ]
}
