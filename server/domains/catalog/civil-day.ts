const numbers = new WeakMap<Temporal.PlainDate, number>()

/** A civil day as a number that sorts as days do: 20261122. Kept for each date, of which a batch has few. */
const dayNumber = (date: Temporal.PlainDate): number => {
  const known = numbers.get(date)
  if (known !== undefined) return known
  const { year, month, day } = date
  const number = year * 10_000 + month * 100 + day
  numbers.set(date, number)
  return number
}

/**
 * Whether a day is the other one or before it. Rating asks this several times a record: on Node 26 reading the
 * fields takes about a tenth of `Temporal.PlainDate.compare`, and made the three look-ups of a record three times faster.
 */
export const isOnOrBefore = (day: Temporal.PlainDate, other: Temporal.PlainDate): boolean =>
  dayNumber(day) <= dayNumber(other)

/** Whether a day is within a span of which the end, if it has one, is excluded. */
export const isWithin = (
  day: Temporal.PlainDate,
  span: { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate | null },
): boolean =>
  isOnOrBefore(span.from, day) && (span.until === null || !isOnOrBefore(span.until, day))
