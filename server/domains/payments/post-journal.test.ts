import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccountId, asId, type BillId } from '../../../contract/ids.ts'
import { type Cents, cents } from '../../../contract/money.ts'
import { transact } from '../../kernel/db.ts'
import { uuidv7 } from '../../kernel/ids.ts'
import { testDatabase } from '../../testing/world.ts'
import type { Journal } from './journal.ts'
import { postBills, postJournal, postPayment } from './post-journal.ts'
import { findBalance, findOpenItems, findWrongBalances } from './queries.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const day = Temporal.PlainDate.from('2026-11-21')
const someAccount = () => asId('account', uuidv7())

const billJournal = (accountId: AccountId, key: string, amount: Cents): Journal => ({
  accountId,
  key,
  kind: 'bill',
  effectiveOn: day,
  sourceRef: key,
  entries: [
    { ledger: 'receivable', amountCents: amount },
    { ledger: 'revenue:telecom', amountCents: cents(-amount) },
  ],
})

const paymentJournal = (accountId: AccountId, key: string, amount: Cents): Journal => ({
  ...billJournal(accountId, key, cents(-amount)),
  kind: 'payment',
  entries: [
    { ledger: 'cash:psp', amountCents: amount },
    { ledger: 'receivable', amountCents: cents(-amount) },
  ],
})

const issue = (accountId: AccountId, key: string, amount: Cents, billId: BillId) =>
  transact(database.db, tx =>
    postBills(tx, [{ journal: billJournal(accountId, key, amount), bill: { billId, dueOn: day } }]),
  )
const pay = (accountId: AccountId, key: string, amount: Cents, billId: BillId | null) =>
  transact(database.db, tx => postPayment(tx, paymentJournal(accountId, key, amount), billId))

test('the same key posts once, also in parallel; another content under it is a fault', async () => {
  const accountId = someAccount()
  const journal = billJournal(accountId, `bill ${accountId}`, cents(7489n))
  const posted = await Promise.all(
    Array.from({ length: 8 }, () => transact(database.db, tx => postJournal(tx, journal))),
  )
  expect(posted.filter(({ isNew }) => isNew)).toHaveLength(1)
  expect(new Set(posted.map(({ journalId }) => journalId)).size).toBe(1)
  const [balance] = await findBalance(database.db, [accountId], 'receivable')
  expect(balance?.balance_cents).toBe(7489n)
  const other = billJournal(accountId, journal.key, cents(7490n))
  await expect(transact(database.db, tx => postJournal(tx, other))).rejects.toThrow(
    'another journal',
  )
})

test('the database itself refuses an imbalance, and any rewriting even by its owner', async () => {
  const accountId = someAccount()
  await transact(database.db, tx => postJournal(tx, billJournal(accountId, accountId, cents(100n))))
  const oneSided = sql`
    insert into payments.entry (account_id, journal_id, position, ledger, amount_cents, currency)
    select account_id, id, 3, 'receivable', 5, 'EUR' from payments.journal where account_id = ${accountId}`
  await expect(oneSided.execute(database.db)).rejects.toThrow('does not balance')
  const rewriting = sql`update payments.entry set amount_cents = amount_cents * 2`
  await expect(rewriting.execute(database.db)).rejects.toThrow('permission denied')
  await expect(database.asOwner(rewriting)).rejects.toThrow('append-only')
})

test('credit left by a payment is used by the next bill', async () => {
  const accountId = someAccount()
  const [first, second] = [asId('bill', uuidv7()), asId('bill', uuidv7())]
  await issue(accountId, `a ${accountId}`, cents(3000n), first)
  expect((await pay(accountId, `p ${accountId}`, cents(5000n), first)).creditCents).toBe(2000n)
  await issue(accountId, `b ${accountId}`, cents(4500n), second)
  const items = await findOpenItems(database.db, [accountId], [first, second])
  expect(new Map(items.map(item => [item.bill_id, item.open_cents]))).toEqual(
    new Map([
      [first, 0n],
      [second, 2500n],
    ]),
  )
})

test('whatever the order of bills and payments, what is owed is what the books say', async () => {
  const moves = fc.array(
    fc.record({
      bill: fc.boolean(),
      amount: fc.bigInt({ min: 1n, max: 20_000n }),
      again: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  )
  await fc.assert(
    fc.asyncProperty(moves, async list => {
      const accountId = someAccount()
      const bills: BillId[] = []
      for (const [i, { bill, amount, again }] of list.entries()) {
        const billId = asId('bill', uuidv7())
        if (bill) bills.push(billId)
        const move = () =>
          bill
            ? issue(accountId, `${i} ${accountId}`, cents(amount), billId)
            : pay(accountId, `${i} ${accountId}`, cents(amount), bills[0] ?? null)
        await move()
        if (again) await move()
      }
      const [balance] = await findBalance(database.db, [accountId], 'receivable')
      const open = bills.length === 0 ? [] : await findOpenItems(database.db, [accountId], bills)
      const owed = open.reduce<bigint>((sum, item) => sum + item.open_cents, 0n)
      const total = balance?.balance_cents ?? 0n
      expect(owed).toBe(total > 0n ? total : 0n)
    }),
    { numRuns: 40 },
  )
  expect((await findWrongBalances(database.db)).rows).toEqual([])
})
