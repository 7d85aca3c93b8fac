/** A civil day as a number that sorts as days do: 20261122. */
const dayNumber = ({ year, month, day }: Temporal.PlainDate): number =>
  year * 10_000 + month * 100 + day

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
