import type { AccountId } from '../../../contract/ids.ts'
import { civilDate, type Period, periodContaining } from '../../kernel/calendar.ts'
import { present } from '../../kernel/errors.ts'

/** Civil dates and billing periods of many instants, each computed once. */
export type CivilTime = {
  /** The civil date of an instant, given in milliseconds since the epoch. */
  readonly dateOf: (epochMs: number) => Temporal.PlainDate
  readonly periodOf: (accountId: AccountId, date: Temporal.PlainDate) => Period
}

/** No zone's offset changes within a quarter of an hour of the clock. */
const quarterMs = 900_000

/** Civil time of a zone for accounts whose billing days are given. */
export const civilTimeOf = (
  timeZone: string,
  billingDays: ReadonlyMap<AccountId, number>,
): CivilTime => {
  const dates = new Map<number, Temporal.PlainDate>()
  const periods = new Map<string, Period>()
  const dateOf = (epochMs: number) => {
    const quarter = Math.floor(epochMs / quarterMs)
    const known = dates.get(quarter)
    if (known !== undefined) return known
    const date = civilDate(Temporal.Instant.fromEpochMilliseconds(epochMs), timeZone)
    dates.set(quarter, date)
    return date
  }
  const periodOf = (accountId: AccountId, date: Temporal.PlainDate) => {
    const day = present(billingDays.get(accountId), 'the billing day of an account')
    const key = `${day} ${date.year} ${date.dayOfYear}`
    const known = periods.get(key)
    if (known !== undefined) return known
    const period = periodContaining(new Temporal.PlainDate(2020, 1, day), date)
    periods.set(key, period)
    return period
  }
  return { dateOf, periodOf }
}
