import { afterAll, beforeAll, expect, test } from 'vitest'
import { euros, holderOf, noticesOf, ratedOf } from '../../testing/line-holder.ts'
import {
  csvOf,
  itemOf,
  type TestLine,
  type TestRecord,
  type UsageWorld,
  usageWorld,
} from '../../testing/usage-world.ts'

let world: UsageWorld
beforeAll(async () => {
  world = await usageWorld()
})
afterAll(() => world.close())

const period = { start: '2026-11-21', end: '2026-12-21' }
/** Data in the United States: 6 € a megabyte. */
const abroad = { service: 'data', counterpart: '', servingMccMnc: '310410', roaming: 'other' }
const toSwitzerland = { counterpart: '+41221234567' }
let records = 0
const record = (line: TestLine, startedAt: string, more: TestRecord): TestRecord => {
  records += 1
  return { recordId: `c-${records}`, lineIdentifier: line.mobile, startedAt, ...more }
}
const at = (minute: number) => `2026-11-22T09:${String(minute).padStart(2, '0')}:00Z`

test('vector 15, at the ceiling of the law: 50.00 € without taxes, 49.20 spent, 1.50 more', async () => {
  const line = await world.addCustomer([itemOf('mobile-2h')])
  // With 20 % of tax: 59.04 € spent of 60.00 €, 1.80 € more.
  const usage = (minute: number, quantity: number) =>
    record(line, at(minute), { ...abroad, quantity })
  const files = [
    [usage(1, 7_900_000)],
    [usage(2, 1_940_000)],
    [usage(3, 300_000)],
    [usage(4, 9_000)],
  ]
  for (const file of files) {
    const text = csvOf(file)
    await world.deliver(text)
    await world.deliver(`${text}\n`)
  }
  const rated = await ratedOf(world, line)
  expect(rated.map(row => [row.price_micros, row.written_off_micros, row.outcome])).toEqual([
    [47_400_000n, 0n, 'charged'],
    [11_640_000n, 0n, 'charged'],
    [960_000n, 840_000n, 'charged'],
    [0n, 60_000n, 'blocked'],
  ])
  const about = { kind: 'ceiling', cause: 'roaming-data', limit: euros(6000) }
  expect(await noticesOf(world, line)).toEqual([
    { ...about, percent: 80 },
    { ...about, percent: 100 },
  ])
  expect(await holderOf(world, line).ceiling('roaming-data')).toMatchObject({
    state: 'cut',
    origin: 'law',
    spent: euros(6000),
    limit: euros(6000),
    cutSince: at(3),
  })
  expect(await holderOf(world, line).read()).toMatchObject({
    period,
    taxes: 'included',
    writtenOff: euros(90),
  })
})

test('a ceiling holds for what begins after it is set; raised, the line is open again', async () => {
  const line = await world.addCustomer([itemOf('mobile-2h')])
  const call = (minute: number) => record(line, at(minute), { ...toSwitzerland, quantity: 180 })
  await world.deliver(csvOf([call(1)]))
  const person = holderOf(world, line, at(5))
  expect(await person.setCeiling({ cause: 'total', act: 'set', limit: euros(150) })).toBe('decided')
  await world.deliver(csvOf([call(4), call(6), call(7)]))
  expect((await ratedOf(world, line)).map(row => row.price_micros)).toEqual([
    1_044_000n,
    1_044_000n,
    0n,
    0n,
  ])
  expect(await person.ceiling('total')).toMatchObject({ state: 'cut', cutSince: at(5) })
  expect(
    await holderOf(world, line, at(8)).setCeiling({
      cause: 'total',
      act: 'set',
      limit: euros(300),
    }),
  ).toBe('decided')
  expect(await holderOf(world, line, at(8)).ceiling('total')).toMatchObject({ state: 'free' })
  await world.deliver(csvOf([call(9)]))
  const last = (await ratedOf(world, line)).at(-1)
  expect(last).toMatchObject({ price_micros: 912_000n, written_off_micros: 132_000n })
  expect(await holderOf(world, line, at(9)).ceiling('total')).toMatchObject({
    state: 'cut',
    cutSince: at(9),
  })
  const about = { kind: 'ceiling', cause: 'total', limit: euros(300) }
  expect(await noticesOf(world, line)).toEqual([
    { ...about, percent: 80 },
    { ...about, percent: 100 },
  ])
})

test('a ceiling is lifted with the words that were shown, and may be put back', async () => {
  const line = await world.addCustomer([itemOf('mobile-2h')])
  const person = holderOf(world, line)
  const lift = { cause: 'roaming-data', act: 'lift' } as const
  expect(await person.setCeiling({ ...lift, consent: 'oui' })).toBe('consent-mismatch')
  const shown = (await person.ceiling('roaming-data'))?.consentToLift ?? ''
  expect(await person.setCeiling({ ...lift, consent: shown })).toBe('decided')
  expect(await person.setCeiling({ ...lift, consent: shown })).toBe('nothing-to-lift')
  expect(await person.ceiling('roaming-data')).toMatchObject({ origin: 'lifted', state: 'open' })
  await world.deliver(csvOf([record(line, at(1), { ...abroad, quantity: 20_000_000 })]))
  expect(await ratedOf(world, line)).toMatchObject([{ price_micros: 120_000_000n }])
  expect(await person.setCeiling({ cause: 'roaming-data', act: 'restore' })).toBe('decided')
  expect(await person.ceiling('roaming-data')).toMatchObject({ origin: 'law', state: 'cut' })
  const [kept] = await world.db
    .selectFrom('usage.control')
    .select(['wording', 'actor', 'channel', 'language'])
    .where('line_id', '=', line.lineId)
    .where('rule', '=', 'lifted')
    .execute()
  expect(kept).toEqual({ wording: shown, actor: 'holder', channel: 'web', language: 'fr' })
})

test('what cannot be is refused with its reason', async () => {
  const line = await world.addCustomer([itemOf('mobile-2h')])
  const person = holderOf(world, line)
  const total = { cause: 'total', act: 'set' } as const
  expect(await person.setCeiling(total)).toBe('limit-missing')
  expect(await person.setCeiling({ ...total, limit: euros(-1) })).toBe('limit-out-of-range')
  expect(await person.setCeiling({ ...total, limit: euros(1_000_001) })).toBe('limit-out-of-range')
  expect(await person.setCeiling({ cause: 'total', act: 'restore' })).toBe('no-legal-ceiling')
  expect(await person.setAlerts({ subject: 'data', amounts: [euros(100)] })).toBe('wrong-marks')
  expect(person.faults).toEqual([])
})

test('with roaming off, what arrives from abroad takes nothing, costs nothing and is seen', async () => {
  const line = await world.addCustomer([itemOf('mobile-20go')])
  const person = holderOf(world, line, at(2))
  expect(await person.setRoaming(false)).toBe('decided')
  const inSpain = { ...abroad, servingMccMnc: '21401', roaming: 'eu', quantity: 1_000_000 }
  await world.deliver(
    csvOf([
      record(line, at(1), { ...abroad, quantity: 10_000 }),
      record(line, at(2), { ...abroad, quantity: 10_000 }),
      record(line, at(3), inSpain),
    ]),
  )
  expect((await ratedOf(world, line)).map(row => [row.price_micros, row.outcome])).toEqual([
    [60_000n, 'charged'],
    [0n, 'blocked'],
    [0n, 'blocked'],
  ])
  const buckets = await world.db
    .selectFrom('usage.bucket')
    .select('used')
    .where('line_id', '=', line.lineId)
    .execute()
  expect(buckets.every(({ used }) => used === 0n)).toBe(true)
  expect(await holderOf(world, line, at(4)).read()).toMatchObject({
    roaming: { allowed: false, decidedAt: at(2) },
    writtenOff: euros(6),
  })
})

test('an allowance is told of at the marks chosen, once each, however it is delivered', async () => {
  const line = await world.addCustomer([itemOf('mobile-2h')])
  await holderOf(world, line).setAlerts({ subject: 'data', percents: [50, 100] })
  await holderOf(world, line).setAlerts({ subject: 'spend', amounts: [euros(100)] })
  // 200 MB, then 5 cents a megabyte.
  for (const [place, megabytes] of [60, 60, 60, 60].entries()) {
    const more = { service: 'data', counterpart: '', quantity: megabytes * 1_000_000 }
    const text = csvOf([record(line, at(place), more)])
    await Promise.all([world.deliver(text), world.deliver(`${text}\n`)])
  }
  const notices = await noticesOf(world, line)
  expect(notices.map(({ kind, percent, amount }) => [kind, percent ?? amount])).toEqual([
    ['allowance', 50],
    ['allowance', 100],
    ['spend', euros(100)],
  ])
  const alerts = (await holderOf(world, line).read()).alerts
  expect(alerts).toContainEqual({
    subject: 'data',
    percents: [50, 100],
    amounts: [],
    origin: 'customer',
  })
  expect(alerts).toContainEqual({
    subject: 'voice',
    percents: [80, 100],
    amounts: [],
    origin: 'usual',
  })
})
