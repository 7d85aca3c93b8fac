import { type Cents, cents } from '../../../contract/money.ts'
import { daysBetween, overlap, type Period } from '../../kernel/calendar.ts'
import { divRound } from '../../kernel/money.ts'

/** Civil days of a period, end excluded. */
export const daysOf = (period: Period): number => daysBetween(period.start, period.end)

/**
 * The part of a monthly price that falls on `days` of a period of `ofDays` civil days, in cents,
 * half-up away from zero (vectors 22 to 29). Hours never count: a day of 25 is one day.
 */
export const prorate = (price: Cents, days: number, ofDays: number): Cents =>
  cents(divRound(price * BigInt(days), BigInt(ofDays)))

/** From `start` (included) to `end` (excluded, null while it lasts), as far as it meets the period. */
export const daysWithin = (
  lasts: { readonly start: Temporal.PlainDate; readonly end: Temporal.PlainDate | null },
  period: Period,
): Period | null => overlap({ start: lasts.start, end: lasts.end ?? period.end }, period)
