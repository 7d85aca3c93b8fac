import { Fault } from './errors.ts'

/** From `start` (included) to `end` (excluded), civil days. */
export type Period = { readonly start: Temporal.PlainDate; readonly end: Temporal.PlainDate }

/** The civil date of an instant in a zone (the brand's, Europe/Paris by default). */
export const civilDate = (instant: Temporal.Instant, zone: string): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(zone).toPlainDate()

const starts = new WeakMap<
  Temporal.PlainDate,
  { readonly zone: string; readonly at: Temporal.Instant }
>()

/**
 * The instant at which a civil day begins in a zone; a day may last 23 or 25 hours. Kept for each date: the
 * buckets of a batch begin and end on a few days, asked thousands of times.
 */
export const startOfDay = (date: Temporal.PlainDate, zone: string): Temporal.Instant => {
  const known = starts.get(date)
  if (known?.zone === zone) return known.at
  const at = date.toZonedDateTime(zone).startOfDay().toInstant()
  starts.set(date, { zone, at })
  return at
}

const microseconds = new WeakMap<Temporal.Instant, number>()

/**
 * Microseconds since 1970, which is all that PostgreSQL keeps of an instant; a number holds them exactly until 2255.
 * Kept for each instant: rating compares a few of them with thousands of records, and comparing two
 * `Temporal.Instant` takes some twenty times as long as two numbers.
 */
export const microsecondsOf = (instant: Temporal.Instant): number => {
  const known = microseconds.get(instant)
  if (known !== undefined) return known
  const found = Number(instant.epochNanoseconds / 1000n)
  microseconds.set(instant, found)
  return found
}

/** Whole civil days from `from` (included) to `to` (excluded). */
export const daysBetween = (from: Temporal.PlainDate, to: Temporal.PlainDate): number =>
  from.until(to, { largestUnit: 'days' }).days

/** The date `months` after an anchor, counted from the anchor and never chained (vector 26). */
export const monthsAfter = (anchor: Temporal.PlainDate, months: number): Temporal.PlainDate =>
  anchor.add({ months })

/**
 * The monthly period that holds `date`, counted from an anchor on the billing day.
 * Months before the anchor are counted backward in the same way.
 */
export const periodContaining = (anchor: Temporal.PlainDate, date: Temporal.PlainDate): Period => {
  let months = anchor.until(date, { largestUnit: 'months' }).months
  while (Temporal.PlainDate.compare(monthsAfter(anchor, months), date) > 0) months -= 1
  while (Temporal.PlainDate.compare(monthsAfter(anchor, months + 1), date) <= 0) months += 1
  return { start: monthsAfter(anchor, months), end: monthsAfter(anchor, months + 1) }
}

/** What two periods share, or null when they do not meet. */
export const overlap = (a: Period, b: Period): Period | null => {
  const start = Temporal.PlainDate.compare(a.start, b.start) >= 0 ? a.start : b.start
  const end = Temporal.PlainDate.compare(a.end, b.end) <= 0 ? a.end : b.end
  return Temporal.PlainDate.compare(start, end) < 0 ? { start, end } : null
}

/** Gregorian Easter Sunday (anonymous computus). */
const easter = (year: number): Temporal.PlainDate => {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const dayOfMarch = h + l - 7 * m + 22
  return new Temporal.PlainDate(year, 3, 1).add({ days: dayOfMarch - 1 })
}

/** Whether TARGET, the euro's settlement system, is open: vector 43 and law.md 3.9. */
const isTargetDay = (date: Temporal.PlainDate): boolean => {
  if (date.dayOfWeek >= 6) return false
  const fixed = ['01-01', '05-01', '12-25', '12-26']
  if (fixed.includes(date.toString().slice(5))) return false
  const sunday = easter(date.year)
  return !date.equals(sunday.subtract({ days: 2 })) && !date.equals(sunday.add({ days: 1 }))
}

/** The date itself if TARGET is open, else the next day on which it is. */
export const nextTargetDay = (date: Temporal.PlainDate): Temporal.PlainDate => {
  for (let day = date, tries = 0; tries < 10; day = day.add({ days: 1 }), tries += 1) {
    if (isTargetDay(day)) return day
  }
  throw new Fault('ten closed days in a row', { date: date.toString() })
}
