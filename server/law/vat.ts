import type { Cents } from '../../contract/money.ts'
import { vatRates } from './data/vat-rates.ts'
import { type Dated, type ExactCents, heldOn } from './dated.ts'

/** Basis points in a whole: 20 % is 2000 of them. */
const basisPointsPerWhole = 10_000n

/** The names of the rates that the table knows: `fr-standard`, `fr-intermediate`… */
export const knownVatRates = (): readonly string[] => Object.keys(vatRates)

/**
 * A rate of VAT in basis points on a tax point, with its citation (CGI art. 278 and following).
 * Null when the name is unknown or the rate did not exist on that day.
 */
export const vatRateOn = (rate: string, on: Temporal.PlainDate): Dated<number> | null =>
  heldOn(vatRates[rate] ?? [], on)

/**
 * The VAT inside an amount that includes it, exact: TTC × r / (100 + r) (design §5b "VAT").
 * `basisPoints` is the rate; the amount may be negative for a credit.
 */
export const vatWithin = (ttc: Cents, basisPoints: number): ExactCents => ({
  numerator: ttc * BigInt(basisPoints),
  denominator: basisPointsPerWhole + BigInt(basisPoints),
})

/** The VAT on an amount without it, exact: HT × r / 100. */
export const vatOn = (ht: Cents, basisPoints: number): ExactCents => ({
  numerator: ht * BigInt(basisPoints),
  denominator: basisPointsPerWhole,
})
