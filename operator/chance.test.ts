import { expect, test } from 'vitest'
import { chanceOf } from './chance.ts'

test('the same seed and labels give the same run, any other another', () => {
  const run = (seed: number, ...labels: (string | number)[]) => {
    const chance = chanceOf(seed, ...labels)
    return Array.from({ length: 20 }, () => chance.whole(0, 1_000_000))
  }
  expect(run(42, 'line', 1)).toEqual(run(42, 'line', 1))
  expect(run(42, 'line', 1)).not.toEqual(run(42, 'line', 2))
  expect(run(42, 'line', 1)).not.toEqual(run(43, 'line', 1))
  // Fixed for ever: another run would change every demonstration.
  expect(chanceOf(42, 'fixed').whole(0, 999_999_999)).toBe(78_677_144)
})

test('draws are spread as asked', () => {
  const chance = chanceOf(7, 'spread')
  const counts = Array.from({ length: 20_000 }, () => chance.count(1.5))
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length
  expect(Math.abs(mean - 1.5)).toBeLessThan(0.05)
  const sides = Array.from({ length: 6_000 }, () => chance.whole(1, 6))
  for (const side of [1, 2, 3, 4, 5, 6]) {
    expect(Math.abs(sides.filter(drawn => drawn === side).length - 1_000)).toBeLessThan(150)
  }
  expect(() => chance.pick([])).toThrow(/nothing to pick/)
})
