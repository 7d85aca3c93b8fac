import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccountId, asId } from '../../../contract/ids.ts'
import { cents } from '../../../contract/money.ts'
import { transact } from '../../kernel/db.ts'
import { uuidv7 } from '../../kernel/ids.ts'
import { activate } from '../../testing/activate.ts'
import { sampleActivation } from '../../testing/sample-activation.ts'
import { testDatabase } from '../../testing/world.ts'
import { ledgerImbalance, ledgerLines } from './check-ledger.ts'
import { postBills, postPayment } from './post-journal.ts'

type Database = Awaited<ReturnType<typeof testDatabase>>
let databases: readonly Database[]
beforeAll(async () => {
  databases = [await testDatabase(), await testDatabase()]
  for (const database of databases) await live(database)
})
afterAll(async () => {
  for (const database of databases) await database.close()
})

/** A bill of 30.00, of which 10.00 is paid. */
const live = async ({ db }: Database) => {
  const accountId = await activate(db, sampleActivation())
  const billId = asId('bill', uuidv7())
  const dueOn = Temporal.PlainDate.from('2026-12-05')
  await transact(db, tx =>
    postBills(tx, [{ journal: journal(accountId, 'bill', 3000n), bill: { billId, dueOn } }]),
  )
  await transact(db, tx => postPayment(tx, journal(accountId, 'payment', -1000n), billId))
}

const journal = (accountId: AccountId, kind: 'bill' | 'payment', amount: bigint) => ({
  accountId,
  key: `${kind} ${accountId}`,
  kind,
  effectiveOn: Temporal.PlainDate.from('2026-11-21'),
  sourceRef: kind === 'bill' ? 'F-1' : '10000001-1',
  entries: [
    { ledger: 'receivable', amountCents: cents(amount) },
    { ledger: kind === 'bill' ? 'revenue:telecom' : 'cash:psp', amountCents: cents(-amount) },
  ],
})

test('two equal histories give the same lines, without ids or booking instants', async () => {
  const [first, second] = await Promise.all(databases.map(({ db }) => ledgerLines(db)))
  expect(first).toEqual([
    '2026-11-21\tbill\tF-1\t10000001\treceivable 3000; revenue:telecom -3000',
    '2026-11-21\tpayment\t10000001-1\t10000001\tcash:psp 1000; receivable -1000',
  ])
  expect(second).toEqual(first)
})

test('sound books are off by nothing; a balance or an open bill that was tampered with is seen', async () => {
  const [database] = databases
  if (database === undefined) throw new Error('no database')
  expect(await ledgerImbalance(database.db)).toBe(0n)
  await sql`update payments.balance set balance_cents = balance_cents + 7`.execute(database.db)
  expect(await ledgerImbalance(database.db)).toBe(7n)
  await sql`update payments.open_item set open_cents = open_cents - 5`.execute(database.db)
  expect(await ledgerImbalance(database.db)).toBe(12n)
})
