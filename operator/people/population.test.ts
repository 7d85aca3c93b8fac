import { expect, test } from 'vitest'
import { type Offers, readOffers } from './offers.ts'
import { createPopulation } from './population.ts'

const offersOf = async (brand: string): Promise<Offers> => {
  const reading = await readOffers(brand)
  if (reading.kind === 'refused') throw new Error(reading.problems.join('\n'))
  return reading.offers
}

test('the same seed gives the same sixty people, another seed others', async () => {
  const offers = await offersOf('sfr')
  const people = createPopulation(42, offers)
  expect(people).toHaveLength(60)
  expect(createPopulation(42, offers)).toEqual(people)
  expect(createPopulation(43, offers)).not.toEqual(people)
})

test('every shape of household is there, first among the named logins', async () => {
  const people = createPopulation(42, await offersOf('sfr'))
  expect(people.slice(0, 4).map(({ shape }) => shape)).toEqual([
    'single',
    'family',
    'home',
    'everything',
  ])
  expect(people.filter(({ pays }) => pays === 'by-hand')).toHaveLength(4)
  expect(people.filter(({ isForSignUp }) => isForSignUp)).toHaveLength(6)
  const family = people[1]?.lines.filter(({ kind }) => kind === 'mobile').length ?? 0
  expect(family).toBeGreaterThanOrEqual(3)
})

test('numbers are unique and in the ranges that Arcep keeps for fiction', async () => {
  const people = createPopulation(42, await offersOf('sfr'))
  const numbers = people.flatMap(({ lines }) => lines.map(({ number }) => number))
  expect(new Set(numbers).size).toBe(numbers.length)
  for (const number of numbers) {
    expect(number).toMatch(/^\+33(63998|19900|26191|35301|46571|53649)\d{4}$/)
  }
  expect(new Set(people.map(({ number }) => number)).size).toBe(60)
  expect(new Set(people.map(({ email }) => email)).size).toBe(60)
  for (const { email } of people)
    expect(email).toMatch(/^[a-z-]+\.[a-z-]+\.\d+@example\.(org|net|com)$/)
})

test('names have accents, some live in a flat, some call abroad', async () => {
  const people = createPopulation(42, await offersOf('sfr'))
  expect(people.filter(({ familyName }) => /[à-ÿœ]/i.test(familyName)).length).toBeGreaterThan(10)
  expect(people.filter(({ addressLines }) => addressLines.length > 1).length).toBeGreaterThan(10)
  expect(
    people.filter(({ lines }) => lines.some(({ habits }) => habits.abroad)).length,
  ).toBeGreaterThan(10)
})

test('another brand sells its own offers to the same number of people', async () => {
  const people = createPopulation(42, await offersOf('ligne-claire'))
  const codes = new Set(people.flatMap(({ lines }) => lines.map(({ planCode }) => planCode)))
  expect(people).toHaveLength(60)
  for (const code of codes) expect(code).toMatch(/^ligne-|fibre/)
})
