/** Money on the wire: whole minor units as text, `{ amount: "3490", currency: "EUR" }`. */
export type WireMoney = { readonly amount: string; readonly currency: string }

/** An amount cut so that the unit can be set smaller, on the side where the language puts it. */
export type FigureParts = {
  readonly value: string
  readonly unit: string
  readonly unitFirst: boolean
}

export type MoneyFormats = {
  /** `34,90 €`; the space never breaks. */
  readonly money: (money: WireMoney) => string
  /** `+ 4,20 €`, `− 5,00 €`, `0,00 €`: a difference. */
  readonly moneyChange: (money: WireMoney) => string
  /** The parts for `Figure`. */
  readonly moneyParts: (money: WireMoney) => FigureParts
  /** `0,348 €` from 10⁻⁶ EUR as text: a tariff, before any rounding. */
  readonly exactMoney: (micros: string) => string
}

const exactMinor = /^(-?)(\d+)$/

/**
 * A decimal text from minor units, without a float on the way.
 * Throws on anything but whole minor units: an amount that is not one is a bug, not a zero.
 */
export function toDecimal(amount: string, digits: number): `${number}` {
  const [, sign, units] = exactMinor.exec(amount) ?? []
  if (sign === undefined || units === undefined) throw new Error(`not whole minor units: ${amount}`)
  const padded = units.padStart(digits + 1, '0')
  const cut = padded.length - digits
  const text = digits === 0 ? units : `${padded.slice(0, cut)}.${padded.slice(cut)}`
  const decimal = `${sign}${text}`
  if (!isDecimal(decimal)) throw new Error(`not a decimal: ${decimal}`)
  return decimal
}

const isDecimal = (text: string): text is `${number}` => /^-?\d+(\.\d+)?$/.test(text)

/** The money formatters of one locale, one `Intl` object per currency and use. */
export function moneyFormats(locale: string): MoneyFormats {
  const plain = perCurrency(locale, 'negative')
  const change = perCurrency(locale, 'exceptZero')
  const exact = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'EUR',
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 6,
  })
  return {
    money: money => joined(partsOf(plain, money)),
    moneyChange: money => joined(partsOf(change, money).map(spacedSign(locale))),
    moneyParts: money => {
      const parts = partsOf(plain, money)
      const at = parts.findIndex(part => part.type === 'currency')
      const others = parts.filter(part => part.type !== 'currency' && part.type !== 'literal')
      return {
        value: joined(others),
        unit: parts[at]?.value ?? money.currency,
        unitFirst: at < parts.findIndex(part => part.type === 'integer'),
      }
    },
    exactMoney: micros => joined(exact.formatToParts(toDecimal(micros, 6)).map(realMinus)),
  }
}

type Part = { readonly type: string; readonly value: string }
type SignDisplay = 'negative' | 'exceptZero'

function perCurrency(locale: string, signDisplay: SignDisplay) {
  const made = new Map<string, { format: Intl.NumberFormat; digits: number }>()
  return (currency: string) => {
    const known = made.get(currency)
    if (known) return known
    const format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      signDisplay,
    })
    const entry = { format, digits: format.resolvedOptions().maximumFractionDigits ?? 2 }
    made.set(currency, entry)
    return entry
  }
}

function partsOf(formats: ReturnType<typeof perCurrency>, money: WireMoney): Part[] {
  const { format, digits } = formats(money.currency)
  return format.formatToParts(toDecimal(money.amount, digits)).map(realMinus)
}

const realMinus = (part: Part): Part =>
  part.type === 'minusSign' ? { ...part, value: '\u2212' } : part

// French sets the sign of a difference apart: « + 4,20 € » (look/bill.html).
const spacedSign = (locale: string) => (part: Part) =>
  locale.startsWith('fr') && (part.type === 'plusSign' || part.type === 'minusSign')
    ? { ...part, value: `${part.value}\u00a0` }
    : part

// Some locales separate thousands with U+202F, which Bricolage lacks and breaks the line of figures.
const joined = (parts: readonly Part[]) =>
  parts
    .map(part => part.value)
    .join('')
    .replace(/\u202f/g, '\u00a0')
