import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Cause, causes } from '../../../contract/routes/usage-controls.ts'
import { transact } from '../../kernel/db.ts'
import {
  csvOf,
  itemOf,
  type TestLine,
  type TestRecord,
  type UsageWorld,
  usageWorld,
} from '../../testing/usage-world.ts'
import { insertControl } from './queries.ts'

let world: UsageWorld
beforeAll(async () => {
  world = await usageWorld()
})
afterAll(() => world.close())

const inAmerica = { servingMccMnc: '310410', roaming: 'other' }
/** What may be charged, and the ceilings that it concerns, written down by hand. */
const kinds: readonly { readonly record: TestRecord; readonly concerns: readonly Cause[] }[] = [
  { record: { counterpart: '+41221234567' }, concerns: ['out-of-bundle', 'total'] },
  { record: { counterpart: '+8613800138000' }, concerns: ['out-of-bundle', 'total'] },
  { record: { counterpart: '0899123456' }, concerns: ['premium', 'total'] },
  { record: { ...inAmerica, counterpart: '+33612345678' }, concerns: ['roaming', 'total'] },
  {
    record: { ...inAmerica, service: 'data', counterpart: '' },
    concerns: ['roaming-data', 'roaming', 'total'],
  },
]

const event = fc.record({
  minute: fc.integer({ min: 0, max: 1379 }),
  kind: fc.nat({ max: kinds.length - 1 }),
  size: fc.integer({ min: 1, max: 900 }),
  file: fc.nat({ max: 2 }),
})
const events = fc.uniqueArray(event, { selector: ({ minute }) => minute, maxLength: 40 })
const limits = fc.tuple(...causes.map(() => fc.option(fc.integer({ min: 0, max: 4000 }))))

type Drawn<A> = A extends fc.Arbitrary<infer T> ? T : never

let files = 0
const toRecord = ({ mobile }: TestLine, { minute, kind, size }: Drawn<typeof event>) => {
  const record: TestRecord = kinds[kind]?.record ?? {}
  const startedAt = Temporal.Instant.from('2026-11-21T00:00:00Z').add({ minutes: minute })
  return {
    ...record,
    recordId: `p-${files}-${minute}`,
    lineIdentifier: mobile,
    startedAt: startedAt.toString(),
    quantity: record.service === 'data' ? size * 1000 : size,
  }
}

/** What each record came to, by its id without the run's part. */
const live = async (list: readonly Drawn<typeof event>[], ceilings: Drawn<typeof limits>) => {
  files += 1
  const line = await world.addCustomer([itemOf('mobile-2h')])
  const { accountId, lineId } = line
  for (const [place, cause] of causes.entries())
    await transact(world.db, tx =>
      insertControl(tx, {
        account_id: accountId,
        line_id: lineId,
        kind: 'ceiling',
        cause,
        rule: 'set',
        amounts: [BigInt(ceilings[place] ?? 1_000_000)],
        decided_at: Temporal.Instant.from('2026-11-20T10:00:00Z'),
        actor: 'holder',
        channel: 'web',
      }),
    )
  for (const file of [0, 1, 2]) {
    const records = list.filter(one => one.file === file).map(one => toRecord(line, one))
    if (records.length > 0) await world.deliver(csvOf(records))
  }
  const rows = await world.db
    .selectFrom('usage.rated_record')
    .select(['record_id', 'price_micros', 'written_off_micros'])
    .where('line_id', '=', lineId)
    .execute()
  return new Map(
    rows.map(row => [
      Number(row.record_id.split('-').at(-1)),
      { charged: row.price_micros, writtenOff: row.written_off_micros },
    ]),
  )
}

test('no stream of records, in any order and any number of files, passes a ceiling or loses a price', async () => {
  await fc.assert(
    fc.asyncProperty(events, limits, async (list, ceilings) => {
      const free = await live(list, [])
      const held = await live(list, ceilings)
      const spentOn = (cause: Cause) =>
        list
          .filter(({ kind }) => kinds[kind]?.concerns.includes(cause))
          .reduce((sum, { minute }) => sum + (held.get(minute)?.charged ?? 0n), 0n)
      for (const [place, cause] of causes.entries()) {
        const limit = BigInt(ceilings[place] ?? 1_000_000)
        expect(spentOn(cause) <= limit * 10_000n).toBe(true)
      }
      for (const { minute } of list) {
        const price = free.get(minute)?.charged
        const { charged = -1n, writtenOff = -1n } = held.get(minute) ?? {}
        expect(charged + writtenOff).toBe(price)
      }
    }),
    { numRuns: 12 },
  )
}, 60_000)
