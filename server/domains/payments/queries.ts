import { type Insertable, sql } from 'kysely'
import type { AccountId, BillId } from '../../../contract/ids.ts'
import type { Cents } from '../../../contract/money.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import type { Database } from '../../kernel/row-types.ts'

export const findJournalByKey = (tx: Tx, key: string) =>
  tx
    .selectFrom('payments.journal')
    .select(['id', 'content_hash'])
    .where('key', '=', key)
    .executeTakeFirst()

/** Answers whether the row is new: another transaction may have taken the key meanwhile. */
export const insertJournal = async (tx: Tx, row: Insertable<Database['payments.journal']>) => {
  const inserted = await tx
    .insertInto('payments.journal')
    .values(row)
    .onConflict(conflict => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export const insertEntries = (tx: Tx, rows: readonly Insertable<Database['payments.entry']>[]) =>
  tx
    .insertInto('payments.entry')
    .values([...rows])
    .execute()

/** Adds to a customer's balance: takes the row's lock, last in the order of locks. */
export const addToBalance = (
  tx: Tx,
  change: { readonly accountId: AccountId; readonly ledger: string; readonly amountCents: Cents },
) =>
  sql`
    insert into payments.balance (account_id, ledger, balance_cents, journals)
    values (${change.accountId}, ${change.ledger}, ${change.amountCents}, 1)
    on conflict (account_id, ledger) do update
    set balance_cents = balance.balance_cents + excluded.balance_cents, journals = balance.journals + 1
  `.execute(tx)

export const insertOpenItem = (tx: Tx, row: Insertable<Database['payments.open_item']>) =>
  tx.insertInto('payments.open_item').values(row).execute()

/** What an account has not yet paid, locked in order of bill. */
export const lockOpenItems = (tx: Tx, accountId: AccountId) =>
  tx
    .selectFrom('payments.open_item')
    .select(['bill_id', 'due_on', 'open_cents'])
    .where('account_id', '=', accountId)
    .where('open_cents', '>', sql<Cents>`0`)
    .orderBy('bill_id')
    .forUpdate()
    .execute()

export const reduceOpenItem = (
  tx: Tx,
  part: { readonly accountId: AccountId; readonly billId: BillId; readonly amountCents: Cents },
) =>
  tx
    .updateTable('payments.open_item')
    .set({ open_cents: sql`open_cents - ${part.amountCents}` })
    .where('account_id', '=', part.accountId)
    .where('bill_id', '=', part.billId)
    .execute()

export const insertAllocations = (
  tx: Tx,
  rows: readonly Insertable<Database['payments.allocation']>[],
) =>
  tx
    .insertInto('payments.allocation')
    .values([...rows])
    .execute()

export const findBalance = (db: Db, accountIds: readonly AccountId[], ledger: string) =>
  db
    .selectFrom('payments.balance')
    .select(['account_id', 'balance_cents'])
    .where('account_id', 'in', [...accountIds])
    .where('ledger', '=', ledger)
    .execute()

export const findOpenItems = (
  db: Db,
  accountIds: readonly AccountId[],
  billIds: readonly BillId[],
) =>
  db
    .selectFrom('payments.open_item')
    .select(['account_id', 'bill_id', 'due_on', 'total_cents', 'open_cents'])
    .where('account_id', 'in', [...accountIds])
    .where('bill_id', 'in', [...billIds])
    .execute()

/** Customers' balances that differ from the sum of their entries: always none. */
export const findWrongBalances = (db: Db) =>
  sql<{ account_id: AccountId; ledger: string; off_cents: Cents }>`
    select b.account_id, b.ledger, b.balance_cents - coalesce(e.total, 0)::int8 as off_cents
    from payments.balance b
    left join lateral (
      select sum(amount_cents) as total from payments.entry e
      where e.account_id = b.account_id and e.ledger = b.ledger
    ) e on true
    where b.balance_cents <> coalesce(e.total, 0)
    limit 100
  `.execute(db)

/** The books without ids or booking instants, in an order that two equal histories share. */
export const findJournalsForExport = (db: Db) =>
  sql<{
    effective_on: Temporal.PlainDate
    kind: string
    source_ref: string
    account_id: AccountId
    entries: string
  }>`
    select j.effective_on, j.kind, j.source_ref, j.account_id,
      string_agg(e.ledger || ' ' || e.amount_cents, '; ' order by e.ledger, e.amount_cents) as entries
    from payments.journal j
    join payments.entry e on e.account_id = j.account_id and e.journal_id = j.id
    group by j.account_id, j.id, j.effective_on, j.kind, j.source_ref
    order by j.effective_on, j.kind, j.source_ref
  `.execute(db)
