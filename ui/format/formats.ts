import { type DateFormats, dateFormats } from './dates.ts'
import { type MoneyFormats, moneyFormats } from './money.ts'
import { phoneNumber } from './phone-number.ts'
import { type QuantityFormats, quantityFormats } from './quantities.ts'

export type Formats = MoneyFormats &
  DateFormats &
  QuantityFormats & {
    /** `+33612345678` → `06 12 34 56 78`, pairs kept together by non-breaking spaces. */
    readonly phone: (e164: string) => string
  }

/** Every formatter of one locale. Make it once, through `voiceOf`. */
export function formatsOf(locale: string, timeZone: string): Formats {
  return {
    ...moneyFormats(locale),
    ...dateFormats(locale, timeZone),
    ...quantityFormats(locale),
    phone: phoneNumber,
  }
}
