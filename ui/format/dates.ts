/**
 * Dates arrive as text: an instant `2026-11-22T13:05:00Z`, or a civil date `2026-11-22` that belongs
 * to no zone. Browser code has no Temporal yet, so a civil date is formatted as noon UTC in UTC.
 */
export type DateFormats = {
  /** `22 novembre 2026` */
  readonly date: (iso: string) => string
  /** `22 novembre`: within the coming or past months, when the year goes without saying. */
  readonly day: (iso: string) => string
  /** `22 nov.` */
  readonly shortDay: (iso: string) => string
  /** `22/11/2026`, for tables. */
  readonly numericDate: (iso: string) => string
  /** `novembre 2026`; also takes `2026-11`. */
  readonly month: (iso: string) => string
  /** `novembre`; also takes `2026-11`. */
  readonly monthName: (iso: string) => string
  /** `nov.`; also takes `2026-11`. */
  readonly shortMonth: (iso: string) => string
  /** `14:05`, an instant in the brand's zone. */
  readonly time: (instant: string) => string
  /** `22 novembre à 14:05`, an instant in the brand's zone. */
  readonly moment: (instant: string) => string
  /** `22 novembre 2026 à 14:05`, for what may be years old. */
  readonly fullMoment: (instant: string) => string
}

const civil = /^\d{4}-\d{2}(-\d{2})?$/

/** The date formatters of one locale and zone. Throws on text that is no date. */
export function dateFormats(locale: string, timeZone: string): DateFormats {
  // French counts the first of a month apart: « 1er novembre ». `Intl` does not.
  const ordinal = (text: string) =>
    locale.startsWith('fr') ? text.replace(/^1 (?=\p{L})/u, '1er ') : text
  const both = (options: Intl.DateTimeFormatOptions) => {
    const ofInstant = new Intl.DateTimeFormat(locale, { ...options, timeZone })
    const ofCivil = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
    return (iso: string) => ordinal((civil.test(iso) ? ofCivil : ofInstant).format(toDate(iso)))
  }
  const instantOnly = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone })
    return (instant: string) => ordinal(format.format(toDate(instant)))
  }
  return {
    date: both({ day: 'numeric', month: 'long', year: 'numeric' }),
    day: both({ day: 'numeric', month: 'long' }),
    shortDay: both({ day: 'numeric', month: 'short' }),
    numericDate: both({ day: '2-digit', month: '2-digit', year: 'numeric' }),
    month: both({ month: 'long', year: 'numeric' }),
    monthName: both({ month: 'long' }),
    shortMonth: both({ month: 'short' }),
    time: instantOnly({ hour: '2-digit', minute: '2-digit' }),
    moment: instantOnly({ day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' }),
    fullMoment: instantOnly({
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    }),
  }
}

function toDate(iso: string): Date {
  const instant = civil.test(iso) ? `${iso.length === 7 ? `${iso}-15` : iso}T12:00:00Z` : iso
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) throw new Error(`not a date: ${iso}`)
  return date
}
