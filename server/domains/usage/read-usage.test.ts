import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AccountId } from '../../../contract/ids.ts'
import {
  readFullUsageRecords,
  readLineUsage,
  readUsage,
  readUsageMonths,
  readUsageRecords,
} from '../../../contract/routes/usage.ts'
import type { Customer } from '../../kernel/actor.ts'
import { clockAt, wallClock } from '../../kernel/clock.ts'
import { transact } from '../../kernel/db.ts'
import { present } from '../../kernel/errors.ts'
import { invoke } from '../../kernel/http/invoke.ts'
import { newId } from '../../kernel/ids.ts'
import {
  csvOf,
  itemOf,
  type TestLine,
  type UsageWorld,
  usageWorld,
} from '../../testing/usage-world.ts'
import { ownersOfLines } from '../lines/public.ts'
import { closePeriod } from './close-period.ts'
import { keepMonths } from './keep-months.ts'
import { bucketsOf, recordsOf } from './read-usage.ts'
import { usageRoutes } from './routes.ts'
import { usageToBill } from './usage-to-bill.ts'

let world: UsageWorld
beforeAll(async () => {
  world = await usageWorld()
})
afterAll(() => world.close())

const timeZone = 'Europe/Paris'
const day = (text: string) => Temporal.PlainDate.from(text)
const period = { start: day('2026-10-21'), end: day('2026-11-21') }

const ask = async (route: { readonly id: string }, accountIds: AccountId[], input: unknown) => {
  const registration = usageRoutes({ timeZone }).find(known => known.route.id === route.id)
  const actor: Customer = {
    kind: 'customer',
    origin: { address: '127.0.0.1', userAgent: '', language: 'fr', channel: 'web' },
    loginId: newId('login'),
    sessionId: newId('session'),
    language: 'fr',
    name: 'Camille Martin',
    reach: new Map(accountIds.map(accountId => [accountId, 'holder'])),
    assurances: new Set(['session']),
    factors: [],
  }
  const faults: unknown[] = []
  const answered = await invoke(
    {
      db: world.db,
      wall: wallClock,
      businessClock: async () => clockAt(world.now()),
      owners: { line: ownersOfLines },
      onFault: error => faults.push(error),
    },
    present(registration, route.id),
    { input, actor, requestId: 'test' },
  )
  expect(faults).toEqual([])
  return answered.ok ? answered.body : answered.problem.code
}
const one = (line: TestLine, query = {}) => ({ params: { lineId: line.lineId }, query })

test('what is left is told before anything is used, and after', async () => {
  const line = await world.addCustomer([itemOf('mobile-2h')])
  const fresh = await ask(readLineUsage, [line.accountId], { params: { lineId: line.lineId } })
  expect(fresh).toMatchObject({
    period: { start: '2026-11-21', end: '2026-12-21' },
    charged: { amount: '0', currency: 'EUR' },
  })
  expect(fresh).toHaveProperty('allowances[0].left', '7200')
  await world.deliver(
    csvOf([
      {
        recordId: 'l1',
        lineIdentifier: line.mobile,
        startedAt: '2026-11-21T09:00:00Z',
        quantity: 1800,
      },
      {
        recordId: 'l2',
        lineIdentifier: line.mobile,
        counterpart: '+41221234567',
        quantity: 61,
        startedAt: '2026-11-22T09:00:00Z',
      },
    ]),
  )
  expect(await ask(readUsage, [line.accountId], {})).toMatchObject({
    lines: [{ lineId: line.lineId, charged: { amount: '35' }, asOf: '2026-11-22T15:00:00Z' }],
  })
  const used = await ask(readLineUsage, [line.accountId], { params: { lineId: line.lineId } })
  expect(used).toHaveProperty('allowances[0]', {
    offerCode: 'mobile-2h',
    allowance: 'calls',
    carried: false,
    service: 'voice',
    servedIn: ['home', 'eu'],
    goesTo: ['fr-fixed', 'fr-mobile', 'fr-overseas'],
    opensAt: '2026-11-20T23:00:00Z',
    expiresAt: '2026-12-20T23:00:00Z',
    used: '1800',
    granted: '7200',
    left: '5400',
    beyond: 'charged',
    // 40 of 720 hours have passed.
    forecast: { usedAtEnd: '32400', runsOutAt: '2026-11-27T15:00:00Z' },
  })
})

test('communications are paged, filtered, masked, and free numbers are not among them', async () => {
  const line = await world.addCustomer([itemOf('mobile-2h')])
  const base = { lineIdentifier: line.mobile }
  await world.deliver(
    csvOf([
      { ...base, recordId: 'm1', startedAt: '2026-11-21T09:00:00Z' },
      { ...base, recordId: 'm2', startedAt: '2026-11-21T09:00:00Z', counterpart: '+41221234567' },
      { ...base, recordId: 'm3', startedAt: '2026-11-21T10:00:00Z', counterpart: '3919' },
      { ...base, recordId: 'm4', startedAt: '2026-11-21T10:30:00Z', counterpart: '+33800123456' },
      {
        ...base,
        recordId: 'm5',
        startedAt: '2026-11-21T11:00:00Z',
        service: 'data',
        counterpart: '',
        quantity: 1000,
      },
    ]),
  )
  const owner = [line.accountId]
  expect(await ask(readUsageRecords, owner, one(line, { service: 'voice' }))).toMatchObject({
    records: [{ startedAt: '2026-11-21T09:00:00Z' }, { startedAt: '2026-11-21T09:00:00Z' }],
  })
  expect(await ask(readUsageRecords, owner, one(line, { goesTo: 'switzerland' }))).toMatchObject({
    records: [{ counterpart: '+4122123••••', priceMicros: '348000' }],
  })
  expect(await ask(readFullUsageRecords, owner, one(line))).toBe('assurance-required')
  const first = await ask(readUsageRecords, owner, one(line, { limit: 2 }))
  const after = Reflect.get(Object(first), 'next')
  const second = await ask(readUsageRecords, owner, one(line, { limit: 2, after }))
  expect([first, second].map(page => Reflect.get(Object(page), 'records').length)).toEqual([2, 1])
  expect(second).not.toHaveProperty('next')
  expect(await ask(readUsageRecords, owner, one(line, { after: 'bm9uc2Vuc2U' }))).toBe(
    'wrong-cursor',
  )
})

test('the line of somebody else does not exist', async () => {
  const mine = await world.addCustomer([itemOf('mobile-2h')])
  const theirs = await world.addCustomer([itemOf('mobile-2h')])
  for (const route of [readUsageRecords, readUsageMonths, readLineUsage]) {
    expect(await ask(route, [mine.accountId], { params: { lineId: theirs.lineId } })).toBe(
      'not-found',
    )
  }
})

test('a period that is billed is closed: what comes late counts in the present one, at its own price', async () => {
  const line = await world.addCustomer([itemOf('mobile-2h')])
  const swiss = { lineIdentifier: line.mobile, counterpart: '+41221234567', quantity: 60 }
  const call = { lineIdentifier: line.mobile, quantity: 100 }
  await world.deliver(csvOf([{ ...call, recordId: 'e1', startedAt: '2026-11-01T09:00:00Z' }]))
  const billed = await transact(world.db, async tx => {
    const summaries = await usageToBill(tx, [line.accountId], period)
    await closePeriod(tx, [line.accountId], { period, timeZone })
    return summaries
  })
  expect(billed).toMatchObject([{ records: 1n, quantity: 100n, included: 100n, micros: 0n }])
  await world.deliver(
    csvOf([
      { ...call, recordId: 'e2', startedAt: '2026-11-02T09:00:00Z' },
      { ...swiss, recordId: 'e3', startedAt: '2026-05-30T09:00:00Z' },
    ]),
  )
  expect(await transact(world.db, tx => usageToBill(tx, [line.accountId], period))).toEqual(billed)
  const next = { start: period.end, end: day('2026-12-21') }
  const late = await transact(world.db, tx => usageToBill(tx, [line.accountId], next))
  expect(late.map(row => [row.rateId, row.lateRecords, row.included, row.micros])).toEqual([
    ['mobile/2023-01-01/voice out from home to fr-mobile', 1n, 100n, 0n],
    ['mobile/2023-01-01/voice out from home to switzerland', 1n, 0n, 320_000n],
  ])
  const calls = (await bucketsOf(world.db, [line.accountId], { at: world.now(), timeZone })).filter(
    bucket => bucket.allowance === 'calls',
  )
  expect(calls.map(({ used }) => used)).toEqual([100n])
})

test('twelve months are told, those without usage too', async () => {
  const line = await world.addCustomer([itemOf('mobile-2h')])
  const call = { lineIdentifier: line.mobile, quantity: 10 }
  await world.deliver(
    csvOf([
      { ...call, recordId: 'y1', startedAt: '2026-11-21T09:00:00Z' },
      { ...call, recordId: 'y2', startedAt: '2026-01-05T09:00:00Z' },
    ]),
  )
  const answered = await ask(readUsageMonths, [line.accountId], { params: { lineId: line.lineId } })
  const months: { services: unknown[]; period: { start: string } }[] = Reflect.get(
    Object(answered),
    'months',
  )
  expect(months.map(({ period, services }) => `${period.start} ${services.length}`)).toEqual([
    '2025-12-21 1',
    ...Array.from({ length: 10 }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}-21 0`),
    '2026-11-21 1',
  ])
})

test('communications are forgotten after twelve months, their sums are not', async () => {
  const line = await world.addCustomer([itemOf('mobile-2h')])
  const call = { lineIdentifier: line.mobile, quantity: 10 }
  await world.deliver(
    csvOf([
      { ...call, recordId: 'o1', startedAt: '2025-12-05T09:00:00Z' },
      { ...call, recordId: 'o2', startedAt: '2026-01-15T09:00:00Z' },
      { ...call, recordId: 'o3', startedAt: '2026-01-25T09:00:00Z' },
    ]),
  )
  const later = Temporal.Instant.from('2027-01-20T12:00:00Z')
  await keepMonths(world.db, later, timeZone)
  const kept = await world.db
    .selectFrom('usage.rated_record')
    .select('record_id')
    .where('account_id', '=', line.accountId)
    .execute()
  expect(kept).toEqual([{ record_id: 'o3' }])
  const shown = { accountIds: [line.accountId], lineId: line.lineId, limit: 10 }
  expect(await recordsOf(world.db, shown, { at: later, timeZone })).toHaveLength(1)
  const sums = await world.db
    .selectFrom('usage.summary')
    .select('records')
    .where('account_id', '=', line.accountId)
    .execute()
  expect(sums).toEqual([{ records: 1n }, { records: 1n }, { records: 1n }])
  const months = await world.db.selectFrom('usage.month').selectAll().orderBy('first_day').execute()
  expect(months[0]?.first_day.toString()).toBe('2026-01-01')
  expect(months.at(-1)?.first_day.toString()).toBe('2027-03-01')
})
