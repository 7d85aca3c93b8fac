import { maskedDigits, unlistedNumbers } from './data/itemised-bill.ts'
import { heldOn } from './dated.ts'

/** The shortest number that belongs to a person; what is shorter is a service and stays readable. */
const personalNumberDigits = 8

/**
 * A number as an itemised bill shows it: its last digits hidden (four since 2007), as `•`.
 * `number` is E.164 or a short number of a service, which is returned as it is.
 */
export const maskedNumber = (number: string, on: Temporal.PlainDate): string => {
  const hidden = heldOn(maskedDigits, on)?.value ?? 0
  const digits = number.replace(/\D/g, '').length
  if (digits < personalNumberDigits || hidden === 0) return number
  return `${number.slice(0, -hidden)}${'•'.repeat(hidden)}`
}

/**
 * Whether a call must not appear on an itemised bill: it is free for who calls, whatever the plan, or it goes
 * to an emergency or a helpline (CPCE L34-1; law.md 3.8). `isFreeNumber` says that the number's zone is free.
 */
export const isHiddenFromItemisedBill = (
  call: { readonly number: string; readonly isFreeNumber: boolean },
  on: Temporal.PlainDate,
): boolean =>
  call.isFreeNumber ||
  unlistedNumbers.some(
    ({ from, numbers }) => numbers.includes(call.number) && from <= on.toString(),
  )
