import { cents, type Money, toMoney } from '#contract/money.ts'

/** An amount in euros as a person types it: `20`, `20,50`, `1 000 €`. Null for what is no such amount. */
export function typedEuros(text: string): Money | null {
  const compact = text.trim().replace(/\s*€$/, '').replace(/\s/g, '').replace(',', '.')
  const match = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(compact)
  if (match === null) return null
  const [, euros = '', part = ''] = match
  return toMoney(cents(BigInt(euros + part.padEnd(2, '0'))))
}
