import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccountId, asId } from '../../../contract/ids.ts'
import { cents } from '../../../contract/money.ts'
import { monthsAfter, startOfDay } from '../../kernel/calendar.ts'
import { transact } from '../../kernel/db.ts'
import { uuidv7 } from '../../kernel/ids.ts'
import { billingWorld, first, names } from '../../testing/billing-world.ts'
import { testDatabase } from '../../testing/world.ts'
import { billBalances } from '../payments/public.ts'
import { issuePrepared } from './issue-bills.ts'
import { type BillingDeps, prepareBills } from './prepare-bills.ts'
import { findBills, findLinesOfBills, insertCharge } from './queries.ts'
import { billingSweeper, runBills } from './run-bills.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const day = (text: string) => Temporal.PlainDate.from(text)
const numbersOf = async (accountIds: readonly AccountId[]) => {
  const bills = await findBills(database.db, accountIds, { from: null, before: null })
  return bills.map(({ number }) => Number(number?.slice(-6))).sort((a, b) => a - b)
}
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

test('the first bill: days lived, a month ahead, usage; due in 14 days; posted and told', async () => {
  const { accountIds, deps } = billingWorld(3)
  expect(await runBills(database.db, deps, first)).toEqual({ prepared: 3, issued: 3 })
  const [bill] = await findBills(database.db, accountIds, { from: null, before: null })
  expect(bill).toMatchObject({ due_on: day('2026-04-04'), total_cents: 1899n + 1221n })
  expect(bill?.number).toMatch(/-2026-03-00000[123]$/)
  const balances = await billBalances(database.db, accountIds, bill === undefined ? [] : [bill.id])
  expect([...balances.values()][0]).toMatchObject({ openCents: 3120n, dueOn: day('2026-04-04') })
  const { rows } = await sql<{ count: bigint }>`
    select count(*) from kernel.outbox_event
    where kind = 'billing.bill-issued' and account_id = any(${accountIds})
  `.execute(database.db)
  expect(rows[0]?.count).toBe(3n)
})

test('a second bill is compared with the first, and takes nothing twice', async () => {
  const { accountIds, deps } = billingWorld(1)
  await runBills(database.db, deps, first)
  await runBills(database.db, deps, monthsAfter(first, 1))
  const bills = await findBills(database.db, accountIds, { from: null, before: null })
  expect(bills.map(({ total_cents }) => total_cents)).toEqual([1899n + 420n, 3120n])
  expect(bills[0]?.previous_bill_id).toBe(bills[1]?.id)
})

test('numbers follow the numéro client, whatever the order of preparation', async () => {
  const { accountIds, deps } = billingWorld(5)
  await runBills(database.db, deps, first)
  const { rows } = await sql<{ numero_client: string }>`
    select numero_client from billing.bill where account_id = any(${accountIds}) order by number
  `.execute(database.db)
  const clients = rows.map(row => row.numero_client)
  expect(clients).toEqual([...clients].sort())
})

test('a debited bill moves to the next TARGET day', async () => {
  const { accountIds, deps } = billingWorld(1, {
    collectedAccounts: async (_db, ids) => new Set(ids),
  })
  await runBills(database.db, deps, first)
  const [bill] = await findBills(database.db, accountIds, { from: null, before: null })
  expect(bill?.due_on.toString()).toBe('2026-04-07')
})

test('killed at twenty points and run by two processes at once: each account has one bill, no number is skipped', async () => {
  const { accountIds, deps } = billingWorld(230)
  let steps = 0
  const killed = async () => {
    steps += 1
    if (steps % 3 === 0) throw new Error('killed')
  }
  const mortal: BillingDeps = {
    ...deps,
    usageToBill: async (tx, ids, period) => {
      await killed()
      return deps.usageToBill(tx, ids, period)
    },
    postBills: async (tx, bills) => {
      await deps.postBills(tx, bills.slice(0, 40))
      await killed()
      await deps.postBills(tx, bills.slice(40))
    },
  }
  for (let kill = 0; kill < 20; kill += 1) {
    await Promise.allSettled([
      runBills(database.db, mortal, first),
      runBills(database.db, mortal, first),
    ])
  }
  await runBills(database.db, deps, first)
  expect(await numbersOf(accountIds)).toEqual(upTo(230))
  const { rows } = await sql<{ count: bigint; off: bigint }>`
    select count(distinct j.id), coalesce(sum(e.amount_cents), 0)::int8 as off
    from payments.journal j join payments.entry e on e.account_id = j.account_id and e.journal_id = j.id
    where j.account_id = any(${accountIds})
  `.execute(database.db)
  expect(rows[0]).toEqual({ count: 230n, off: 0n })
}, 60_000)

test('a charge asked for once is billed once', async () => {
  const { accounts, accountIds, deps } = billingWorld(1)
  const accountId = accounts[0]?.id ?? asId('account', uuidv7())
  const charge = () =>
    transact(database.db, tx =>
      insertCharge(tx, {
        account_id: accountId,
        id: asId('charge', uuidv7()),
        source_ref: 'order 1',
        kind: 'fee',
        section: 'own',
        names,
        gross_cents: cents(1000n),
        shares: JSON.stringify([{ rateBasisPoints: 2000, weight: '1' }]),
        rate: { version: '2026-1', from: '2026-01-01' },
        occurred_on: day('2026-03-10'),
      }),
    )
  expect([await charge(), await charge()]).toEqual([true, false])
  await runBills(database.db, deps, first)
  await runBills(database.db, deps, monthsAfter(first, 1))
  const bills = await findBills(database.db, accountIds, { from: null, before: null })
  const lines = await findLinesOfBills(
    database.db,
    accountIds,
    bills.map(({ id }) => id),
  )
  expect(lines.filter(({ charge_id }) => charge_id !== null)).toHaveLength(1)
})

test('what was issued does not change, and its lines can be neither changed nor removed', async () => {
  const { accountIds, deps } = billingWorld(1)
  await runBills(database.db, deps, first)
  const change = sql`update billing.bill set number = 'X' where account_id = any(${accountIds})`
  await expect(change.execute(database.db)).rejects.toThrow('an issued bill does not change')
  const remove = sql`delete from billing.bill_line where account_id = any(${accountIds})`
  await expect(remove.execute(database.db)).rejects.toThrow('permission denied')
})

test('prepared bills have no number until they are issued', async () => {
  const { accountIds, deps } = billingWorld(2)
  expect(await prepareBills(database.db, deps, { issuedOn: first, lanes: 2 })).toBe(2)
  expect(await numbersOf(accountIds)).toEqual([])
  expect(await issuePrepared(database.db, deps, first)).toBe(2)
})

test('the sweeper opens the calendar, bills on the day and misses none while it was off', async () => {
  const { accountIds, deps } = billingWorld(1)
  const sweeper = billingSweeper(deps)
  const at = (text: string) => startOfDay(day(text), 'Europe/Paris')
  await sweeper.sweep(database.db, at('2026-03-10'))
  expect(await sweeper.due(database.db, at('2026-03-10'))).toEqual(at('2026-03-21'))
  for (let round = 0; round < 9; round += 1) await sweeper.sweep(database.db, at('2026-05-22'))
  expect(await sweeper.due(database.db, at('2026-05-22'))).toEqual(at('2026-06-01'))
  const bills = await findBills(database.db, accountIds, { from: null, before: null })
  expect(bills.map(({ period_start }) => period_start.toString())).toContain('2026-05-21')
})
