import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { csvOf, itemOf, type UsageWorld, usageWorld } from '../../testing/usage-world.ts'

let world: UsageWorld
beforeAll(async () => {
  world = await usageWorld()
})
afterAll(() => world.close())

type Event = { readonly minute: number; readonly to: keyof typeof prices; readonly seconds: number }

/** Read by hand in the pack: millionths a minute on 2026-11-21, first block, and whether the 2 hours cover it. */
const prices = {
  '+33612345678': { micros: 380_000n, first: 60, covered: true },
  '+33145678901': { micros: 380_000n, first: 60, covered: true },
  '+41221234567': { micros: 348_000n, first: 60, covered: false },
  '+447911123456': { micros: 350_000n, first: 60, covered: false },
  '+33800123456': { micros: 0n, first: 1, covered: false },
} as const

/** A second at a time: it shares no line with the product. */
const rateSlowly = (events: readonly Event[]) => {
  let left = 7200
  let sum = 0n
  for (const { to, seconds } of events.toSorted((a, b) => a.minute - b.minute)) {
    const { micros, first, covered } = prices[to]
    let taken = 0
    while (covered && taken < seconds && left > 0) {
      taken += 1
      left -= 1
    }
    if (taken === seconds) continue
    let charged = -taken
    for (let second = 0; second < Math.max(first, seconds); second += 1) charged += 1
    const [whole, rest] = [(BigInt(charged) * micros) / 60n, (BigInt(charged) * micros) % 60n]
    sum += rest * 2n >= 60n ? whole + 1n : whole
  }
  return { sum, left: BigInt(left) }
}

const numbers = [
  '+33612345678',
  '+33145678901',
  '+41221234567',
  '+447911123456',
  '+33800123456',
] as const
const event = fc.record({
  minute: fc.integer({ min: 0, max: 1379 }),
  to: fc.constantFrom(...numbers),
  seconds: fc.integer({ min: 0, max: 2500 }),
})
const events = fc.uniqueArray(event, { selector: ({ minute }) => minute, maxLength: 20 })

test('any file, in any order, sums to what a rater that counts seconds finds', async () => {
  let files = 0
  await fc.assert(
    fc.asyncProperty(events, async list => {
      files += 1
      const line = await world.addCustomer([itemOf('mobile-2h')])
      const midnight = Temporal.Instant.from('2026-11-20T23:00:00Z')
      const records = list.map(({ minute, to, seconds }, index) => ({
        recordId: `slow-${files}-${index}`,
        lineIdentifier: line.mobile,
        startedAt: midnight.add({ minutes: minute }).toString(),
        counterpart: to,
        quantity: seconds,
      }))
      await world.deliver(csvOf(records))
      const rows = await world.db
        .selectFrom('usage.rated_record')
        .select(['price_micros', 'included'])
        .where('account_id', '=', line.accountId)
        .execute()
      const included = rows.reduce((total, row) => total + row.included, 0n)
      const sum = rows.reduce((total, row) => total + row.price_micros, 0n)
      expect({ sum, left: 7200n - included, rows: rows.length }).toEqual({
        ...rateSlowly(list),
        rows: list.length,
      })
      const sums = await world.db
        .selectFrom('usage.summary')
        .select('price_micros')
        .where('account_id', '=', line.accountId)
        .execute()
      expect(sums.reduce((total, row) => total + row.price_micros, 0n)).toBe(sum)
    }),
    { numRuns: 25 },
  )
})
