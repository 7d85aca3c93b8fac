import { expect, test } from 'vitest'
import { amountFrom, amountText } from './amount-text.ts'

test('cents are written as each language types them, and read back from any', () => {
  const money = { amount: '1250', currency: 'EUR' } as const
  expect([amountText(money, 'fr'), amountText(money, 'en')]).toEqual(['12,50', '12.50'])
  expect(amountText({ ...money, amount: '5' }, 'zh')).toBe('0.05')
  for (const text of ['12,50', '12.5', ' 12,50 €', '0012,50'])
    expect(amountFrom(text)?.amount).toBe('1250')
  expect(amountFrom('12')?.amount).toBe('1200')
})

test('what is no amount is none', () => {
  for (const text of ['', '-1', '12,505', 'douze', '1e3', '12;50', '123456789'])
    expect(amountFrom(text)).toBeUndefined()
})
