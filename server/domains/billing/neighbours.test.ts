import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../../../contract/ids.ts'
import { uuidv7 } from '../../kernel/ids.ts'
import {
  csvOf,
  itemOf,
  type TestLine,
  type UsageWorld,
  usageWorld,
} from '../../testing/usage-world.ts'
import { billBalances } from '../payments/public.ts'
import { archiveBill } from './archive-bill.ts'
import { openRenderer } from './document/render-bill.ts'
import { billingDeps, billRecords, itemisedRecords } from './neighbours.ts'
import { findBills } from './queries.ts'
import { readBillWhole } from './read-bills.ts'
import { runBills } from './run-bills.ts'
import { toBiller } from './to-biller.ts'

const zone = 'Europe/Paris'
const first = Temporal.PlainDate.from('2026-11-21')
const second = Temporal.PlainDate.from('2026-12-21')

let world: UsageWorld
let line: TestLine
let deps: ReturnType<typeof billingDeps>

/** One customer, their calls, and two billing days, all through the real faces of the neighbours. */
beforeAll(async () => {
  world = await usageWorld()
  line = await world.addCustomer([itemOf('mobile-100go', { startsOn: '2026-11-10' })])
  deps = billingDeps(toBiller(world.pack, 'b1'), async () => new Set())
  await runBills(world.db, deps, first)
  const swiss = { lineIdentifier: line.mobile, counterpart: '+41791234567' }
  await world.deliver(
    csvOf([
      { ...swiss, recordId: 's-1', startedAt: '2026-11-22T10:00:00Z', quantity: 341 },
      { ...swiss, recordId: 's-2', startedAt: '2026-11-22T11:00:00Z', quantity: 383 },
      {
        recordId: 's-3',
        lineIdentifier: line.mobile,
        startedAt: '2026-11-22T12:00:00Z',
        quantity: 600,
      },
    ]),
  )
  world.setNow('2026-12-21T06:00:00Z')
  await runBills(world.db, deps, second)
})
afterAll(() => world.close())

const bills = () => findBills(world.db, [line.accountId], { from: null, before: null })
const whole = async (index: number) => {
  const found = await bills()
  const bill = await readBillWhole(world.db, [line.accountId], {
    billId: found[index]?.id ?? asId('bill', uuidv7()),
    today: second,
    language: 'fr',
  })
  if (bill === null) throw new Error('no such bill')
  return bill
}

test('a first bill prices what the catalogue says of the days lived and of the month ahead', async () => {
  const bill = await whole(1)
  const plan = bill.lines.filter(({ kind }) => kind === 'plan')
  expect(plan.map(({ step, proof }) => [step, proof.rule])).toEqual([
    ['adjustment', 'days'],
    ['advance', 'whole-period'],
  ])
  expect(plan[0]?.proof).toMatchObject({ days: 11, ofDays: 31 })
  expect(bill.number).toMatch(/^SFR-2026-11-\d{6}$/)
})

test('usage that was delivered is billed in its zone at its rate, and what is included is told', async () => {
  const bill = await whole(0)
  const charged = bill.lines.find(({ kind }) => kind === 'usage-charged')
  expect(charged?.label).toContain('Suisse')
  expect(charged?.usage).toMatchObject({ service: 'voice', count: 2 })
  expect(charged?.formula).toMatch(/^\d+ × 0,\d+\u00a0€ ÷ 60 = .* → .*€$/)
  expect(bill.lines.some(({ kind }) => kind === 'usage-included')).toBe(true)
  expect(bill.difference?.causes.map(({ kind }) => kind)).toContain('used')
})

test('the ledger owes what the bill says, and records stand behind it with masked numbers', async () => {
  const [bill] = await bills()
  const billId = bill?.id ?? asId('bill', uuidv7())
  const balance = (await billBalances(world.db, [line.accountId], [billId])).get(billId)
  expect(balance?.openCents).toBe(bill?.total_cents)
  const charged = (await whole(0)).lines.find(({ kind }) => kind === 'usage-charged')
  const page = await billRecords(zone)(world.db, {
    accountId: line.accountId,
    lineId: line.lineId,
    period: { start: first, end: second },
    service: 'voice',
    zone: charged?.usage?.zone ?? '',
    after: null,
    limit: 1,
  })
  expect(page.records).toMatchObject([{ counterpart: '+4179123••••', quantity: 383 }])
  expect(page.next).not.toBeNull()
})

test('the document is made from what was frozen and lists the communications', async () => {
  const [bill] = await bills()
  const kept: Uint8Array[] = []
  await archiveBill(
    {
      db: world.db,
      documents: {
        put: async bytes => {
          kept.push(bytes)
          return { kind: 'stored', digest: 'd' }
        },
        get: async () => null,
      },
      renderer: openRenderer,
      itemisedRecords: itemisedRecords(zone),
    },
    line.accountId,
    bill?.id ?? asId('bill', uuidv7()),
  )
  expect(
    Buffer.from(kept[0] ?? [])
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  const listed = await itemisedRecords(zone)(world.db, line.accountId, {
    start: first,
    end: second,
  })
  expect(listed.map(({ quantity }) => quantity)).toEqual([341, 383, 600])
})

test('a month that was billed is not billed again', async () => {
  expect(await runBills(world.db, deps, second)).toEqual({ prepared: 0, issued: 0 })
})
