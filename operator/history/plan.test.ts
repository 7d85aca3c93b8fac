import { beforeAll, expect, test } from 'vitest'
import type { Household } from '../people/household.ts'
import { readOffers } from '../people/offers.ts'
import { createPopulation } from '../people/population.ts'
import { planHistory, type Step } from './plan.ts'

let households: readonly Household[]
let steps: readonly Step[]

beforeAll(async () => {
  const reading = await readOffers('sfr')
  if (reading.kind === 'refused') throw new Error(reading.problems.join('\n'))
  households = createPopulation(42, reading.offers)
  steps = planHistory({ households, start: '2024-11-01', end: '2026-11-22T21:00:00Z' })
})

const ofKind = <Kind extends Step['kind']>(kind: Kind) =>
  steps.flatMap(step => (isKind(step, kind) ? [step] : []))
function isKind<Kind extends Step['kind']>(
  step: Step,
  kind: Kind,
): step is Extract<Step, { kind: Kind }> {
  return step.kind === kind
}

test('time only goes forward, from the first day to now', () => {
  const times = ofKind('clock').map(({ to }) => Temporal.Instant.from(to).epochMilliseconds)
  expect(times).toEqual([...times].sort((a, b) => a - b))
  expect(new Set(times).size).toBe(times.length)
  expect(ofKind('clock').at(-1)?.to).toBe('2026-11-22T21:00:00Z')
})

test('each customer signs once, on a day the clock stands on', () => {
  expect(
    ofKind('activate')
      .map(({ household }) => household.number)
      .sort(),
  ).toEqual(households.map(({ number }) => number).sort())
  let now = ''
  for (const step of steps) {
    if (step.kind === 'clock') now = step.to
    if (step.kind === 'activate') expect(now.slice(0, 10)).toBe(step.signedOn)
  }
})

test('the files follow each other day by day, and none holds what has not happened', () => {
  const files = ofKind('deliver')
  for (const [index, file] of files.entries()) {
    expect(file.sequence).toBe(index)
    expect(file.from).toBe(index === 0 ? '2024-11-01' : files[index - 1]?.to)
  }
  expect(files.at(-1)?.to).toBe('2026-11-23')
  let now = ''
  for (const step of steps) {
    if (step.kind === 'clock') now = step.to
    if (step.kind === 'deliver') expect(step.until).toBe(now)
  }
})

test('usage is delivered on the eve of each billing day', () => {
  const eves = ofKind('deliver')
    .slice(0, -1)
    .map(({ until, to }) => [until.slice(0, 10), to])
  for (const [eve, to] of eves) {
    expect(
      Temporal.PlainDate.from(eve ?? '')
        .add({ days: 1 })
        .toString(),
    ).toBe(to)
  }
  expect(eves.length).toBeGreaterThan(70)
})

test('who pays by hand signs up once, pays each bill but the last', () => {
  const byHand = households.filter(({ pays }) => pays === 'by-hand')
  for (const household of byHand) {
    const own = steps
      .filter(step => 'household' in step && step.household === household)
      .map(({ kind }) => kind)
    expect(own.slice(0, 3)).toEqual(['activate', 'sign-up', 'pay'])
    expect(own.filter(kind => kind === 'sign-up')).toHaveLength(1)
    expect(own.filter(kind => kind === 'pay').length).toBeGreaterThanOrEqual(22)
  }
})

test('some lose their card just before their last bill', () => {
  const losing = households.filter(({ pays }) => pays === 'automatic-until-refused')
  expect(ofKind('lose-card').map(({ household }) => household)).toEqual(
    expect.arrayContaining([...losing]),
  )
  const at = steps.findIndex(({ kind }) => kind === 'lose-card')
  expect(steps.slice(at).filter(({ kind }) => kind === 'deliver').length).toBeLessThan(5)
})
