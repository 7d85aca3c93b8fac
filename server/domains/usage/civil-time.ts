import type { AccountId } from '../../../contract/ids.ts'
import { civilDate, type Period, periodContaining } from '../../kernel/calendar.ts'
import { present } from '../../kernel/errors.ts'

/** Civil dates and billing periods of many instants. Equal days and periods are one object: it can be a key. */
export type CivilTime = {
  /** The civil date of an instant, given in microseconds since 1970. */
  readonly dateOf: (atUs: number) => Temporal.PlainDate
  readonly periodOf: (accountId: AccountId, date: Temporal.PlainDate) => Period
}

/** No zone's offset changes within a quarter of an hour of the clock. */
const quarterUs = 900_000_000

/** Civil time of a zone for accounts whose billing days are given. */
export const civilTimeOf = (
  timeZone: string,
  billingDays: ReadonlyMap<AccountId, number>,
): CivilTime => {
  const dateOf = datesOf(timeZone)
  const periodsOfDate = new Map<Temporal.PlainDate, Map<number, Period>>()
  const starts = new Map<string, Period>()
  const oneOf = (period: Period): Period => {
    const key = period.start.toString()
    const known = starts.get(key) ?? period
    starts.set(key, known)
    return known
  }
  const periodOf = (accountId: AccountId, date: Temporal.PlainDate) => {
    const day = present(billingDays.get(accountId), 'the billing day of an account')
    const ofDate = periodsOfDate.get(date) ?? new Map<number, Period>()
    const known = ofDate.get(day)
    if (known !== undefined) return known
    const period = oneOf(periodContaining(new Temporal.PlainDate(2020, 1, day), date))
    ofDate.set(day, period)
    periodsOfDate.set(date, ofDate)
    return period
  }
  return { dateOf, periodOf }
}

/** The dates of a zone by quarter of an hour, each day once. */
const datesOf = (timeZone: string): CivilTime['dateOf'] => {
  const dates = new Map<number, Temporal.PlainDate>()
  const days = new Map<string, Temporal.PlainDate>()
  return atUs => {
    const quarter = Math.floor(atUs / quarterUs)
    const known = dates.get(quarter)
    if (known !== undefined) return known
    const instant = Temporal.Instant.fromEpochMilliseconds(quarter * (quarterUs / 1000))
    const found = civilDate(instant, timeZone)
    const text = found.toString()
    const date = days.get(text) ?? found
    days.set(text, date)
    dates.set(quarter, date)
    return date
  }
}
