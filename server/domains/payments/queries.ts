import { type Insertable, sql, type Updateable } from 'kysely'
import type { AccountId, BillId, PaymentId, PaymentMethodId } from '../../../contract/ids.ts'
import type { Cents } from '../../../contract/money.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import type { Database } from '../../kernel/row-types.ts'
import type { PaymentRow } from './payment.ts'

export const findJournalByKey = (tx: Tx, key: string) =>
  tx
    .selectFrom('payments.journal')
    .select(['id', 'content_hash'])
    .where('key', '=', key)
    .executeTakeFirst()

/** Answers the ids of the rows that are new: another transaction may have taken a key meanwhile. */
export const insertJournals = async (
  tx: Tx,
  rows: readonly Insertable<Database['payments.journal']>[],
): Promise<ReadonlySet<string>> => {
  const { rows: inserted } = await sql<{ id: string }>`
    insert into payments.journal
      (account_id, id, key, kind, effective_on, booked_at, source_ref, content_hash)
    select * from unnest(
      ${rows.map(row => row.account_id)}::uuid[],
      ${rows.map(row => row.id)}::uuid[],
      ${rows.map(row => row.key)}::text[],
      ${rows.map(row => row.kind)}::text[],
      ${rows.map(row => row.effective_on)}::date[],
      ${rows.map(row => row.booked_at)}::timestamptz[],
      ${rows.map(row => row.source_ref)}::text[],
      ${rows.map(row => row.content_hash)}::bytea[]
    )
    on conflict (key) do nothing
    returning id
  `.execute(tx)
  return new Set(inserted.map(({ id }) => id))
}

export const insertEntries = (tx: Tx, rows: readonly Insertable<Database['payments.entry']>[]) =>
  sql`
    insert into payments.entry (account_id, journal_id, position, ledger, amount_cents, currency)
    select * from unnest(
      ${rows.map(row => row.account_id)}::uuid[],
      ${rows.map(row => row.journal_id)}::uuid[],
      ${rows.map(row => row.position)}::int4[],
      ${rows.map(row => row.ledger)}::text[],
      ${rows.map(row => row.amount_cents)}::int8[],
      ${rows.map(row => row.currency)}::text[]
    )
  `.execute(tx)

type BalanceChange = {
  readonly accountId: AccountId
  readonly ledger: string
  readonly amountCents: Cents
}

/**
 * Adds to customers' balances, one change for each account and ledger: takes the rows' locks in order of account, last
 * in the order of locks.
 */
export const addToBalances = (tx: Tx, changes: readonly BalanceChange[]) => {
  const inOrder = changes.toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1))
  return sql`
    insert into payments.balance (account_id, ledger, balance_cents, journals)
    select change.*, 1 from unnest(
      ${inOrder.map(({ accountId }) => accountId)}::uuid[],
      ${inOrder.map(({ ledger }) => ledger)}::text[],
      ${inOrder.map(({ amountCents }) => amountCents)}::int8[]
    ) as change
    on conflict (account_id, ledger) do update
    set balance_cents = balance.balance_cents + excluded.balance_cents, journals = balance.journals + 1
  `.execute(tx)
}

export const insertOpenItems = (
  tx: Tx,
  rows: readonly Insertable<Database['payments.open_item']>[],
) =>
  sql`
    insert into payments.open_item (account_id, bill_id, due_on, total_cents, open_cents)
    select * from unnest(
      ${rows.map(row => row.account_id)}::uuid[],
      ${rows.map(row => row.bill_id)}::uuid[],
      ${rows.map(row => row.due_on)}::date[],
      ${rows.map(row => row.total_cents)}::int8[],
      ${rows.map(row => row.open_cents)}::int8[]
    )
  `.execute(tx)

/** What accounts have not yet paid, locked in order of account, then of bill. */
export const lockOpenItems = (tx: Tx, accountIds: readonly AccountId[]) =>
  tx
    .selectFrom('payments.open_item')
    .select(['account_id', 'bill_id', 'due_on', 'open_cents', 'held_cents'])
    .where('account_id', '=', sql<AccountId>`any(${accountIds}::uuid[])`)
    .where('open_cents', '>', sql<Cents>`0`)
    .orderBy('account_id')
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

/** Adds to what is held of a bill, or lets go of it when the amount is negative. */
export const addToHeld = (
  tx: Tx,
  part: { readonly accountId: AccountId; readonly billId: BillId; readonly amountCents: Cents },
) =>
  tx
    .updateTable('payments.open_item')
    .set({ held_cents: sql`held_cents + ${part.amountCents}` })
    .where('account_id', '=', part.accountId)
    .where('bill_id', '=', part.billId)
    .execute()

export const addToCredited = (
  tx: Tx,
  part: { readonly accountId: AccountId; readonly billId: BillId; readonly amountCents: Cents },
) =>
  tx
    .updateTable('payments.open_item')
    .set({ credited_cents: sql`credited_cents + ${part.amountCents}` })
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
    .select([
      'account_id',
      'bill_id',
      'due_on',
      'total_cents',
      'open_cents',
      'held_cents',
      'credited_cents',
    ])
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

type PaymentKey = Pick<PaymentRow, 'account_id' | 'id'>

export const findPayment = (db: Db, { account_id, id }: PaymentKey) =>
  db
    .selectFrom('payments.payment')
    .selectAll()
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .executeTakeFirst()

export const lockPayment = (tx: Tx, { account_id, id }: PaymentKey) =>
  tx
    .selectFrom('payments.payment')
    .selectAll()
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()

/** The caller holds the account's lock. */
export const findPaymentByKey = (tx: Tx, accountId: AccountId, key: string) =>
  tx
    .selectFrom('payments.payment')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('idempotency_key', '=', key)
    .executeTakeFirst()

/** The next number of an account's payments; the caller holds the account's lock. */
export const nextSequence = async (tx: Tx, accountId: AccountId): Promise<number> => {
  const last = await tx
    .selectFrom('payments.payment')
    .select('sequence')
    .where('account_id', '=', accountId)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (last?.sequence ?? 0) + 1
}

export const insertPayment = (tx: Tx, row: Insertable<Database['payments.payment']>) =>
  tx.insertInto('payments.payment').values(row).returningAll().executeTakeFirstOrThrow()

export const updatePayment = (
  tx: Tx,
  { account_id, id }: PaymentKey,
  change: Updateable<Database['payments.payment']>,
) =>
  tx
    .updateTable('payments.payment')
    .set(change)
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()

/** Other pages open for the same bill are to be closed: one bill is not paid twice. */
export const askToCancelOthers = (
  tx: Tx,
  { account_id, id, bill_id }: PaymentRow,
  now: Temporal.Instant,
) =>
  tx
    .updateTable('payments.payment')
    .set({ cancel_asked: true, look_at: now })
    .where('account_id', '=', account_id)
    .where('id', '<>', id)
    .where('kind', '=', 'hosted')
    .where('state', '=', 'awaiting-customer')
    .where(where => (bill_id === null ? where.lit(true) : where('bill_id', '=', bill_id)))
    .execute()

/** Takes the open payments to be looked at: nobody else does until the claim ends. */
export const claimPayments = (
  tx: Tx,
  claim: {
    readonly now: Temporal.Instant
    readonly until: Temporal.Instant
    readonly limit: number
  },
) =>
  tx
    .updateTable('payments.payment')
    .set({ claimed_until: claim.until, look_at: claim.until })
    .where('id', 'in', due =>
      due
        .selectFrom('payments.payment')
        .select('id')
        .where('look_at', '<=', claim.now)
        .where(where =>
          where.or([where('claimed_until', 'is', null), where('claimed_until', '<=', claim.now)]),
        )
        .orderBy('look_at')
        .limit(claim.limit)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .execute()

/** The account of a payment that the PSP names to us. */
export const findPaymentById = (db: Db, id: PaymentId) =>
  db
    .selectFrom('payments.payment')
    .select(['account_id', 'id'])
    .where('id', '=', id)
    .executeTakeFirst()

export const findPaymentOwners = (
  db: Db,
  accountIds: readonly AccountId[],
  ids: readonly PaymentId[],
) =>
  db
    .selectFrom('payments.payment')
    .select(['id', 'account_id'])
    .where('account_id', 'in', [...accountIds])
    .where('id', 'in', [...ids])
    .execute()

export const findMethodOwners = (
  db: Db,
  accountIds: readonly AccountId[],
  ids: readonly PaymentMethodId[],
) =>
  db
    .selectFrom('payments.payment_method')
    .select(['id', 'account_id'])
    .where('account_id', 'in', [...accountIds])
    .where('id', 'in', [...ids])
    .where('removed_at', 'is', null)
    .execute()

export const findSettings = (db: Db, accountIds: readonly AccountId[]) =>
  db
    .selectFrom('payments.setting')
    .selectAll()
    .where('account_id', 'in', [...accountIds])
    .execute()

/** Keeps the PSP's name for an account; the first one stays. */
export const keepCustomer = async (tx: Tx, accountId: AccountId, customer: string) => {
  const row = await tx
    .insertInto('payments.setting')
    .values({ account_id: accountId, psp_customer: customer })
    .onConflict(conflict =>
      conflict.column('account_id').doUpdateSet({
        psp_customer: sql<string>`coalesce(setting.psp_customer, excluded.psp_customer)`,
      }),
    )
    .returning('psp_customer')
    .executeTakeFirstOrThrow()
  return row.psp_customer
}

export const updateSetting = (
  tx: Tx,
  accountId: AccountId,
  change: Pick<Updateable<Database['payments.setting']>, 'payment_method_id' | 'automatic_from'>,
) =>
  tx
    .insertInto('payments.setting')
    .values({ account_id: accountId, ...change })
    .onConflict(conflict => conflict.column('account_id').doUpdateSet(change))
    .returningAll()
    .executeTakeFirstOrThrow()

/** Answers undefined when the card is known already. */
export const insertMethod = (tx: Tx, row: Insertable<Database['payments.payment_method']>) =>
  tx
    .insertInto('payments.payment_method')
    .values(row)
    .onConflict(conflict => conflict.column('psp_method').doNothing())
    .returning('id')
    .executeTakeFirst()

export const findMethods = (db: Db, accountIds: readonly AccountId[]) =>
  db
    .selectFrom('payments.payment_method')
    .selectAll()
    .where('account_id', 'in', [...accountIds])
    .where('removed_at', 'is', null)
    .orderBy('account_id')
    .orderBy('saved_at')
    .orderBy('id')
    .execute()

export const removeMethod = (
  tx: Tx,
  { accountId, methodId }: { readonly accountId: AccountId; readonly methodId: PaymentMethodId },
  at: Temporal.Instant,
) =>
  tx
    .updateTable('payments.payment_method')
    .set({ removed_at: at })
    .where('account_id', '=', accountId)
    .where('id', '=', methodId)
    .where('removed_at', 'is', null)
    .returning('psp_method')
    .executeTakeFirst()

/** Answers whether it is the first time that the PSP tells us of it. */
export const insertWebhookEvent = async (
  tx: Tx,
  row: Insertable<Database['payments.webhook_event']>,
): Promise<boolean> => {
  const inserted = await tx
    .insertInto('payments.webhook_event')
    .values(row)
    .onConflict(conflict => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export const findWebhookEvent = (db: Db, id: string) =>
  db.selectFrom('payments.webhook_event').selectAll().where('id', '=', id).executeTakeFirst()

export const markHeard = (db: Db, id: string, at: Temporal.Instant) =>
  db.updateTable('payments.webhook_event').set({ heard_at: at }).where('id', '=', id).execute()

export const readDueOn = async (tx: Tx, accountId: AccountId, billId: BillId) => {
  const row = await tx
    .selectFrom('payments.open_item')
    .select('due_on')
    .where('account_id', '=', accountId)
    .where('bill_id', '=', billId)
    .executeTakeFirstOrThrow()
  return row.due_on
}

/** How often a bill was taken from a saved card, or tried. */
export const readAttempts = async (tx: Tx, accountId: AccountId, billId: BillId) => {
  const row = await tx
    .selectFrom('payments.payment')
    .select(query => query.fn.countAll<bigint>().as('attempts'))
    .where('account_id', '=', accountId)
    .where('bill_id', '=', billId)
    .where('kind', '=', 'automatic')
    .executeTakeFirstOrThrow()
  return Number(row.attempts)
}

/** A bill whose next automatic attempt has come. */
export type DueBill = {
  readonly account_id: AccountId
  readonly bill_id: BillId
  readonly open_cents: Cents
  readonly attempts: number
  readonly attempt_on: Temporal.PlainDate
  readonly psp_method: string
}

/**
 * Open bills of the accounts that pay automatically, with the day of their next attempt: null past the plan's
 * end. A bill whose last attempt is not settled is left alone; what is contested of one is not taken.
 */
const attempts = (plan: readonly number[]) => sql`
  select item.account_id, item.bill_id, item.open_cents - item.held_cents as open_cents, made.attempts, method.psp_method,
    item.due_on + (${sql.lit(`{${plan.join()}}`)}::int4[])[made.attempts + 1] as attempt_on
  from payments.setting setting
  join payments.payment_method method
    on method.account_id = setting.account_id and method.id = setting.payment_method_id
    and method.removed_at is null
  join payments.open_item item
    on item.account_id = setting.account_id and item.open_cents > 0 and item.open_cents > item.held_cents
    and item.due_on >= setting.automatic_from
  cross join lateral (
    select count(*)::int4 as attempts, count(*) filter (where payment.look_at is not null) as under_way
    from payments.payment payment
    where payment.account_id = item.account_id and payment.bill_id = item.bill_id and payment.kind = 'automatic'
  ) made
  where setting.automatic_from is not null and made.under_way = 0`

/** The day of the earliest attempt, past or to come. */
export const findFirstAttempt = async (db: Db, plan: readonly number[]) => {
  const { rows } = await sql<{ first: Temporal.PlainDate | null }>`
    select min(attempt_on) as first from (${attempts(plan)}) attempt
  `.execute(db)
  return rows[0]?.first ?? null
}

/** The attempts whose day has come, oldest first, in an order that two equal histories share. */
export const findDueBills = async (
  db: Db,
  page: {
    readonly plan: readonly number[]
    readonly today: Temporal.PlainDate
    readonly limit: number
  },
) => {
  const { rows } = await sql<DueBill>`
    select * from (${attempts(page.plan)}) attempt
    where attempt_on <= ${page.today}
    order by attempt_on, account_id, bill_id
    limit ${page.limit}
  `.execute(db)
  return rows
}

/** One attempt again, once its account is locked: undefined when it is no longer to be made. */
export const findDueBill = async (
  tx: Tx,
  asked: {
    readonly plan: readonly number[]
    readonly today: Temporal.PlainDate
    readonly bill: DueBill
  },
) => {
  const { rows } = await sql<DueBill>`
    select * from (${attempts(asked.plan)}) attempt
    where attempt_on <= ${asked.today}
      and account_id = ${asked.bill.account_id} and bill_id = ${asked.bill.bill_id}
  `.execute(tx)
  return rows[0]
}

/** Payments of money, newest first; `search` is part of a reference, the end of a card, or an amount. */
export const findPaymentPage = (
  db: Db,
  page: {
    readonly accountIds: readonly AccountId[]
    readonly billId: BillId | undefined
    readonly search: { readonly text: string; readonly cents: bigint | null } | null
    readonly from: Temporal.Instant | null
    readonly until: Temporal.Instant | null
    readonly after: string | null
    readonly limit: number
  },
) => {
  let query = db
    .selectFrom('payments.payment')
    .selectAll()
    .where('account_id', 'in', [...page.accountIds])
    .where('kind', '<>', 'setup')
  if (page.billId !== undefined) {
    // A payment of what is owed in all names no bill: what it paid is in the journal that it made.
    query = query.where(
      sql<boolean>`(bill_id = ${page.billId} or exists (
        select from payments.journal j
        join payments.allocation a on a.account_id = j.account_id and a.journal_id = j.id
        where j.account_id = payments.payment.account_id and j.kind = 'payment'
          and j.source_ref = payments.payment.reference and a.bill_id = ${page.billId}))`,
    )
  }
  if (page.from !== null) query = query.where('asked_at', '>=', page.from)
  if (page.until !== null) query = query.where('asked_at', '<', page.until)
  if (page.after !== null)
    query = query.where(
      sql<boolean>`(asked_at, id) < (select p.asked_at, p.id from payments.payment p where p.id::text = ${page.after})`,
    )
  if (page.search !== null) {
    const { text, cents } = page.search
    query = query.where(
      sql<boolean>`(strpos(reference, ${text}) > 0 or card_last4 = ${text} or amount_cents = ${cents}::int8)`,
    )
  }
  return query.orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(page.limit).execute()
}

/** The civil years in which these accounts paid, newest first. */
export const findPaymentYears = async (db: Db, accountIds: readonly AccountId[], zone: string) => {
  const { rows } = await sql<{ year: number }>`
    select distinct extract(year from asked_at at time zone ${zone})::int4 as year
    from payments.payment
    where account_id = any(${[...accountIds]}::uuid[]) and kind <> 'setup'
    order by year desc
  `.execute(db)
  return rows.map(({ year }) => year)
}

export const findPaymentOfReach = (db: Db, accountIds: readonly AccountId[], id: PaymentId) =>
  db
    .selectFrom('payments.payment')
    .selectAll()
    .where('account_id', 'in', [...accountIds])
    .where('id', '=', id)
    .executeTakeFirst()

/** What the books disagree about, in cents; each is always 0. */
export const findImbalance = (db: Db) =>
  sql<{ balances_cents: bigint; open_cents: bigint; entries_cents: bigint }>`
    with entries as (
      select account_id, ledger, sum(amount_cents) as total from payments.entry group by account_id, ledger
    ), open as (
      select account_id, sum(open_cents) as total from payments.open_item group by account_id
    ), owed as (
      select account_id, sum(amount_cents) as total from payments.entry
      where ledger = 'receivable' group by account_id
    )
    select
      (select coalesce(sum(abs(b.balance_cents - coalesce(e.total, 0))), 0)::int8
       from payments.balance b left join entries e using (account_id, ledger)) as balances_cents,
      (select coalesce(sum(abs(greatest(coalesce(w.total, 0), 0) - coalesce(o.total, 0))), 0)::int8
       from owed w full join open o using (account_id)) as open_cents,
      (select coalesce(abs(sum(total)), 0)::int8 from entries) as entries_cents
  `.execute(db)

/** What a payment paid of which bills, by its journal's key, the oldest due first. */
export const findPaidParts = (db: Db, accountId: AccountId, journalKey: string) =>
  db
    .selectFrom('payments.journal as journal')
    .innerJoin('payments.allocation as part', join =>
      join
        .onRef('part.account_id', '=', 'journal.account_id')
        .onRef('part.journal_id', '=', 'journal.id'),
    )
    .innerJoin('payments.open_item as item', join =>
      join
        .onRef('item.account_id', '=', 'part.account_id')
        .onRef('item.bill_id', '=', 'part.bill_id'),
    )
    .select(['part.bill_id', 'part.amount_cents'])
    .where('journal.account_id', '=', accountId)
    .where('journal.key', '=', journalKey)
    .orderBy('item.due_on')
    .orderBy('part.bill_id')
    .execute()

/** What was frozen first stays. */
export const insertReceipt = (tx: Tx, row: Insertable<Database['payments.receipt']>) =>
  tx
    .insertInto('payments.receipt')
    .values(row)
    .onConflict(conflict => conflict.columns(['account_id', 'payment_id']).doNothing())
    .execute()

export const findReceipt = (db: Db, accountId: AccountId, paymentId: PaymentId) =>
  db
    .selectFrom('payments.receipt')
    .select(['content', 'input_hash'])
    .where('account_id', '=', accountId)
    .where('payment_id', '=', paymentId)
    .executeTakeFirst()

export const findReceiptDocument = (db: Db, accountId: AccountId, paymentId: PaymentId) =>
  db
    .selectFrom('payments.receipt_document')
    .select(['digest'])
    .where('account_id', '=', accountId)
    .where('payment_id', '=', paymentId)
    .executeTakeFirst()

/** The first archived document stays: rendering twice changes nothing. */
export const insertReceiptDocument = (
  tx: Db,
  row: Insertable<Database['payments.receipt_document']>,
) =>
  tx
    .insertInto('payments.receipt_document')
    .values(row)
    .onConflict(conflict => conflict.columns(['account_id', 'payment_id']).doNothing())
    .execute()

export const findNamedReceipts = async (
  db: Db,
  digests: readonly string[],
): Promise<readonly string[]> => {
  if (digests.length === 0) return []
  const rows = await db
    .selectFrom('payments.receipt_document')
    .select('digest')
    .where('digest', 'in', [...digests])
    .execute()
  return rows.map(({ digest }) => digest)
}
