/** How the desk moves the clock. */
export type ClockStep =
  | { kind: 'next-day' }
  | { kind: 'next-month' }
  | { kind: 'date'; date: string }
  | { kind: 'instant'; instant: string }

const timeZone = 'Europe/Paris'
const morning = '08:00'

function parsed<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** The instant a step leads to, counted on the civil calendar of France; undefined for a wrong date. */
export function instantAfter(now: string, step: ClockStep): string | undefined {
  const here = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone)
  switch (step.kind) {
    case 'next-day':
      return here.add({ days: 1 }).toInstant().toString()
    case 'next-month':
      return here.add({ months: 1 }).toInstant().toString()
    case 'date':
      return parsed(() =>
        Temporal.PlainDate.from(step.date)
          .toZonedDateTime({ timeZone, plainTime: morning })
          .toInstant()
          .toString(),
      )
    case 'instant':
      return parsed(() => Temporal.Instant.from(step.instant).toString())
  }
}
