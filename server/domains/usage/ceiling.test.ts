import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cents, cents, type MicroEuros, microEuros } from '../../../contract/money.ts'
import { microToCents } from '../../kernel/money.ts'
import {
  causesOf,
  chargeUnder,
  crossed,
  microsPerCent,
  nothingSpent,
  type Spent,
  spend,
} from './ceiling.ts'

const euros = (amount: number) => microEuros(BigInt(Math.round(amount * 1_000_000)))
const spent = (amount: number): Spent => ({
  micros: euros(amount),
  billed: microToCents(euros(amount)),
})

describe('vector 15: a ceiling of 50.00, 49.20 spent, an event of 1.50', () => {
  const purse = { limit: cents(5000n), spent: spent(49.2) }

  test('is charged 0.80, and 0.70 is written off', () => {
    const result = chargeUnder(euros(1.5), [purse], microEuros(0n))
    expect(result).toEqual({ charged: euros(0.8), writtenOff: euros(0.7) })
  })

  test('reaches 100 %, and the 80 % was told once, when 40.00 was passed', () => {
    const whole = euros(50)
    const marks = [80n, 100n]
    expect(crossed(marks, { before: euros(49.2), after: euros(50), whole })).toEqual([100n])
    expect(crossed(marks, { before: euros(39.99), after: euros(40), whole })).toEqual([80n])
    expect(crossed(marks, { before: euros(40), after: euros(49.2), whole })).toEqual([])
  })

  test('afterwards nothing more is charged', () => {
    const reached = { limit: cents(5000n), spent: spent(50) }
    expect(chargeUnder(euros(0.01), [reached], microEuros(0n)).charged).toBe(0n)
  })
})

test('the least of several ceilings decides', () => {
  const purses = [
    { limit: cents(5000n), spent: spent(10) },
    { limit: cents(1000n), spent: spent(9.5) },
  ]
  expect(chargeUnder(euros(3), purses, microEuros(0n)).charged).toBe(euros(0.5))
})

test('a ceiling lowered under what is spent charges nothing more, and takes nothing back', () => {
  const purse = { limit: cents(100n), spent: spent(5) }
  expect(chargeUnder(euros(1), [purse], microEuros(0n))).toEqual({
    charged: 0n,
    writtenOff: euros(1),
  })
})

test.each([
  [{ service: 'voice', servedIn: 'home', isPremium: false }, ['out-of-bundle', 'total']],
  [{ service: 'voice', servedIn: 'home', isPremium: true }, ['premium', 'total']],
  [{ service: 'data', servedIn: 'world', isPremium: false }, ['roaming-data', 'roaming', 'total']],
  [{ service: 'sms', servedIn: 'eu', isPremium: false }, ['roaming', 'total']],
  [{ service: 'sms', servedIn: 'eu', isPremium: true }, ['roaming', 'premium', 'total']],
] as const)('%o concerns its ceilings', (spending, causes) => {
  expect(causesOf(spending)).toEqual(causes)
})

/** What a stream of prices on some bill lines comes to under one ceiling. */
const live = (limit: Cents, stream: readonly (readonly [number, bigint])[]) => {
  const rows = new Map<number, MicroEuros>()
  let now: Spent = nothingSpent
  let writtenOff = 0n
  for (const [line, amount] of stream) {
    const row = rows.get(line) ?? microEuros(0n)
    const result = chargeUnder(microEuros(amount), [{ limit, spent: now }], row)
    now = spend(now, result.charged, row)
    rows.set(line, microEuros(row + result.charged))
    writtenOff += result.writtenOff
  }
  const onBill = [...rows.values()].reduce((sum, row) => sum + microToCents(row), 0n)
  return { now, writtenOff, onBill }
}

test('no stream of prices passes a ceiling, rated or billed, and nothing priced is lost', () => {
  const price = fc.tuple(fc.nat(3), fc.bigInt({ min: 0n, max: 3_000_000n }))
  const stream = fc.array(price, { maxLength: 60 })
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 1500n }), stream, (limit, prices) => {
      const { now, writtenOff, onBill } = live(cents(limit), prices)
      expect(now.micros <= limit * microsPerCent).toBe(true)
      expect(onBill <= limit).toBe(true)
      expect(onBill).toBe(now.billed)
      expect(now.micros + writtenOff).toBe(prices.reduce((sum, [, amount]) => sum + amount, 0n))
    }),
  )
})
