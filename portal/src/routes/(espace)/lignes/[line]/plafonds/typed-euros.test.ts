import { expect, test } from 'vitest'
import { plainEuros } from './plain-euros.ts'
import { typedEuros } from './typed-euros.ts'

test.each([
  ['20', '2000'],
  ['20,5', '2050'],
  ['20.50', '2050'],
  ['1 000 €', '100000'],
  ['0', '0'],
])('%s is read as %s cents', (text, amount) => {
  expect(typedEuros(text)).toEqual({ amount, currency: 'EUR' })
})

test.each(['', 'vingt', '-5', '1,234', '20€50', '1e3'])('%o is no amount', text => {
  expect(typedEuros(text)).toBeNull()
})

test('a field begins with plain figures', () => {
  expect(['0', '5', '2050', '6000'].map(plainEuros)).toEqual(['0', '0,05', '20,50', '60'])
})
