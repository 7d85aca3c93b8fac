import type { Written } from '../written.ts'
import type { BillWords } from './words.fr.ts'

type Measured = { readonly service: string; readonly count: number; readonly quantity: number }
type Spoken = { readonly words: BillWords; readonly written: Written }

/** What was used, in the units people know; `alone` leaves out how many times. */
export const toQuantity = (
  { service, count, quantity }: Measured,
  { words, written }: Spoken,
  alone?: 'alone',
): string => {
  switch (service) {
    case 'voice': {
      const lasted = duration(quantity, words)
      return alone === undefined ? words.calls(written.number(count), lasted) : lasted
    }
    case 'data':
      return volume(quantity, { words, written })
    default:
      return words.messages(written.number(quantity))
  }
}

const two = (value: number): string => String(value).padStart(2, '0')

const duration = (seconds: number, words: BillWords): string => {
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  if (hours > 0) return words.hours(String(hours), two(minutes), two(seconds % 60))
  return minutes > 0
    ? words.minutes(String(minutes), two(seconds % 60))
    : words.seconds(String(seconds))
}

const volume = (bytes: number, { words, written }: Spoken): string => {
  if (bytes >= 1e9) return words.gigabytes(written.decimal(bytes / 1e9))
  if (bytes >= 1e6) return words.megabytes(written.decimal(bytes / 1e6))
  return words.kilobytes(written.decimal(bytes / 1e3))
}

/** A number as the French read it, in pairs: `06 12 34 56 78`; numbers of elsewhere stay in E.164. */
export const frenchNumber = (number: string): string =>
  /^\+33[1-9]/.test(number) ? `0${number.slice(3)}`.replace(/(..)(?=.)/g, '$1\u00a0') : number
