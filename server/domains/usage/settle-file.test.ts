import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  csvOf,
  itemOf,
  type TestLine,
  type UsageWorld,
  usageWorld,
} from '../../testing/usage-world.ts'
import { findRejects, findSuspended } from './queries.ts'
import { retrySuspended } from './retry-suspended.ts'
import { settleFile } from './settle-file.ts'

// Threat 44 of docs/threats.csv.
let world: UsageWorld
beforeAll(async () => {
  world = await usageWorld()
})
afterAll(() => world.close())

const calls = (line: TestLine, count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => ({
    recordId: `${line.mobile.slice(1)}-${from + index}`,
    lineIdentifier: line.mobile,
    startedAt: `2026-11-21T${String(8 + ((from + index) % 10)).padStart(2, '0')}:00:00Z`,
    quantity: 90,
  }))

const recordsOf = (line: TestLine) =>
  world.db
    .selectFrom('usage.rated_record')
    .selectAll()
    .where('account_id', '=', line.accountId)
    .orderBy('started_at')
    .orderBy('record_id')
    .execute()
const bucketsOf = (line: TestLine) =>
  world.db
    .selectFrom('usage.bucket')
    .select(['allowance', 'used', 'opens_at'])
    .where('account_id', '=', line.accountId)
    .orderBy('opens_at')
    .orderBy('allowance')
    .execute()
const used = async (line: TestLine, allowance: string) =>
  (await bucketsOf(line)).filter(bucket => bucket.allowance === allowance).map(({ used }) => used)
const whole = async (line: TestLine) => ({
  records: (await recordsOf(line)).map(({ id: _id, file_id: _file, ...rest }) => rest),
  buckets: await bucketsOf(line),
  sums: await world.db
    .selectFrom('usage.summary')
    .selectAll()
    .where('account_id', '=', line.accountId)
    .orderBy('rate_id')
    .orderBy('outcome')
    .orderBy('period_start')
    .execute(),
})

describe('what is delivered twice (vector 20)', () => {
  test('the same file is the same file, and rates nothing', async () => {
    const line = await world.addCustomer([itemOf('mobile-2h')])
    const text = csvOf(calls(line, 5))
    const first = await world.receive(text)
    await settleFile(world.deps, first.fileId)
    const before = await whole(line)
    const again = await world.receive(text)
    expect(again).toMatchObject({ fileId: first.fileId, duplicate: true })
    await settleFile(world.deps, again.fileId)
    expect(await whole(line)).toEqual(before)
    expect(await used(line, 'calls')).toEqual([450n])
  })

  test('a file that overlaps another rates only what is new', async () => {
    const line = await world.addCustomer([itemOf('mobile-2h')])
    await world.deliver(csvOf(calls(line, 6)))
    const second = await world.deliver(csvOf(calls(line, 6, 3)))
    expect(second).toMatchObject({ records: 6, rated: 3, duplicates: 3, rejected: 0, suspended: 0 })
    expect(await recordsOf(line)).toHaveLength(9)
    expect(await used(line, 'calls')).toEqual([810n])
    const twice = [...calls(line, 1, 20), ...calls(line, 1, 20)]
    expect(await world.deliver(csvOf(twice))).toMatchObject({ rated: 1, duplicates: 1 })
  })

  test('two workers that settle the same file at once do what one does', async () => {
    const line = await world.addCustomer([itemOf('mobile-2h')])
    const { fileId } = await world.receive(csvOf(calls(line, 40)))
    await Promise.all([1, 2, 3].map(() => settleFile(world.deps, fileId)))
    expect(await recordsOf(line)).toHaveLength(40)
    expect(await used(line, 'calls')).toEqual([3600n])
    const file = await world.db
      .selectFrom('usage.file')
      .selectAll()
      .where('id', '=', fileId)
      .executeTakeFirstOrThrow()
    expect(file).toMatchObject({ state: 'settled', records: 40, rated: 40, duplicates: 0 })
  })
})

test('a bad line is counted, listed with its reason, and spoils nothing else', async () => {
  const line = await world.addCustomer([itemOf('mobile-2h')])
  const [a = {}, b = {}, c = {}] = calls(line, 3)
  const text = `${csvOf([a, { ...b, quantity: -4 }, c])}\nnot a record\u0000`
  const file = await world.deliver(text)
  expect(file).toMatchObject({ state: 'settled', records: 4, rated: 2, rejected: 2, duplicates: 0 })
  expect(await findRejects(world.db, file.id)).toMatchObject([
    { line: 3, reason: 'quantity' },
    { line: 5, reason: 'malformed-line', content: 'not a record\uFFFD' },
  ])
})

test('a file that is no usage file is refused whole, and says why', async () => {
  expect(await world.deliver('a,b\n1,2')).toMatchObject({
    state: 'refused',
    refusal: 'wrong-header',
  })
  expect(await world.deliver('')).toMatchObject({ state: 'refused', refusal: 'empty' })
})

describe('what must wait', () => {
  test('a number that nobody has yet is rated once it is known', async () => {
    const mobile = '+33639111222'
    const text = csvOf([{ recordId: 'waits-1', lineIdentifier: mobile, quantity: 70 }])
    const file = await world.deliver(text)
    expect(file).toMatchObject({ rated: 0, suspended: 1, rejected: 0 })
    expect(await world.deliver(`${text}\n`)).toMatchObject({ suspended: 0, duplicates: 1 })
    const later = world.now().add({ hours: 2 })
    expect(await retrySuspended(world.deps, later)).toBe(0)
    const line = await world.addCustomer([itemOf('mobile-2h')], mobile)
    expect(await retrySuspended(world.deps, later.add({ hours: 24 }))).toBe(1)
    expect(await findSuspended(world.db, file.id)).toEqual([])
    expect(await used(line, 'calls')).toEqual([70n])
    expect(await world.deliver(`${text}\r\n`)).toMatchObject({ rated: 0, duplicates: 1 })
  })

  test('each with its reason, and nothing is rated at zero for want of a price', async () => {
    const line = await world.addCustomer([itemOf('mobile-2h')])
    const base = { lineIdentifier: line.mobile }
    const file = await world.deliver(
      csvOf([
        { ...base, recordId: 'a', counterpart: '+999123456789' },
        { ...base, recordId: 'b', servingMccMnc: '99901', roaming: 'other' },
        { ...base, recordId: 'c', startedAt: '2025-11-01T10:00:00Z' },
        { ...base, recordId: 'd', startedAt: '2020-11-01T10:00:00Z' },
      ]),
    )
    expect(await findSuspended(world.db, file.id)).toMatchObject([
      { record_id: 'a', reason: 'unknown-destination' },
      { record_id: 'b', reason: 'unknown-network' },
      { record_id: 'c', reason: 'too-old' },
      { record_id: 'd', reason: 'too-old' },
    ])
    expect(await recordsOf(line)).toEqual([])
  })
})

describe('allowances', () => {
  test('renew on the billing day, and what is beyond is charged', async () => {
    const line = await world.addCustomer([itemOf('mobile-2h')])
    const call = { lineIdentifier: line.mobile, quantity: 7100 }
    await world.deliver(
      csvOf([
        { ...call, recordId: 'p1-a', startedAt: '2026-11-20T08:00:00Z' },
        { ...call, recordId: 'p1-b', startedAt: '2026-11-20T11:00:00Z' },
        // 23:30 in Paris on the 20th, then 00:30 on the 21st.
        { ...call, recordId: 'p1-c', startedAt: '2026-11-20T22:30:00Z', quantity: 10 },
        { ...call, recordId: 'p2-a', startedAt: '2026-11-20T23:30:00Z' },
      ]),
    )
    expect(await used(line, 'calls')).toEqual([7200n, 7100n])
    expect((await recordsOf(line)).map(row => [row.outcome, row.included, row.charged])).toEqual([
      ['included', 7100n, 0n],
      ['charged', 100n, 7000n],
      ['charged', 0n, 60n],
      ['included', 7100n, 0n],
    ])
    // 7000 s and a first minute at 0.38 EUR a minute.
    const prices = (await recordsOf(line)).map(({ price_micros }) => price_micros)
    expect(prices).toEqual([0n, 44_333_333n, 380_000n, 0n])
  })

  test('an option gives from its first day, and is used before the plan', async () => {
    const line = await world.addCustomer([
      itemOf('mobile-2h'),
      itemOf('option-suisse', { kind: 'option', startsOn: '2026-11-15' }),
    ])
    const swiss = { lineIdentifier: line.mobile, counterpart: '+41221234567', quantity: 60 }
    await world.deliver(
      csvOf([
        { ...swiss, recordId: 'before', startedAt: '2026-11-14T10:00:00Z' },
        { ...swiss, recordId: 'after', startedAt: '2026-11-15T10:00:00Z' },
      ]),
    )
    expect((await recordsOf(line)).map(row => [row.outcome, row.price_micros])).toEqual([
      ['charged', 348_000n],
      ['included', 0n],
    ])
  })

  test('a blocked plan charges nothing, and data beyond a slowed plan neither', async () => {
    const blocked = await world.addCustomer([itemOf('mobile-5go-bloque')])
    const slowed = await world.addCustomer([itemOf('mobile-20go')])
    const data = { service: 'data', counterpart: '', quantity: 30_000_000_000n }
    await world.deliver(
      csvOf([
        { ...data, recordId: 'b', lineIdentifier: blocked.mobile },
        { recordId: 'b2', lineIdentifier: blocked.mobile, counterpart: '+41221234567' },
        { ...data, recordId: 's', lineIdentifier: slowed.mobile },
      ]),
    )
    const shown = async (line: TestLine) =>
      (await recordsOf(line)).map(row => [
        row.record_id,
        row.outcome,
        row.included,
        row.price_micros,
      ])
    expect(await shown(blocked)).toEqual([
      ['b', 'blocked', 5_000_000_000n, 0n],
      ['b2', 'blocked', 0n, 0n],
    ])
    expect(await shown(slowed)).toEqual([['s', 'slowed', 20_000_000_000n, 0n]])
  })
})

test('a batch that fails keeps nothing, and is whole when it is tried again', async () => {
  const line = await world.addCustomer([itemOf('mobile-2h')])
  const { fileId } = await world.receive(csvOf(calls(line, 30)))
  const { default: pg } = await import('pg')
  const admin = new pg.Client({ connectionString: world.url })
  await admin.connect()
  // Whatever comes last in the transaction fails: the sums cannot be written.
  await admin.query('revoke insert on usage.summary from ligne_claire_server')
  await expect(settleFile(world.deps, fileId)).rejects.toThrow('permission denied')
  expect(await recordsOf(line)).toEqual([])
  expect(await bucketsOf(line)).toEqual([])
  const keys = await world.db
    .selectFrom('usage.record_key')
    .selectAll()
    .where('account_id', '=', line.accountId)
    .execute()
  expect(keys).toEqual([])
  await admin.query('grant insert on usage.summary to ligne_claire_server')
  await admin.end()
  await settleFile(world.deps, fileId)
  expect(await used(line, 'calls')).toEqual([2700n])
  expect(await recordsOf(line)).toHaveLength(30)
})
