import { expect, test } from 'vitest'
import { nextBillingDay } from './run-bills.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test('the next billing day is one of the brand', () => {
  expect(nextBillingDay(day('2026-11-22'), [1, 21]).toString()).toBe('2026-12-01')
  expect(nextBillingDay(day('2026-11-21'), [1, 21]).toString()).toBe('2026-11-21')
})
