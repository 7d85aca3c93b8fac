import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cents } from '../../../contract/money.ts'
import { monthsAfter, type Period, periodContaining } from '../../kernel/calendar.ts'
import { divRound } from '../../kernel/money.ts'
import { daysOf, daysWithin, prorate } from './prorate.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const period = (start: string, end: string): Period => ({ start: day(start), end: day(end) })

const part = (price: bigint, from: string, whole: Period) => {
  const used = daysWithin({ start: day(from), end: null }, whole)
  return used === null ? 0n : prorate(cents(price), daysOf(used), daysOf(whole))
}

describe('a price on civil days', () => {
  test.each([
    ['22', 1999n, '2026-03-13', period('2026-03-01', '2026-04-01'), 1225n],
    ['23, given back', 1999n, '2026-04-15', period('2026-04-01', '2026-05-01'), 1066n],
    ['23, taken', 2999n, '2026-04-15', period('2026-04-01', '2026-05-01'), 1599n],
    ['24, given back', 1999n, '2026-10-25', period('2026-10-01', '2026-11-01'), 451n],
    ['24, taken', 2999n, '2026-10-25', period('2026-10-01', '2026-11-01'), 677n],
    ['25, leap year', 2999n, '2024-02-20', period('2024-02-01', '2024-03-01'), 1034n],
    ['25, common year', 2999n, '2023-02-20', period('2023-02-01', '2023-03-01'), 964n],
    ['28, the discount', -1000n, '2026-04-15', period('2026-04-01', '2026-05-01'), -533n],
    ['28, the price with it', 1999n, '2026-04-15', period('2026-04-01', '2026-05-01'), 1066n],
  ])('vector %s', (...[, price, from, whole, expected]) => {
    expect(part(price, from, whole)).toBe(expected)
  })

  test.each([
    ['2023-05-23', '2023-06-15', 15, 741_935_484n],
    ['2023-06-23', '2023-07-15', 15, 733_333_333n],
    ['2023-02-23', '2023-03-15', 15, 714_285_714n],
    ['2024-02-23', '2024-03-15', 15, 724_137_931n],
  ])(
    'vector 29: from %s to %s is the ratio that Kill Bill gives',
    (...[from, until, billingDay, expected]) => {
      const anchor = new Temporal.PlainDate(2023, 1, billingDay)
      const whole = periodContaining(anchor, day(from))
      const used = daysWithin({ start: day(from), end: day(until) }, whole)
      expect(whole.end.toString()).toBe(until)
      const ratio = divRound(
        10n ** 9n * BigInt(used === null ? 0 : daysOf(used)),
        BigInt(daysOf(whole)),
      )
      expect(ratio).toBe(expected)
    },
  )

  test('vector 30: a quarter of 91 days stopped after 32 keeps 320.00 of 910.00', () => {
    expect(prorate(cents(91000n), 32, 91)).toBe(32000n)
  })
})

test('what is used and what is given back make the whole price, wherever the month is cut', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -100_000n, max: 100_000n }),
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 0, max: 31 }),
      (price, months, cut) => {
        const start = monthsAfter(day('2023-01-31'), months)
        const whole = { start, end: monthsAfter(day('2023-01-31'), months + 1) }
        const days = Math.min(cut, daysOf(whole))
        const used = prorate(cents(price), days, daysOf(whole))
        const unused = price - used
        const error = unused * BigInt(daysOf(whole)) - price * BigInt(daysOf(whole) - days)
        expect(2n * error <= daysOf(whole) && -2n * error <= daysOf(whole)).toBe(true)
      },
    ),
  )
})
