import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadBrand } from '../../../brands/load-brand.ts'
import type { Activation } from '../../../contract/activation.ts'
import type { AccountId } from '../../../contract/ids.ts'
import type { Role } from '../../../contract/permissions.ts'
import { listJournal, listLines, readLine } from '../../../contract/routes/lines.ts'
import { activate } from '../../testing/activate.ts'
import { customerClient } from '../../testing/customer-client.ts'
import { sampleActivation } from '../../testing/sample-activation.ts'
import { testDatabase } from '../../testing/world.ts'
import { publishCatalogue } from '../catalog/public.ts'
import { ownersOfContracts, ownersOfLines } from './public.ts'
import { lineRoutes } from './routes.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  database = await testDatabase()
  const reading = await loadBrand('sfr')
  if (reading.kind === 'refused') throw new Error('the pack sfr is broken')
  await publishCatalogue(database.db, reading.pack, Temporal.PlainDate.from('2024-01-01'))
})
afterAll(() => database.close())

const registrations = lineRoutes({ zone: 'Europe/Paris' })
const owners = { line: ownersOfLines, contract: ownersOfContracts }

/** Somebody with a role on one account, at an instant of business time. */
const someone = (accountId: AccountId, role: Role, instant = '2026-07-20T12:00:00Z') =>
  customerClient({
    db: database.db,
    registrations,
    owners,
    now: Temporal.Instant.from(instant),
    reach: new Map([[accountId, role]]),
  })

/** The sample customer with a plan that had a promotion, and an option that ended. */
const subscribed = (externalId: string, number: string, mobile: string): Activation => {
  const activation = sampleActivation({ externalId, number, mobile, signedOn: '2026-07-14' })
  const item = (kind: 'plan' | 'option', offerCode: string, endsOn?: string) => ({
    kind,
    offerCode,
    startsOn: '2026-07-14',
    ...(endsOn === undefined ? {} : { endsOn }),
    consent: {
      acceptedAt: '2026-07-14T09:00:00Z',
      channel: 'store' as const,
      wording: 'Forfait 200 Go',
      price: { amount: '2299', currency: 'EUR' as const },
    },
  })
  const items = [
    item('option', 'option-chine'),
    item('option', 'option-chine', '2026-07-18'),
    item('plan', 'mobile-200go'),
  ]
  return {
    ...activation,
    contracts: activation.contracts.map(contract => ({
      ...contract,
      lines: contract.lines.map(line => ({ ...line, items })),
    })),
  }
}

test('a line shows its number, its plan first, what it costs, its promotion and its commitment', async () => {
  const accountId = await activate(database.db, subscribed('l-1', '30000001', '+33639982001'))
  const { call, faults } = someone(accountId, 'holder')
  const listed = await call(listLines, {})
  expect(faults).toEqual([])
  expect(listed.ok && listed.body.asOf).toBe('2026-07-20')
  const [line] = listed.ok ? listed.body.lines : []
  expect(line).toMatchObject({
    accountId,
    kind: 'mobile',
    label: 'Camille',
    state: 'active',
    number: '+33639982001',
    contract: { number: 'M-30000001', commitment: { months: 12, endsOn: '2027-07-14' } },
  })
  expect(line?.items.map(({ offerCode }) => offerCode)).toEqual(['mobile-200go', 'option-chine'])
  expect(line?.items[0]).toMatchObject({
    kind: 'plan',
    per: 'month',
    promotions: [{ monthlyDiscount: { amount: '300', currency: 'EUR' } }],
  })
  expect(line?.items[0]?.names.fr).toContain('200')

  const read = await call(readLine, { params: { lineId: line?.id ?? expect.unreachable() } })
  expect(read.ok && read.body.line).toEqual(line)
})

test('a promotion is no longer shown from the day it ends', async () => {
  const accountId = await activate(database.db, subscribed('l-2', '30000002', '+33639982002'))
  const now = await someone(accountId, 'holder').call(listLines, {})
  const promotion = now.ok ? now.body.lines[0]?.items[0]?.promotions[0] : undefined
  const end = promotion?.endsOn ?? expect.unreachable()
  const later = await someone(accountId, 'holder', `${end}T12:00:00Z`).call(listLines, {})
  expect(later.ok && later.body.lines[0]?.items[0]?.promotions).toEqual([])
})

test('somebody else’s line does not exist, and a payer may not read lines', async () => {
  const mine = await activate(database.db, subscribed('l-3', '30000003', '+33639982003'))
  const theirs = await activate(database.db, subscribed('l-4', '30000004', '+33639982004'))
  const listed = await someone(theirs, 'holder').call(listLines, {})
  const lineId = (listed.ok && listed.body.lines[0]?.id) || expect.unreachable()
  expect(await someone(mine, 'holder').call(readLine, { params: { lineId } })).toMatchObject({
    status: 404,
  })
  expect(await someone(theirs, 'payer').call(listLines, {})).toMatchObject({
    status: 403,
    problem: { code: 'not-allowed' },
  })
})

test('S20 B05 the journal of a line says what was agreed, newest first, and nothing of another account', async () => {
  const accountId = await activate(database.db, subscribed('l-9', '30000009', '+33639982009'))
  const { call } = someone(accountId, 'holder')
  const listed = await call(listLines, {})
  const lineId = listed.ok ? listed.body.lines[0]?.id : undefined
  if (lineId === undefined) throw new Error('no line')
  const journal = await call(listJournal, { params: { lineId } })
  const entries = journal.ok ? journal.body.entries : []
  expect(entries.map(({ sequence }) => sequence)).toEqual([3, 2, 1])
  expect(entries[0]).toMatchObject({
    act: 'added',
    offerCode: 'mobile-200go',
    channel: 'store',
    wording: 'Forfait 200 Go',
    price: { amount: '2299' },
  })
  const other = await activate(database.db, subscribed('l-8', '30000008', '+33639982008'))
  const refused = await someone(other, 'holder').call(listJournal, { params: { lineId } })
  expect(refused).toMatchObject({ ok: false, status: 404 })
})
