import { expect, test } from 'vitest'
import { nextRow } from './rows.ts'

test('j goes down, k goes up, and both stop at the ends', () => {
  expect(nextRow('j', 0, 3)).toBe(1)
  expect(nextRow('j', 2, 3)).toBe(2)
  expect(nextRow('k', 2, 3)).toBe(1)
  expect(nextRow('k', 0, 3)).toBe(0)
})

test('either begins at the first row', () => {
  expect([nextRow('j', -1, 3), nextRow('k', -1, 3)]).toEqual([0, 0])
})
