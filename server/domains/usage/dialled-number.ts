/** How numbers are dialled in a country: `0612345678` there is `33612345678` everywhere. */
export type Numbering = {
  readonly countryCode: string
  /** Dialled before a national number, and replaced by the country code in E.164. */
  readonly trunkPrefix: string
  /** Digits of a national number without its trunk prefix. */
  readonly nationalDigits: number
}

/** The other end of a communication. `digits` of an international number are E.164 without the plus sign. */
export type DialledNumber =
  | { readonly kind: 'international'; readonly digits: string }
  | { readonly kind: 'short'; readonly digits: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable' }

/** The longest national short number (`116000`, `118712`); anything longer is international. */
const shortDigits = 6
const e164 = /^[1-9]\d{6,14}$/

/**
 * Reads a number as a network writes it: `+33612345678`, `0033612345678`, `33612345678`, the national
 * `0612345678`, or a short number. Separators are dropped. A name or a malformed number is `unreadable`.
 */
export const readNumber = (text: string, numbering: Numbering): DialledNumber => {
  const compact = text.replace(/[\s.()-]/g, '')
  if (compact === '') return { kind: 'none' }
  if (!/^\+?\d{1,20}$/.test(compact)) return { kind: 'unreadable' }
  if (compact.startsWith('+')) return international(compact.slice(1))
  if (compact.startsWith('00')) return international(compact.slice(2))
  const { countryCode, trunkPrefix, nationalDigits } = numbering
  const national = compact.slice(trunkPrefix.length)
  if (compact.startsWith(trunkPrefix) && national.length === nationalDigits) {
    return international(`${countryCode}${national}`)
  }
  if (compact.length <= shortDigits) return { kind: 'short', digits: compact }
  return international(compact)
}

const international = (digits: string): DialledNumber =>
  e164.test(digits) ? { kind: 'international', digits } : { kind: 'unreadable' }

/** How a number is kept and shown: `+33612345678`, `3179`, or nothing. */
export const writeNumber = (number: DialledNumber): string => {
  switch (number.kind) {
    case 'international':
      return `+${number.digits}`
    case 'short':
      return number.digits
    case 'none':
    case 'unreadable':
      return ''
  }
}
