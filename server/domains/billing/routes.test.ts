import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RouteShape } from '../../../contract/define.ts'
import { type AccountId, asId } from '../../../contract/ids.ts'
import { monthsAfter, startOfDay } from '../../kernel/calendar.ts'
import { clockAt } from '../../kernel/clock.ts'
import { checkSuccess } from '../../kernel/http/check-shape.ts'
import { uuidv7 } from '../../kernel/ids.ts'
import { billingWorld, first } from '../../testing/billing-world.ts'
import { testDatabase } from '../../testing/world.ts'
import { archiveBill } from './archive-bill.ts'
import { openRenderer } from './document/render-bill.ts'
import { findBills } from './queries.ts'
import { billingRoutes } from './routes.ts'
import { runBills } from './run-bills.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let accountIds: readonly AccountId[] = []
beforeAll(async () => {
  database = await testDatabase()
  const world = billingWorld(1)
  accountIds = world.accountIds
  await runBills(database.db, world.deps, first)
  await runBills(database.db, world.deps, monthsAfter(first, 1))
})
afterAll(() => database.close())

const kept = new Map<string, Uint8Array>()
const documents = {
  put: async (bytes: Uint8Array) => {
    const digest = String(kept.size)
    kept.set(digest, bytes)
    return { kind: 'stored' as const, digest }
  },
  get: async (digest: string) => kept.get(digest) ?? null,
}
const routes = billingRoutes({
  zone: 'Europe/Paris',
  documents,
  recordsOf: async (_db, asked) => ({
    records: [
      {
        startedAt: '2026-03-10T10:00:00Z',
        service: asked.service,
        counterpart: '+41791234••••',
        quantity: 341,
        micros: '1977800',
      },
    ],
    next: null,
  }),
  patienceMs: 200,
})

/** Calls a route as `invoke` would for somebody who reaches these accounts, and checks its answer's shape. */
const call = async (id: string, input: object, reach: readonly AccountId[] = accountIds) => {
  const registration = routes.find(({ route }) => route.id === `billing.${id}`)
  if (registration === undefined) throw new Error(`no route ${id}`)
  const outcome = await registration.run({
    input: { params: {}, query: {}, ...input },
    actor: {
      kind: 'visitor',
      origin: { address: '', userAgent: '', language: 'fr', channel: 'web' },
    },
    db: database.db,
    accountIds: reach,
    clock: clockAt(startOfDay(Temporal.PlainDate.from('2026-05-06'), 'Europe/Paris')),
    requestId: 'r',
    idempotencyKey: undefined,
  })
  const route: RouteShape = registration.route
  if (outcome.kind === 'answer' && route.success.body !== undefined) {
    checkSuccess(route, outcome.body)
  }
  return outcome.kind === 'answer'
    ? { body: JSON.parse(JSON.stringify(outcome.body)), raw: outcome.body }
    : { refusal: outcome.code }
}
const latest = async () => {
  const [bill] = await findBills(database.db, accountIds, { from: null, before: null })
  return bill?.id ?? asId('bill', uuidv7())
}

test('the list tells status and what is open, and is searched by number, amount, year and status', async () => {
  const { body } = await call('listBills', {})
  expect(body.years).toEqual([2026])
  expect(body.bills.map((bill: { status: string }) => bill.status)).toEqual(['late', 'late'])
  expect(body.bills[0].open).toEqual({ amount: '2319', currency: 'EUR' })
  const found = async (query: object) => (await call('listBills', { query })).body.bills.length
  expect(await found({ search: '31,20' })).toBe(1)
  expect(await found({ search: '31' })).toBe(1)
  expect(await found({ search: '2026-04' })).toBe(1)
  expect(await found({ search: 'nothing' })).toBe(0)
  expect(await found({ year: 2025 })).toBe(0)
  expect(await found({ status: 'paid' })).toBe(0)
  const page = await call('listBills', { query: { limit: 1 } })
  const next = await call('listBills', { query: { limit: 1, after: page.body.next } })
  expect(next.body.bills[0].number).not.toBe(page.body.bills[0].number)
  expect(next.body.next).toBeNull()
})

test('a bill shows each line with formula, inputs and rate version, and why it differs from the last', async () => {
  const { body } = await call('readBill', { params: { billId: await latest() } })
  expect(body.lines.map(({ formula }: { formula: string }) => formula)).toEqual([
    '18,99\u00a0€',
    '724 × 0,348\u00a0€ ÷ 60 = 4,1992\u00a0€ → 4,20\u00a0€',
  ])
  expect(body.lines[1].proof.rate).toEqual({ version: '2026-1', from: '2026-01-01' })
  const total = BigInt(body.total.amount) - BigInt(body.difference.previousTotal.amount)
  const causes: { difference: { amount: string } }[] = body.difference.causes
  expect(causes.reduce((sum, cause) => sum + BigInt(cause.difference.amount), 0n)).toBe(total)
  expect(body.commitments).toEqual([{ lineId: null, label: 'Camille', endsOn: '2027-03-03' }])
})

test('somebody else’s bill is not found, by any route', async () => {
  const others = [asId('account', uuidv7())]
  const params = { billId: await latest() }
  expect(await call('readBill', { params }, others)).toEqual({ refusal: 'not-found' })
  expect(await call('readBillPdf', { params }, others)).toEqual({ refusal: 'not-found' })
  expect(await call('listBillRecords', { params, query: { position: 1 } }, others)).toEqual({
    refusal: 'not-found',
  })
  expect((await call('listBills', {}, others)).body.bills).toEqual([])
})

test('records stand behind a line of usage only', async () => {
  const params = { billId: await latest() }
  const behind = await call('listBillRecords', { params, query: { position: 1 } })
  expect(behind.body.records[0].counterpart).toBe('+41791234••••')
  expect(await call('listBillRecords', { params, query: { position: 0 } })).toEqual({
    refusal: 'no-usage-here',
  })
})

test('trends give each month and its parts', async () => {
  const { body } = await call('readBillTrends', {})
  expect(body.months.map(({ month }: { month: string }) => month)).toEqual(['2026-03', '2026-04'])
  expect(body.months[1]).toMatchObject({
    total: { amount: '2319' },
    recurring: { amount: '1899' },
    usage: { amount: '420' },
    single: { amount: '0' },
  })
})

test('a document not made yet asks to come back; made, it is the same archived bytes each time', async () => {
  const billId = await latest()
  const params = { billId }
  expect(await call('readBillPdf', { params })).toEqual({ refusal: 'document-being-made' })
  const deps = {
    db: database.db,
    documents,
    renderer: openRenderer,
    itemisedRecords: async () => [],
  }
  const [accountId = asId('account', uuidv7())] = accountIds
  await archiveBill(deps, accountId, billId)
  await archiveBill(deps, accountId, billId)
  expect(kept.size).toBe(1)
  const { raw } = await call('readBillPdf', { params })
  expect(raw).toEqual(new Uint8Array(kept.get('0') ?? []))
  expect(
    Buffer.from(kept.get('0') ?? [])
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
})
