/** A price that holds at some hours of some days, in local civil time: minutes since midnight, end excluded. */
export type TimeBand = {
  /** 1 is Monday, 7 is Sunday. */
  readonly days: readonly number[]
  readonly fromMinute: number
  readonly untilMinute: number
  readonly micros: bigint
}

/** What lasts, and the zone whose civil time the tariff follows. */
export type Duration = {
  readonly startedAt: Temporal.Instant
  readonly seconds: bigint
  readonly timeZone: string
}

/** The band that holds at an instant, if any; the first one listed wins. */
export const bandAt = (
  bands: readonly TimeBand[],
  at: Temporal.Instant,
  timeZone: string,
): TimeBand | undefined => {
  const local = at.toZonedDateTimeISO(timeZone)
  const minute = local.hour * 60 + local.minute
  return bands.find(
    ({ days, fromMinute, untilMinute }) =>
      days.includes(local.dayOfWeek) && fromMinute <= minute && minute < untilMinute,
  )
}

/**
 * Whole seconds from the start, ascending, at which the band may change: the edges of the bands and the
 * changes of the clocks, all as instants. An hour that local time repeats or skips is thus counted as it
 * was lived (vectors 10 and 11).
 */
export const bandEdges = (
  bands: readonly TimeBand[],
  { startedAt, seconds, timeZone }: Duration,
): readonly bigint[] => {
  const end = startedAt.add({ seconds: Number(seconds) })
  const edges = new Set<bigint>()
  for (const instant of candidates(bands, { startedAt, end, timeZone })) {
    const elapsed = secondsUpTo(startedAt, instant)
    if (elapsed > 0n && elapsed < seconds) edges.add(elapsed)
  }
  return [...edges].toSorted((a, b) => (a < b ? -1 : 1))
}

type Span = {
  readonly startedAt: Temporal.Instant
  readonly end: Temporal.Instant
  readonly timeZone: string
}

const candidates = function* (bands: readonly TimeBand[], { startedAt, end, timeZone }: Span) {
  const lastDay = end.toZonedDateTimeISO(timeZone).toPlainDate()
  const minutes = new Set(bands.flatMap(band => [band.fromMinute, band.untilMinute]))
  let day = startedAt.toZonedDateTimeISO(timeZone).toPlainDate()
  for (; Temporal.PlainDate.compare(day, lastDay) <= 0; day = day.add({ days: 1 })) {
    for (const minute of minutes) yield* instantsOf(day, minute, timeZone)
  }
  let change = startedAt.toZonedDateTimeISO(timeZone).getTimeZoneTransition('next')
  while (change !== null && Temporal.Instant.compare(change.toInstant(), end) < 0) {
    yield change.toInstant()
    change = change.getTimeZoneTransition('next')
  }
}

/** A local time may happen twice in a day, or not at all: both readings are candidates. */
const instantsOf = (day: Temporal.PlainDate, minute: number, timeZone: string) => {
  const local = day.toPlainDateTime().add({ minutes: minute })
  return (['earlier', 'later'] as const).map(disambiguation =>
    local.toZonedDateTime(timeZone, { disambiguation }).toInstant(),
  )
}

/** Seconds between two instants; one that has begun counts whole, for it is priced at its start. */
const secondsUpTo = (from: Temporal.Instant, to: Temporal.Instant): bigint => {
  const nanoseconds = to.epochNanoseconds - from.epochNanoseconds
  return nanoseconds <= 0n ? 0n : (nanoseconds + 999_999_999n) / 1_000_000_000n
}
