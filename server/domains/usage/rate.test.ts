import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { counted, type Priced, price, type Rate, type RateStep } from './rate.ts'
import type { TimeBand } from './time-band.ts'

const at = (text: string) => Temporal.Instant.from(text)
const step = (increments: string, micros: bigint, per: bigint, upTo: bigint | null = null) => {
  const [first = '1', next = '1'] = increments.split('/')
  return { first: BigInt(first), next: BigInt(next), micros, per, upTo } satisfies RateStep
}
const rateOf = (steps: readonly RateStep[], more: Partial<Rate> = {}): Rate => ({
  setupMicros: 0n,
  tapering: 'graduated',
  bands: [],
  steps,
  ...more,
})
const call = (seconds: number, more: Partial<Priced> = {}): Priced => ({
  startedAt: at('2026-03-10T12:00:00Z'),
  timeZone: 'Europe/Paris',
  quantity: BigInt(seconds),
  covered: 0n,
  lasts: true,
  ...more,
})

describe('increments (vectors 1 to 5 and 12)', () => {
  test.each([
    ['1/1', 61, 300_000n, 305_000n],
    ['60/60', 61, 300_000n, 600_000n],
    ['60/1', 61, 300_000n, 305_000n],
    ['60/1', 10, 300_000n, 300_000n],
    ['30/1', 12, 60_000n, 30_000n],
    ['60/60', 0, 300_000n, 0n],
  ])('%s, %i s at %s a minute costs %s', (increments, seconds, micros, expected) => {
    expect(price(rateOf([step(increments, micros, 60n)]), call(seconds)).micros).toBe(expected)
  })

  test.each([
    [10_000n, 151n],
    [1000n, 1501n],
  ])('1 500 001 bytes in blocks of %s are %s blocks', (block, blocks) => {
    expect(counted({ first: block, next: block }, 1_500_001n)).toBe(blocks * block)
    expect(counted({ first: block, next: block }, 0n)).toBe(0n)
  })

  test('what is counted covers what was used, by less than a block', () => {
    const block = fc.bigInt({ min: 1n, max: 3600n })
    fc.assert(
      fc.property(block, block, fc.bigInt({ min: 1n, max: 10n ** 9n }), (first, next, quantity) => {
        const whole = counted({ first, next }, quantity)
        expect(whole >= quantity && whole >= first).toBe(true)
        expect((whole - first) % next).toBe(0n)
        if (quantity > first) expect(whole - quantity < next).toBe(true)
      }),
    )
  })
})

describe('steps (vectors 6, 7 and 17)', () => {
  test('a connection, a first minute by the minute, then by the second: 95 s is 0.658333', () => {
    const steps = [step('60/60', 200_000n, 60n, 60n), step('1/1', 100_000n, 60n)]
    const rated = price(rateOf(steps, { setupMicros: 400_000n }), call(95))
    expect(rated.micros).toBe(658_333n)
    // CGRateS rounds up to four decimals at once: 0.6584. Ours is rounded on the bill line.
    expect((rated.micros + 99n) / 100n).toBe(6584n)
  })

  test.each([
    [1_000_000n, 90, 90_000_000n],
    [1_000_000n, 0, 0n],
    [33_000n, 10, 330_000n],
  ])('%s a second for %i s is %s', (micros, seconds, expected) => {
    expect(price(rateOf([step('1/1', micros, 1n)]), call(seconds)).micros).toBe(expected)
  })

  test('7 GB in steps: each step its part, or the step reached for all', () => {
    const gigabyte = 10n ** 9n
    const steps = [
      step('1/1', 0n, gigabyte, gigabyte),
      step('1/1', 2_000_000n, gigabyte, 5n * gigabyte),
      step('1/1', 1_000_000n, gigabyte),
    ]
    const used = call(7_000_000_000, { lasts: false })
    expect(price(rateOf(steps), used).micros).toBe(10_000_000n)
    expect(price(rateOf(steps, { tapering: 'volume' }), used).micros).toBe(7_000_000n)
  })

  test('a step is continuous: graduated price never falls when quantity grows', () => {
    const steps = [step('60/60', 200_000n, 60n, 60n), step('1/1', 100_000n, 60n)]
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7200 }), seconds => {
        const now = price(rateOf(steps), call(seconds)).micros
        expect(price(rateOf(steps), call(seconds + 1)).micros >= now).toBe(true)
      }),
    )
  })
})

const allWeek = [1, 2, 3, 4, 5, 6, 7]
const evening: TimeBand = { days: allWeek, fromMinute: 1200, untilMinute: 1440, micros: 50_000n }

describe('bands of local time (vectors 9 to 11)', () => {
  // 19:58:30 in Paris, in winter.
  const startedAt = at('2026-03-10T18:58:30Z')
  test.each([
    ['1/1', 325_000n],
    ['60/60', 350_000n],
  ])('%s from 19:58:30 to 20:03:30 costs %s: each block at its start', (increments, expected) => {
    const rate = rateOf([step(increments, 100_000n, 60n)], { bands: [evening] })
    expect(price(rate, call(300, { startedAt })).micros).toBe(expected)
  })

  test('the hour that comes twice is counted twice', () => {
    const startedAt = at('2026-10-25T00:50:00Z')
    const seconds = at('2026-10-25T01:10:00Z').since(startedAt).total('seconds')
    const rate = rateOf([step('1/1', 60_000n, 60n)])
    expect(price(rate, call(seconds, { startedAt })).micros).toBe(1_200_000n)
    // 02:00 to 02:30 local is lived twice that night: 30 + 30 of these 120 minutes.
    const night = { days: allWeek, fromMinute: 120, untilMinute: 150, micros: 0n }
    const long = call(7200, { startedAt: at('2026-10-25T00:00:00Z') })
    expect(price({ ...rate, bands: [night] }, long).micros).toBe(3_600_000n)
  })

  test('the hour that does not exist costs nothing', () => {
    const startedAt = at('2026-03-29T00:30:00Z')
    // 01:30 to 03:30 local is one hour; the band from 02:00 to 03:00 is never lived.
    const skipped = { days: allWeek, fromMinute: 120, untilMinute: 180, micros: 9_000_000n }
    const rate = rateOf([step('1/1', 60_000n, 60n)], { bands: [skipped] })
    expect(price(rate, call(3600, { startedAt })).micros).toBe(3_600_000n)
  })

  test('equals a price asked second by second, at any time of the year', () => {
    const bands = [
      { days: [1, 2, 3, 4, 5], fromMinute: 480, untilMinute: 1140, micros: 300_000n },
      { days: [6, 7], fromMinute: 0, untilMinute: 1440, micros: 60_000n },
      { days: allWeek, fromMinute: 150, untilMinute: 190, micros: 10_000n },
    ]
    const rate = rateOf([step('1/1', 120_000n, 60n)], { bands })
    const start = fc.integer({ min: 0, max: 366 * 96 }).map(quarter => quarter * 900)
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 5000 }), (offset, seconds) => {
        const startedAt = at('2026-01-01T00:00:00Z').add({ seconds: offset })
        expect(price(rate, call(seconds, { startedAt })).micros).toBe(
          secondBySecond(bands, { startedAt, seconds }),
        )
      }),
      { numRuns: 60 },
    )
  })
})

const secondBySecond = (
  bands: readonly TimeBand[],
  { startedAt, seconds }: { readonly startedAt: Temporal.Instant; readonly seconds: number },
): bigint => {
  let sum = 0n
  for (let second = 0; second < seconds; second += 1) {
    const local = startedAt.add({ seconds: second }).toZonedDateTimeISO('Europe/Paris')
    const minute = local.hour * 60 + local.minute
    const band = bands.find(
      ({ days, fromMinute, untilMinute }) =>
        days.includes(local.dayOfWeek) && minute >= fromMinute && minute < untilMinute,
    )
    sum += band?.micros ?? 120_000n
  }
  return (sum + 30n) / 60n
}

test('what allowances covered is taken off the blocks of the whole call', () => {
  const rate = rateOf([step('60/1', 60_000n, 60n)], { setupMicros: 7n })
  expect(price(rate, call(61, { covered: 10n }))).toEqual({ charged: 51n, micros: 51_007n })
  expect(price(rate, call(12, { covered: 10n }))).toEqual({ charged: 50n, micros: 50_007n })
  expect(price(rate, call(12, { covered: 12n }))).toEqual({ charged: 0n, micros: 0n })
})
