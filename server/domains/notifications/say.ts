import type { Language } from '../../../contract/languages.ts'
import { fromMoney, type Money } from '../../../contract/money.ts'

/** Says dates and amounts as a language does. */
export type Say = {
  readonly money: (amount: Money) => string
  /** A civil date: `2026-11-22`. */
  readonly date: (date: string) => string
  /** An instant, in the operator's civil time. */
  readonly instant: (instant: string) => string
}

const locales = { fr: 'fr-FR', en: 'en-GB', zh: 'zh-CN' } as const satisfies Record<
  Language,
  string
>

const made = new Map<string, Say>()

/** The sayings of a language, made once: an Intl formatter is dear to make. */
export const sayIn = (language: Language, zone: string): Say => {
  const key = `${language} ${zone}`
  const known = made.get(key)
  if (known !== undefined) return known
  const say = makeSay(locales[language], zone)
  made.set(key, say)
  return say
}

const makeSay = (locale: string, zone: string): Say => {
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' })
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const instant = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: zone,
  })
  return {
    money: amount => money.format(decimal(amount)),
    date: text => firstOfMonth(locale, date.format(new Date(`${text}T00:00:00Z`))),
    instant: text => firstOfMonth(locale, instant.format(new Date(text))),
  }
}

/** French says `1er` of the first day of a month, and `Intl` does not. */
const firstOfMonth = (locale: string, said: string): string =>
  locale === locales.fr ? said.replace(/^1 /, '1er ') : said

/** Cents as decimal text, which Intl formats without passing through a float. */
const decimal = (amount: Money): `${number}` => {
  const value = fromMoney(amount)
  const size = value < 0n ? -value : value
  const sign: '' | '-' = value < 0n ? '-' : ''
  return isDecimal(`${sign}${size / 100n}.${(size % 100n).toString().padStart(2, '0')}`)
}

function isDecimal(text: string): `${number}`
function isDecimal(text: string): string {
  return text
}
