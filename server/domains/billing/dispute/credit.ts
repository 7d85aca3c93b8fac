import { type Cents, cents, sumCents, zeroCents } from '../../../../contract/money.ts'
import { allocate } from '../../../kernel/money.ts'
import { creditVat, type RateBasisPoints, type TaxedPart, type VatRow } from '../vat.ts'

/** What a line and its bill asked for, and what earlier credits took back of both. */
export type Creditable = {
  /** The line, at each rate. */
  readonly parts: readonly TaxedPart[]
  /** Taken back of the line by earlier credits, at each rate, and of its rounding. */
  readonly takenOfLine: readonly TaxedPart[]
  readonly roundingOfLine: Cents
  /** The bill, in its VAT categories, and its rounding (BT-114). */
  readonly categories: readonly VatRow[]
  readonly rounding: Cents
  /** Taken back of the bill by earlier credits, of this line or another. */
  readonly taken: readonly VatRow[]
  readonly takenRounding: Cents
}

/** What a credit note gives back: `total` = `net` + `vat` + `rounding`, in categories of the bill. */
export type Credit = {
  readonly rows: readonly VatRow[]
  readonly net: Cents
  readonly vat: Cents
  readonly rounding: Cents
  readonly total: Cents
}

export type CreditDecision =
  | { readonly kind: 'credit'; readonly credit: Credit }
  | { readonly kind: 'too-high'; readonly most: Cents }

const least = (...amounts: readonly bigint[]): bigint =>
  amounts.reduce((found, amount) => (amount < found ? amount : found))
const positive = (amount: bigint): bigint => (amount > 0n ? amount : 0n)

const grossAt = (rows: readonly TaxedPart[], rate: RateBasisPoints): Cents =>
  sumCents(rows.filter(row => row.rateBasisPoints === rate).map(row => row.gross))

/** What a category of the bill still holds. */
const leftOf = (row: VatRow, taken: readonly VatRow[]): VatRow => {
  const own = taken.filter(one => one.rateBasisPoints === row.rateBasisPoints)
  const less = (amount: Cents, of: (one: VatRow) => Cents) => cents(amount - sumCents(own.map(of)))
  return {
    rateBasisPoints: row.rateBasisPoints,
    net: less(row.net, one => one.net),
    vat: less(row.vat, one => one.vat),
    gross: less(row.gross, one => one.gross),
  }
}

/** At each rate of the line, what is left both of the line and of the category: a discount lowered the category too. */
const leftAtEachRate = ({ parts, takenOfLine, categories, taken }: Creditable) =>
  [...new Set(parts.map(({ rateBasisPoints }) => rateBasisPoints))].map(rate => {
    const category = categories.find(row => row.rateBasisPoints === rate)
    const ofLine = grossAt(parts, rate) - grossAt(takenOfLine, rate)
    const ofBill = category === undefined ? 0n : leftOf(category, taken).gross
    return { rate, category, left: positive(least(ofLine, ofBill)) }
  })

/** What of a company’s rounding the line may take beyond its categories. */
const roundingLeft = (base: Creditable, left: bigint): bigint => {
  const line = sumCents(base.parts.map(({ gross }) => gross))
  const takenOfLine = sumCents(base.takenOfLine.map(({ gross }) => gross)) + base.roundingOfLine
  return positive(least(base.rounding - base.takenRounding, line - takenOfLine - left))
}

/** The most that can be given back of a line: never more than it, nor than the bill asked in its VAT categories. */
export const mostOf = (base: Creditable): Cents => {
  const left = leftAtEachRate(base).reduce((sum, one) => sum + one.left, 0n)
  return cents(left + roundingLeft(base, left))
}

/**
 * Gives an amount back in the VAT categories of the original bill. The credit that takes the last of a category takes the
 * last of its VAT, and the one that takes the last of the bill the last of its rounding (vector 36).
 */
export const decideCredit = (base: Creditable, amount: Cents): CreditDecision => {
  const most = mostOf(base)
  if (amount <= 0n || amount > most) return { kind: 'too-high', most }
  const last = lastOfBill(base, amount)
  if (last !== null) return { kind: 'credit', credit: last }
  const lefts = leftAtEachRate(base).filter(({ left }) => left > 0n)
  const inCategories = least(
    amount,
    lefts.reduce((sum, { left }) => sum + left, 0n),
  )
  const shares =
    inCategories === 0n
      ? []
      : allocate(
          cents(inCategories),
          lefts.map(({ left }) => left),
        )
  const rows = lefts.flatMap(({ category }, index): VatRow[] => {
    const gross = shares[index] ?? zeroCents
    if (category === undefined || gross === 0n) return []
    const left = leftOf(category, base.taken)
    const credited = {
      gross: cents(category.gross - left.gross),
      vat: cents(category.vat - left.vat),
    }
    const vat = creditVat(category, credited, gross)
    return [{ rateBasisPoints: category.rateBasisPoints, net: cents(gross - vat), vat, gross }]
  })
  return { kind: 'credit', credit: toCredit(rows, cents(amount - inCategories)) }
}

/** All that is left of a bill, when the amount is just that and no other category is left; else null. */
const lastOfBill = (base: Creditable, amount: Cents): Credit | null => {
  const rates = new Set(base.parts.map(({ rateBasisPoints }) => rateBasisPoints))
  const lefts = base.categories.map(row => leftOf(row, base.taken))
  const rounding = cents(base.rounding - base.takenRounding)
  const isLast =
    lefts.every(
      ({ gross, rateBasisPoints }) => gross >= 0n && (gross === 0n || rates.has(rateBasisPoints)),
    ) && sumCents(lefts.map(({ gross }) => gross)) + rounding === amount
  return isLast
    ? toCredit(
        lefts.filter(({ gross }) => gross > 0n),
        rounding,
      )
    : null
}

const toCredit = (rows: readonly VatRow[], rounding: Cents): Credit => {
  const net = sumCents(rows.map(row => row.net))
  const vat = sumCents(rows.map(row => row.vat))
  return { rows, net, vat, rounding, total: cents(net + vat + rounding) }
}
