import { afterAll, beforeAll, expect, test } from 'vitest'
import { cents } from '../../../contract/money.ts'
import { transact } from '../../kernel/db.ts'
import { itemOf, type TestLine, type UsageWorld, usageWorld } from '../../testing/usage-world.ts'
import { addCharge } from './add-charge.ts'
import { billingDeps } from './neighbours.ts'
import { findBills } from './queries.ts'
import { readBillWhole } from './read-bills.ts'
import { runBills } from './run-bills.ts'
import { toBiller } from './to-biller.ts'

const issuedOn = Temporal.PlainDate.from('2026-11-21')
let world: UsageWorld
let line: TestLine
beforeAll(async () => {
  world = await usageWorld()
  line = await world.addCustomer([itemOf('mobile-100go', { startsOn: '2026-11-10' })])
})
afterAll(() => world.close())

test('a charge asked twice for one cause is billed once, on the next bill', async () => {
  const add = () =>
    transact(world.db, tx =>
      addCharge(tx, {
        accountId: line.accountId,
        sourceRef: 'gesture 1',
        kind: 'credit',
        section: 'own',
        names: { fr: 'Geste commercial', en: 'Goodwill credit', zh: '优惠' },
        contractId: null,
        lineId: line.lineId,
        gross: cents(-250n),
        shares: [{ rateBasisPoints: 2000, weight: 1n }],
        rate: { version: 'gesture', from: Temporal.PlainDate.from('2026-11-01') },
        occurredOn: Temporal.PlainDate.from('2026-11-15'),
      }),
    )
  expect(await add()).toBe(await add())
  await runBills(
    world.db,
    billingDeps(toBiller(world.pack, 'b1'), async () => new Set()),
    issuedOn,
  )
  const [bill] = await findBills(world.db, [line.accountId], { from: null, before: null })
  const whole = await readBillWhole(world.db, [line.accountId], {
    billId: bill?.id ?? expect.unreachable(),
    today: issuedOn,
    language: 'fr',
  })
  const credits = whole?.lines.filter(({ kind }) => kind === 'credit')
  expect(credits?.map(({ label, gross }) => [label, gross.amount])).toEqual([
    ['Geste commercial', '-250'],
  ])
})
