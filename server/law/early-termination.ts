import type { Cents } from '../../contract/money.ts'
import { type TerminationRule, terminationRules } from './data/early-termination.ts'
import { type Dated, type ExactCents, heldOn } from './dated.ts'

/** A promise to stay for a number of months. */
export type Commitment = {
  /** Decides which law applies. */
  readonly signedOn: Temporal.PlainDate
  /** The first day of service, from which months are counted. */
  readonly startsOn: Temporal.PlainDate
  readonly months: number
  readonly subsidisedHandset: boolean
}

/** The rule that applies to a contract by the day it was signed (C. conso L224-28); null before June 2008. */
export const terminationRuleFor = (signedOn: Temporal.PlainDate): Dated<TerminationRule> | null =>
  heldOn(terminationRules, signedOn)

/** The first day on which nothing is promised any more. Counted from the first day, never chained. */
const committedUntil = (commitment: Commitment): Temporal.PlainDate =>
  commitment.startsOn.add({ months: commitment.months })

/** What is left of a commitment on a day: its end, whole months and days to it. Every bill shows it (L224-36). */
export type RemainingCommitment = {
  readonly until: Temporal.PlainDate
  readonly months: number
  readonly days: number
}

/** What is left of a commitment on a day, or null when nothing is. */
export const remainingCommitment = (
  commitment: Commitment,
  on: Temporal.PlainDate,
): RemainingCommitment | null => {
  const until = committedUntil(commitment)
  if (Temporal.PlainDate.compare(on, until) >= 0) return null
  const { months, days } = on.until(until, { largestUnit: 'months' })
  return { until, months, days }
}

/**
 * The most that may be asked of who leaves on a day, exact and before rounding (C. conso L224-28; vectors 37–40).
 * `monthly` is what a month costs, TTC. The month under way counts by its days left. `isExempt` is a free exit:
 * motif légitime, a change of terms, over-indebtedness (L224-33, L224-34, L224-37-1). Null when no rule applies.
 */
export const earlyTerminationFee = (
  commitment: Commitment,
  leaving: {
    readonly on: Temporal.PlainDate
    readonly monthly: Cents
    readonly isExempt: boolean
  },
): { readonly fee: ExactCents; readonly rule: Dated<TerminationRule> } | null => {
  const rule = terminationRuleFor(commitment.signedOn)
  if (rule === null) return null
  const nothing = { fee: { numerator: 0n, denominator: 1n }, rule }
  if (leaving.isExempt) return nothing
  if (Temporal.PlainDate.compare(leaving.on, committedUntil(commitment)) >= 0) return nothing

  const { monthUnderWay, daysLeft, daysInMonth } = placeInService(commitment, leaving.on)
  const share = (month: number): bigint => shareOf(rule.value, commitment, month)
  const laterShares = monthsBetween(monthUnderWay + 1, commitment.months).map(share)
  const weight =
    share(monthUnderWay) * daysLeft + daysInMonth * laterShares.reduce((sum, one) => sum + one, 0n)
  return {
    fee: {
      numerator: leaving.monthly * weight,
      denominator: daysInMonth * basisPointsPerWhole,
    },
    rule,
  }
}

const basisPointsPerWhole = 10_000n

const shareOf = (rule: TerminationRule, commitment: Commitment, month: number): bigint => {
  if (month <= rule.wholeMonths) return basisPointsPerWhole
  return BigInt(commitment.subsidisedHandset ? rule.laterShareSubsidised : rule.laterShare)
}

const monthsBetween = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)

/** Which month of service a day falls in, counted from 1, with the days of it that are left. */
const placeInService = ({ startsOn }: Commitment, on: Temporal.PlainDate) => {
  let elapsed = Math.max(0, startsOn.until(on, { largestUnit: 'months' }).months)
  while (Temporal.PlainDate.compare(startsOn.add({ months: elapsed + 1 }), on) <= 0) elapsed += 1
  while (elapsed > 0 && Temporal.PlainDate.compare(startsOn.add({ months: elapsed }), on) > 0) {
    elapsed -= 1
  }
  const begins = startsOn.add({ months: elapsed })
  const ends = startsOn.add({ months: elapsed + 1 })
  const from = Temporal.PlainDate.compare(on, begins) > 0 ? on : begins
  return {
    monthUnderWay: elapsed + 1,
    daysLeft: BigInt(from.until(ends, { largestUnit: 'days' }).days),
    daysInMonth: BigInt(begins.until(ends, { largestUnit: 'days' }).days),
  }
}
