import type { Language } from '#contract/languages.ts'
import type { Money } from '#contract/money.ts'

/** `1250` cents as people type them: `12,50`. */
export function amountText({ amount }: Money, language: Language): string {
  const digits = amount.padStart(3, '0')
  const point = language === 'fr' ? ',' : '.'
  return `${digits.slice(0, -2)}${point}${digits.slice(-2)}`
}

/** What was typed as an amount; undefined when it is none. `12`, `12,5` and `12.50 €` are. */
export function amountFrom(text: string): Money | undefined {
  const typed = /^(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(text.replace(/[\s€]/g, ''))
  if (!typed) return undefined
  const [, whole = '', fraction = ''] = typed
  return { amount: String(BigInt(whole + fraction.padEnd(2, '0'))), currency: 'EUR' }
}
