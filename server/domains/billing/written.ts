import type { Language } from '../../../contract/languages.ts'
import type { Cents, MicroEuros } from '../../../contract/money.ts'

/** Figures and dates as one language writes them. */
export type Written = {
  readonly euros: (amount: Cents) => string
  readonly signedEuros: (amount: Cents) => string
  /** Up to four decimals of a euro: what is seen before the rounding. */
  readonly exactEuros: (amount: MicroEuros) => string
  readonly number: (value: number | bigint) => string
  readonly decimal: (value: number) => string
  readonly percent: (basisPoints: number) => string
  readonly longDate: (date: Temporal.PlainDate) => string
  readonly shortDate: (date: Temporal.PlainDate) => string
  readonly dateAndTime: (at: Temporal.ZonedDateTime) => string
}

type Habits = {
  readonly locale: string
  readonly point: string
  readonly around: (figure: string) => string
  /** What a written date still lacks: the French count the first day of a month. */
  readonly day: (text: string) => string
}

const habits: Readonly<Record<Language, Habits>> = {
  fr: {
    locale: 'fr-FR',
    point: ',',
    around: figure => `${figure}\u00a0€`,
    day: text => text.replace(/^1 /, '1er '),
  },
  en: { locale: 'en-GB', point: '.', around: figure => `€${figure}`, day: text => text },
  zh: { locale: 'zh-CN', point: '.', around: figure => `€${figure}`, day: text => text },
}

const made = new Map<Language, Written>()

/** The habits of a language; its formatters are made once (one made per call cost three quarters of a page). */
export const writtenIn = (language: Language): Written => {
  const known = made.get(language)
  if (known !== undefined) return known
  const written = write(habits[language])
  made.set(language, written)
  return written
}

const write = ({ locale, point, around, day }: Habits): Written => {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const decimals = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  const long = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const short = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const time = new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: 'UTC',
  })
  const figure = (value: bigint, digits: number, kept: number): string => {
    const text = String(value < 0n ? -value : value).padStart(digits + 1, '0')
    const end = text.slice(-digits)
    const shown = `${end.slice(0, kept)}${end.slice(kept).replace(/0+$/, '')}`
    return `${whole.format(BigInt(text.slice(0, -digits)))}${point}${shown}`
  }
  const minus = (value: bigint) => (value < 0n ? '−' : '')
  const euros = (amount: Cents) => `${minus(amount)}${around(figure(amount, 2, 2))}`
  return {
    euros,
    signedEuros: amount => (amount > 0n ? `+ ${euros(amount)}` : euros(amount).replace('−', '− ')),
    exactEuros: amount => `${minus(amount)}${around(figure(amount, 6, 2))}`,
    number: value => whole.format(value),
    decimal: value => decimals.format(value),
    percent: basisPoints => decimals.format(basisPoints / 100),
    longDate: date => day(long.format(atUtc(date))),
    shortDate: date => day(short.format(atUtc(date))),
    dateAndTime: at => time.format(atUtc(at)),
  }
}

/** Intl of Node 26 forgets its style when it is given a Temporal.PlainDate in Chinese: `2026/11/21`. */
const atUtc = (civil: Temporal.PlainDate | Temporal.ZonedDateTime): Date => {
  const { hour, minute } = 'hour' in civil ? civil : { hour: 0, minute: 0 }
  return new Date(Date.UTC(civil.year, civil.month - 1, civil.day, hour, minute))
}
