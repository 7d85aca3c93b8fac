import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { microsecondsOf } from '../../kernel/calendar.ts'
import { type Bucket, draw, remaining, type Wanted } from './bucket.ts'
import { price } from './rate.ts'

const instant = (text: string) => Temporal.Instant.from(text)
const megabytes = (count: number) => BigInt(count) * 1_000_000n
const bucket = (more: Partial<Bucket>): Bucket => ({
  id: 'main',
  service: 'data',
  servedIn: ['home', 'eu'],
  goesTo: null,
  priority: 20,
  opensAt: instant('2026-11-01T00:00:00Z'),
  expiresAt: instant('2026-12-01T00:00:00Z'),
  granted: megabytes(2000),
  used: 0n,
  roamingGranted: null,
  roamingUsed: 0n,
  beyond: 'charged',
  ...more,
})
const wanted = (more: Partial<Wanted>): Wanted => ({
  service: 'data',
  atUs: microsecondsOf(instant('2026-11-10T08:00:00Z')),
  servedIn: 'eu',
  goesTo: null,
  quantity: megabytes(700),
  ...more,
})
const lefts = (buckets: readonly Bucket[]) => buckets.map(one => remaining(one))

describe('order of use (vectors 13 and 18)', () => {
  test('the add-on first, then the main allowance', () => {
    const addOn = bucket({ id: 'add-on', priority: 10, granted: megabytes(500) })
    const drawn = draw([bucket({}), addOn], wanted({}))
    expect(lefts(drawn.buckets)).toEqual([megabytes(1800), 0n])
    expect(drawn.covered).toBe(megabytes(700))
  })

  test('at the same priority what expires first; at the same instant, the older', () => {
    const later = bucket({ id: 'a', expiresAt: instant('2027-01-01T00:00:00Z') })
    const sooner = bucket({ id: 'b' })
    expect(draw([later, sooner], wanted({})).draws).toEqual([
      { bucketId: 'b', quantity: megabytes(700) },
    ])
    expect(draw([bucket({ id: 'd' }), bucket({ id: 'c' })], wanted({})).draws[0]?.bucketId).toBe(
      'c',
    )
  })

  test('8 GB carried over and 20 GB new, 25 GB used: 3 or 0 are left to carry', () => {
    const carried = { granted: megabytes(8000) }
    const current = bucket({ id: 'b-current', granted: megabytes(20_000) })
    const use = wanted({ servedIn: 'home', quantity: megabytes(25_000) })
    const first = draw([bucket({ id: 'a-carried', ...carried }), current], use)
    expect(lefts(first.buckets)).toEqual([0n, megabytes(3000)])
    const last = draw([bucket({ id: 'a-carried', priority: 30, ...carried }), current], use)
    expect(lefts(last.buckets)).toEqual([megabytes(3000), 0n])
  })
})

test('100 MB left, 250 MB used: the rest is charged (vector 14)', () => {
  const drawn = draw([bucket({ granted: megabytes(100) })], wanted({ quantity: megabytes(250) }))
  expect([lefts(drawn.buckets), drawn.covered, drawn.beyond]).toEqual([
    [0n],
    megabytes(100),
    'charged',
  ])
  const perMegabyte = { upTo: null, micros: 10_000n, per: megabytes(1), first: 1n, next: 1n }
  const rated = price(
    { setupMicros: 0n, tapering: 'graduated', steps: [perMegabyte], bands: [] },
    {
      startedAt: instant('2026-11-10T08:00:00Z'),
      timeZone: 'Europe/Paris',
      quantity: megabytes(250),
      covered: drawn.covered,
      lasts: false,
    },
  )
  expect(rated.micros).toBe(1_500_000n)
})

describe('what matches', () => {
  test.each<[string, Partial<Wanted>]>([
    ['another service', { service: 'sms' }],
    ['another zone', { servedIn: 'switzerland' }],
    ['an instant before it opens', { atUs: microsecondsOf(instant('2026-10-31T23:59:59Z')) }],
    ['the instant at which it expires', { atUs: microsecondsOf(instant('2026-12-01T00:00:00Z')) }],
  ])('%s does not', (_what, more) => {
    expect(draw([bucket({})], wanted(more))).toMatchObject({ draws: [], beyond: 'charged' })
  })

  test('a call takes only from an allowance for where it goes', () => {
    const calls = bucket({ service: 'voice', goesTo: ['fr-mobile'], granted: null })
    const call = wanted({ service: 'voice', servedIn: 'home', quantity: 60n })
    expect(draw([calls], { ...call, goesTo: 'fr-mobile' }).covered).toBe(60n)
    expect(draw([calls], { ...call, goesTo: 'switzerland' }).covered).toBe(0n)
    expect(draw([calls], call).covered).toBe(0n)
  })
})

describe('roaming part', () => {
  const plan = bucket({
    granted: megabytes(1000),
    roamingGranted: megabytes(300),
    beyond: 'slowed',
  })
  test('beyond fair use abroad the rest is charged, though at home it would be slowed', () => {
    const abroad = draw([plan], wanted({ quantity: megabytes(400) }))
    expect([abroad.covered, abroad.beyond]).toEqual([megabytes(300), 'charged'])
    const atHome = draw(abroad.buckets, wanted({ servedIn: 'home', quantity: megabytes(900) }))
    expect([atHome.covered, atHome.beyond]).toEqual([megabytes(700), 'slowed'])
    expect(draw(atHome.buckets, wanted({ quantity: 1n })).beyond).toBe('slowed')
  })
})

test('nothing is lost or made: draws sum to what is covered, within every limit', () => {
  const volume = fc.bigInt({ min: 0n, max: 5000n })
  const anyBucket = fc.record({
    id: fc.stringMatching(/^[a-f]{6}$/),
    priority: fc.integer({ min: 1, max: 3 }),
    granted: fc.option(volume),
    used: volume,
    roamingGranted: fc.option(volume),
    roamingUsed: volume,
    beyond: fc.constantFrom('charged' as const, 'blocked' as const, 'slowed' as const),
  })
  const buckets = fc.uniqueArray(anyBucket, { selector: ({ id }) => id, maxLength: 6 })
  fc.assert(
    fc.property(buckets, volume, fc.constantFrom('home', 'eu'), (list, quantity, servedIn) => {
      const before = list.map(more => bucket(more))
      const drawn = draw(before, wanted({ quantity, servedIn }))
      expect(drawn.draws.reduce((sum, { quantity }) => sum + quantity, 0n)).toBe(drawn.covered)
      expect(drawn.covered <= quantity).toBe(true)
      drawn.buckets.forEach((after, index) => {
        const start = before[index]
        const taken = after.used - (start?.used ?? 0n)
        expect(taken >= 0n && taken <= quantity).toBe(true)
        if (after.granted !== null && taken > 0n) expect(after.used <= after.granted).toBe(true)
        expect(after.roamingUsed - (start?.roamingUsed ?? 0n)).toBe(
          servedIn === 'home' ? 0n : taken,
        )
      })
      if (before.some(({ granted }) => granted === null) && servedIn === 'home')
        expect(drawn.covered).toBe(quantity)
    }),
  )
})
