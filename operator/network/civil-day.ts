const timeZone = 'Europe/Paris'

/** A civil day of France and where it stands in time. */
export type CivilDay = {
  /** `2026-03-28` */
  date: string
  dayOfYear: number
  /** milliseconds since 1970 of its first instant */
  startsAtMs: number
}

/** The day of a date. */
export function civilDay(date: string): CivilDay {
  const day = Temporal.PlainDate.from(date)
  const { epochMilliseconds } = day.toZonedDateTime({ timeZone }).toInstant()
  return { date, dayOfYear: day.dayOfYear, startsAtMs: epochMilliseconds }
}

/** All days from the first included to the last excluded. */
export function daysBetween(from: string, to: string): readonly CivilDay[] {
  const days: CivilDay[] = []
  const end = Temporal.PlainDate.from(to)
  let day = Temporal.PlainDate.from(from)
  while (Temporal.PlainDate.compare(day, end) < 0) {
    days.push(civilDay(day.toString()))
    day = day.add({ days: 1 })
  }
  return days
}

/** The date in France at an instant. */
export function dateAt(instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

/** The instant of a wall time in France on a date. */
export function instantAt(date: string, time: string): string {
  return Temporal.PlainDate.from(date)
    .toZonedDateTime({ timeZone, plainTime: time })
    .toInstant()
    .toString()
}
