import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cents, microEuros, sumCents } from '../../contract/money.ts'
import { allocate, divRound, microToCents } from './money.ts'

const amount = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })
const weights = fc
  .array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 20 })
  .filter(list => list.some(weight => weight > 0n))

describe('divRound', () => {
  test.each([
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [4n, 3n, 1n],
    [-4n, 3n, -1n],
    [0n, 7n, 0n],
  ])('%s / %s is %s, halves away from zero', (numerator, denominator, rounded) => {
    expect(divRound(numerator, denominator)).toBe(rounded)
  })

  test('is never further than half a unit from the quotient, and is odd', () => {
    fc.assert(
      fc.property(amount, fc.bigInt({ min: 1n, max: 10n ** 9n }), (n, d) => {
        const error = 2n * (divRound(n, d) * d - n)
        expect(error <= d && error >= -d).toBe(true)
        expect(divRound(-n, d)).toBe(-divRound(n, d))
      }),
    )
  })

  test('refuses a denominator that is not positive', () => {
    expect(() => divRound(1n, 0n)).toThrow('denominator')
  })
})

describe('allocate', () => {
  test('sums to the total exactly and is never a cent away from the fair share', () => {
    fc.assert(
      fc.property(amount, weights, (total, list) => {
        const parts = allocate(cents(total), list)
        expect(sumCents(parts)).toBe(total)
        const sum = list.reduce((a, b) => a + b, 0n)
        parts.forEach((part, i) => {
          const off = part * sum - total * (list[i] ?? 0n)
          expect(off < sum && off > -sum).toBe(true)
        })
      }),
    )
  })

  test('gives the odd cent to the first of equals (vector 36: -7.49 in three is -2.50 -2.50 -2.49)', () => {
    expect(allocate(cents(-749n), [1n, 1n, 1n])).toEqual([-250n, -250n, -249n])
  })
})

test('a line is rounded once, from micro-euros: 0.305 EUR is 0.31', () => {
  expect(microToCents(microEuros(305_000n))).toBe(31n)
})
