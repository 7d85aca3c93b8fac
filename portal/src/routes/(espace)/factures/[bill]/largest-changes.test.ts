import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Change, largestChanges } from './largest-changes.ts'

const changeOf = (cents: number, index = 0): Change => ({
  label: `cause ${index}`,
  amount: { amount: String(cents), currency: 'EUR' },
})
const name = (count: number) => `${count} others`
const sum = (changes: readonly Change[]) =>
  changes.reduce((total, { amount }) => total + BigInt(amount.amount), 0n)

test('five changes are all shown, as they came', () => {
  const changes = [100, -200, 5, 3, 1].map(changeOf)
  expect(largestChanges(changes, name)).toEqual(changes)
})

test('beyond five, the four largest keep their order and the others are one', () => {
  const shown = largestChanges([1, -300, 100, 57, -30, 50, 16].map(changeOf), name)
  expect(shown.map(({ amount }) => amount.amount)).toEqual(['-300', '100', '57', '50', '-13'])
  expect(shown.at(-1)?.label).toBe('3 others')
})

test('whatever the changes, what is shown adds up to the same cent, in five at most', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 })), cents => {
      const changes = cents.map(changeOf)
      const shown = largestChanges(changes, name)
      expect(sum(shown)).toBe(sum(changes))
      expect(shown.length).toBeLessThanOrEqual(5)
    }),
  )
})
