import { expect, test } from 'vitest'
import { instantAfter } from './clock-steps.ts'

const now = '2026-03-28T09:30:00Z'

test('a day is a civil day, also when the clocks change that night', () => {
  expect(instantAfter(now, { kind: 'next-day' })).toBe('2026-03-29T08:30:00Z')
})

test('a month ends where the next one does', () => {
  expect(instantAfter('2026-01-31T09:00:00Z', { kind: 'next-month' })).toBe('2026-02-28T09:00:00Z')
})

test('a date is the morning of that day in France; a wrong one is no instant', () => {
  expect(instantAfter(now, { kind: 'date', date: '2026-07-01' })).toBe('2026-07-01T06:00:00Z')
  expect(instantAfter(now, { kind: 'date', date: '2026-13-01' })).toBeUndefined()
  expect(instantAfter(now, { kind: 'instant', instant: 'tomorrow' })).toBeUndefined()
})
