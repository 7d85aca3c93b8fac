import { type Cents, cents, type MicroEuros } from '../../contract/money.ts'
import { Fault } from './errors.ts'

/**
 * `numerator / denominator`, rounded half-up away from zero. The only rounding in the product.
 * Throws a Fault when the denominator is not positive.
 */
export const divRound = (numerator: bigint, denominator: bigint): bigint => {
  if (denominator <= 0n) throw new Fault('division by a denominator that is not positive')
  const half = numerator < 0n ? -denominator : denominator
  return (2n * numerator + half) / (2n * denominator)
}

/**
 * Splits `total` in proportion to `weights` by largest remainder: parts sum to the total exactly,
 * and equal remainders go to the first. Throws a Fault when no weight is positive or one is negative.
 */
export const allocate = (total: Cents, weights: readonly bigint[]): Cents[] => {
  const sum = weights.reduce((a, b) => a + b, 0n)
  if (sum <= 0n || weights.some(weight => weight < 0n)) {
    throw new Fault('an amount cannot be split on these weights', { weights: weights.map(String) })
  }
  const sign = total < 0n ? -1n : 1n
  const size = total * sign
  const floors = weights.map(weight => (size * weight) / sum)
  const left = size - floors.reduce((a, b) => a + b, 0n)
  const order = weights
    .map((weight, index) => ({ index, remainder: (size * weight) % sum }))
    .sort((a, b) =>
      a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
    )
  const winners = new Set(order.slice(0, Number(left)).map(({ index }) => index))
  return floors.map((floor, index) => cents(sign * (floor + (winners.has(index) ? 1n : 0n))))
}

/** The first rounding to cents, half-up away from zero: one per bill line. 10 000 micro-euros make a cent. */
export const microToCents = (amount: MicroEuros): Cents => cents(divRound(amount, 10_000n))
