import { type Cents, cents, sumCents, zeroCents } from '../../../contract/money.ts'
import { Fault } from '../../kernel/errors.ts'
import { allocate, divRound } from '../../kernel/money.ts'
import type { ExactCents } from '../../law/dated.ts'
import { vatOn, vatWithin } from '../../law/vat.ts'

/** Hundredths of a percent: 2000 is 20 %. */
export type RateBasisPoints = number

/** What of an amount is taxed at one rate. The share of a bundle is dated data of the catalogue. */
export type VatShare = { readonly rateBasisPoints: RateBasisPoints; readonly weight: bigint }

/** A taxed part of a charge: cents with taxes, the price that was shown. */
export type TaxedPart = { readonly rateBasisPoints: RateBasisPoints; readonly gross: Cents }

/** One row of the VAT table of a bill. */
export type VatRow = {
  readonly rateBasisPoints: RateBasisPoints
  readonly net: Cents
  readonly vat: Cents
  readonly gross: Cents
}

const rounded = ({ numerator, denominator }: ExactCents): Cents =>
  cents(divRound(numerator, denominator))

/** Splits an amount with taxes on the shares of its bundle, once: the parts sum to it exactly. */
export const splitByRate = (gross: Cents, shares: readonly VatShare[]): readonly TaxedPart[] => {
  const parts = allocate(
    gross,
    shares.map(({ weight }) => weight),
  )
  return shares.map(({ rateBasisPoints }, index) => ({
    rateBasisPoints,
    gross: parts[index] ?? zeroCents,
  }))
}

/** The VAT inside an amount with taxes: `round(gross · r / (100 + r))` (vector 33). */
export const vatInside = (gross: Cents, rate: RateBasisPoints): Cents =>
  rounded(vatWithin(gross, rate))

/** The VAT on an amount without taxes, once per bill and rate (EN 16931 BR-CO-17; vectors 31, 32, 35). */
export const vatOnTop = (net: Cents, rate: RateBasisPoints): Cents => rounded(vatOn(net, rate))

/**
 * A consumer's VAT: the prices shown, with taxes, are what is owed; per bill and rate the VAT is taken out
 * of their sum once (design §5b "VAT").
 */
export const vatOfConsumer = (parts: readonly TaxedPart[]): readonly VatRow[] =>
  byRate(parts).map(([rateBasisPoints, amounts]) => {
    const gross = sumCents(amounts)
    const vat = vatInside(gross, rateBasisPoints)
    return { rateBasisPoints, net: cents(gross - vat), vat, gross }
  })

/** A company's VAT: lines without taxes, VAT on the total of each rate. `gross` is then net + vat. */
export const vatOfCompany = (
  nets: readonly { readonly rateBasisPoints: RateBasisPoints; readonly net: Cents }[],
): readonly VatRow[] =>
  byRate(nets.map(({ rateBasisPoints, net }) => ({ rateBasisPoints, gross: net }))).map(
    ([rateBasisPoints, amounts]) => {
      const net = sumCents(amounts)
      const vat = vatOnTop(net, rateBasisPoints)
      return { rateBasisPoints, net, vat, gross: cents(net + vat) }
    },
  )

/**
 * BT-114: what must be added to a company's total so that it is the price agreed with taxes.
 * 9.99 at 20 % is out of reach of any net amount (vector 34): 8.33 + 1.67 − 0.01.
 */
export const roundingTo = (agreed: Cents, rows: readonly VatRow[]): Cents =>
  cents(agreed - sumCents(rows.map(({ gross }) => gross)))

/**
 * The VAT of each amount of one rate, for display beside its line: they sum to the row's VAT exactly.
 * Charges and credits are allocated apart, so that each keeps its own sign.
 */
export const allocateVat = (amounts: readonly Cents[], rate: RateBasisPoints): readonly Cents[] => {
  const total = vatInside(sumCents(amounts), rate)
  const charged = sumCents(amounts.filter(amount => amount > 0n))
  const onCharges = amounts.some(amount => amount < 0n) ? vatInside(charged, rate) : total
  const charges = share(
    onCharges,
    amounts.map(amount => (amount > 0n ? amount : 0n)),
  )
  const credits = share(
    cents(total - onCharges),
    amounts.map(amount => (amount < 0n ? -amount : 0n)),
  )
  return amounts.map((_, index) => cents((charges[index] ?? 0n) + (credits[index] ?? 0n)))
}

const share = (total: Cents, weights: readonly bigint[]): readonly Cents[] =>
  weights.some(weight => weight > 0n) ? allocate(total, weights) : weights.map(() => zeroCents)

/**
 * The VAT inside a credit against one row of a bill, given what earlier credits took: in proportion, and the one that
 * takes the last of the row takes the last of its VAT (vector 36). A Fault when it would give back more than was billed.
 */
export const creditVat = (
  row: VatRow,
  credited: { readonly gross: Cents; readonly vat: Cents },
  gross: Cents,
): Cents => {
  const left = row.gross - credited.gross
  if (gross <= 0n || gross > left) {
    throw new Fault('a credit exceeds what is left of its bill', {
      gross: String(gross),
      left: String(left),
    })
  }
  const vatLeft = row.vat - credited.vat
  const netLeft = left - vatLeft
  const fair = divRound(row.vat * gross, row.gross)
  // Rounded each time, credits could take more VAT than there is, or leave more of it than of the amount.
  const least = gross > netLeft ? gross - netLeft : 0n
  const most = vatLeft < gross ? vatLeft : gross
  return cents(fair < least ? least : fair > most ? most : fair)
}

const byRate = (
  parts: readonly TaxedPart[],
): readonly (readonly [RateBasisPoints, readonly Cents[]])[] => {
  const rates = [...new Set(parts.map(({ rateBasisPoints }) => rateBasisPoints))]
  return rates
    .sort((a, b) => b - a)
    .map(rate => [
      rate,
      parts.filter(part => part.rateBasisPoints === rate).map(({ gross }) => gross),
    ])
}
