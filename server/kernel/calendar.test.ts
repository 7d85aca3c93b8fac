import { describe, expect, test } from 'vitest'
import {
  daysBetween,
  monthsAfter,
  nextTargetDay,
  periodContaining,
  startOfDay,
} from './calendar.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

describe('months counted from the anchor (vector 26)', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2026-01-31', 3, '2026-04-30'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
  ])('%s plus %i months is %s', (anchor, months, expected) => {
    expect(monthsAfter(day(anchor), months).toString()).toBe(expected)
  })

  test('every day of four years falls in exactly the period that holds it, for every anchor day', () => {
    for (const anchorDay of [1, 15, 28, 29, 30, 31]) {
      const anchor = new Temporal.PlainDate(2024, 1, anchorDay)
      let previousEnd: Temporal.PlainDate | undefined
      for (let date = day('2023-06-01'); date.year < 2027; date = date.add({ days: 1 })) {
        const { start, end } = periodContaining(anchor, date)
        expect(daysBetween(start, date)).toBeGreaterThanOrEqual(0)
        expect(daysBetween(date, end)).toBeGreaterThan(0)
        if (previousEnd?.equals(date)) expect(start.equals(previousEnd)).toBe(true)
        previousEnd = end
      }
    }
  })
})

test('a civil day lasts 23 or 25 hours when the clocks change (vectors 10 and 11)', () => {
  const hours = (text: string) =>
    startOfDay(day(text).add({ days: 1 }), 'Europe/Paris')
      .since(startOfDay(day(text), 'Europe/Paris'))
      .total('hours')
  expect(hours('2026-10-25')).toBe(25)
  expect(hours('2026-03-29')).toBe(23)
})

test.each([
  ['2026-12-25', '2026-12-28'],
  ['2026-04-03', '2026-04-07'],
  ['2026-05-01', '2026-05-04'],
  ['2026-11-24', '2026-11-24'],
])('TARGET: %s is settled on %s (vector 43)', (due, settled) => {
  expect(nextTargetDay(day(due)).toString()).toBe(settled)
})
