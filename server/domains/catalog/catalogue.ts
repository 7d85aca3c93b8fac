import type { Names } from '../../../contract/languages.ts'
import type { Cents } from '../../../contract/money.ts'
import { Fault, present } from '../../kernel/errors.ts'
import { vatRateOn } from '../../law/vat.ts'
import { isOnOrBefore, isWithin } from './civil-day.ts'
import { type Fee, type Offer, type Price, type Promotion, rowOn } from './offer.ts'
import type { Tariffs } from './tariff.ts'

/** What is taxed alike; `legalRate` names a rate of the law's own table. */
export type VatClass = {
  readonly code: string
  readonly names: Names
  /** Oldest first. */
  readonly rates: readonly { readonly from: Temporal.PlainDate; readonly legalRate: string }[]
}

/** One version of what the operator sells; it never changes. */
export type Catalogue = {
  readonly versionId: string
  readonly offers: ReadonlyMap<string, Offer>
  readonly fees: ReadonlyMap<string, Fee>
  readonly promotions: readonly Promotion[]
  readonly vatClasses: ReadonlyMap<string, VatClass>
  readonly tariffs: Tariffs
}

/**
 * Every version that was published. What was sold keeps the terms of the version of the day it was
 * agreed; prices told to everyone, and prices outside plans, are those of the present version.
 */
export type CatalogueBook = {
  readonly current: Catalogue
  /** Oldest first; the first one also holds before its own day. */
  readonly versions: readonly {
    readonly publishedOn: Temporal.PlainDate
    readonly catalogue: Catalogue
  }[]
}

/** What somebody agreed to, as `lines` keeps it: its code, and the day that fixes its terms. */
export type SoldOffer = { readonly offerCode: string; readonly agreedOn: Temporal.PlainDate }

/** A part of an amount taxed at one rate; the weights of an amount sum to 1 000 000. */
export type TaxedShare = {
  readonly vatClass: string
  /** 2000 is 20 %. */
  readonly rateBasisPoints: number
  readonly weight: bigint
}

/** The version that held on a day; before the first publication, the first one. */
export const catalogueOn = (book: CatalogueBook, on: Temporal.PlainDate): Catalogue =>
  book.versions.findLast(({ publishedOn }) => isOnOrBefore(publishedOn, on))?.catalogue ??
  book.versions[0]?.catalogue ??
  book.current

/** The terms of what somebody agreed to, or null when the version of that day did not sell it. */
export const findTerms = (book: CatalogueBook, sold: SoldOffer): Offer | null =>
  catalogueOn(book, sold.agreedOn).offers.get(sold.offerCode) ?? null

/** The terms of what somebody agreed to; a Fault when nothing was sold under that code. */
export const termsOf = (book: CatalogueBook, sold: SoldOffer): Offer => {
  const terms = findTerms(book, sold)
  if (terms !== null) return terms
  throw new Fault('an offer was sold that its catalogue does not have', {
    offerCode: sold.offerCode,
    agreedOn: sold.agreedOn.toString(),
  })
}

/**
 * The price, with taxes, that a sold offer has on a day: that of the day it was agreed, then each later price
 * that applies to everyone (C. conso L224-33). A Fault when it had no price on the day it was agreed.
 */
export const priceOn = (book: CatalogueBook, sold: SoldOffer, on: Temporal.PlainDate): Price => {
  const agreed = rowOn(termsOf(book, sold).prices, sold.agreedOn)
  const told = book.current.offers
    .get(sold.offerCode)
    ?.prices.filter(
      price => price.appliesTo === 'everyone' && !isOnOrBefore(price.from, sold.agreedOn),
    )
  const price = rowOn(told ?? [], on) ?? agreed
  return present(price, `a price of ${sold.offerCode} on ${sold.agreedOn}`)
}

/** The days on which holders of an offer were told of a price that also moves them, since they agreed to it. */
export const noticesOf = (book: CatalogueBook, sold: SoldOffer): readonly Temporal.PlainDate[] =>
  (book.current.offers.get(sold.offerCode)?.prices ?? []).flatMap(({ appliesTo, notifiedOn }) =>
    appliesTo === 'everyone' && notifiedOn !== null && !isOnOrBefore(notifiedOn, sold.agreedOn)
      ? [notifiedOn]
      : [],
  )

/** The price asked of who takes an offer on a day; null when it has none yet. */
export const listPriceOn = (offer: Offer, on: Temporal.PlainDate): Price | null =>
  rowOn(offer.prices, on)

/**
 * How a sold offer's amount is split for VAT on a day, largest class name last. A bundle's shares are the
 * operator's dated data, so they are read in the present version (CGI art. 279 b octies).
 */
export const vatSharesOn = (
  book: CatalogueBook,
  sold: SoldOffer,
  on: Temporal.PlainDate,
): readonly TaxedShare[] => {
  const offer = book.current.offers.get(sold.offerCode) ?? termsOf(book, sold)
  const row = rowOn(offer.vatShares, on) ?? offer.vatShares[0]
  return present(row, `VAT shares of ${sold.offerCode}`).shares.map(({ vatClass, weight }) => ({
    vatClass,
    weight,
    rateBasisPoints: vatRateOfClass(book.current, vatClass, on),
  }))
}

/** The rate, in basis points, at which a class is taxed on a day. A Fault when the law has none. */
export const vatRateOfClass = (
  { vatClasses }: Catalogue,
  vatClass: string,
  on: Temporal.PlainDate,
): number => {
  const found = present(vatClasses.get(vatClass), `the VAT class ${vatClass}`)
  const row = present(rowOn(found.rates, on), `a rate of ${vatClass} on ${on}`)
  return present(vatRateOn(row.legalRate, on), `the legal rate ${row.legalRate} on ${on}`).value
}

/** A fee as it is asked on a day: amount with taxes, and the rate that taxes it. Null when there is none. */
export const feeOn = (
  catalogue: Catalogue,
  feeCode: string,
  on: Temporal.PlainDate,
): {
  readonly fee: Fee
  readonly amount: Cents
  readonly vatClass: string
  readonly rateBasisPoints: number
  /** Since when this amount is asked. */
  readonly from: Temporal.PlainDate
} | null => {
  const fee = catalogue.fees.get(feeCode)
  const price = fee === undefined ? null : rowOn(fee.prices, on)
  if (fee === undefined || price === null) return null
  const rateBasisPoints = vatRateOfClass(catalogue, fee.vatClass, on)
  return {
    fee,
    amount: price.amount,
    vatClass: fee.vatClass,
    rateBasisPoints,
    from: price.from,
  }
}

/** A promotion that somebody has, and the days on which it takes its amount off. */
export type HeldPromotion = {
  readonly promotion: Promotion
  readonly startsOn: Temporal.PlainDate
  /** Excluded: the first day at the full price. */
  readonly endsOn: Temporal.PlainDate
}

/**
 * The promotions that came with a sold offer: those open on the day it was agreed, in the version of that
 * day, each for its months counted from the first day of service.
 */
export const promotionsOf = (
  book: CatalogueBook,
  sold: SoldOffer & {
    readonly startsOn: Temporal.PlainDate
    /** Where its months are counted from, when that is earlier: it goes on with what was there before. */
    readonly promotedFrom?: Temporal.PlainDate | null
  },
): readonly HeldPromotion[] =>
  promotionsOpenOn(catalogueOn(book, sold.agreedOn), sold.offerCode, sold.agreedOn)
    .map(promotion => ({
      promotion,
      startsOn: sold.startsOn,
      endsOn: (sold.promotedFrom ?? sold.startsOn).add({ months: promotion.forMonths }),
    }))
    .filter(({ startsOn, endsOn }) => Temporal.PlainDate.compare(startsOn, endsOn) < 0)

/** The promotions that can be taken with an offer on a day. */
export const promotionsOpenOn = (
  { promotions }: Catalogue,
  offerCode: string,
  on: Temporal.PlainDate,
): readonly Promotion[] =>
  promotions.filter(promotion => promotion.offers.includes(offerCode) && isWithin(on, promotion))
