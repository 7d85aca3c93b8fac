import { type Insertable, sql } from 'kysely'
import type { AccountId, BillId } from '../../../contract/ids.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import type { Database } from '../../kernel/row-types.ts'

type Row<Table extends keyof Database> = Insertable<Database[Table]>

/** A run is opened once; opening it again changes nothing. */
export const insertRun = (tx: Tx, row: Row<'billing.run'>) =>
  tx
    .insertInto('billing.run')
    .values(row)
    .onConflict(conflict => conflict.column('run_on').doNothing())
    .execute()

export const findOpenRun = (db: Db) =>
  db
    .selectFrom('billing.run')
    .select(['run_on', 'due_at'])
    .where('finished_at', 'is', null)
    .orderBy('run_on')
    .limit(1)
    .executeTakeFirst()

export const findLastRun = (db: Db) =>
  db
    .selectFrom('billing.run')
    .select(['run_on'])
    .orderBy('run_on', 'desc')
    .limit(1)
    .executeTakeFirst()

export const finishRun = (tx: Tx, runOn: Temporal.PlainDate, at: Temporal.Instant) =>
  tx
    .updateTable('billing.run')
    .set({ finished_at: at })
    .where('run_on', '=', runOn)
    .where('finished_at', 'is', null)
    .execute()

/** Which of these accounts have their bill of the period that begins on a day. */
export const findBilledAccounts = async (
  db: Db,
  accountIds: readonly AccountId[],
  periodStart: Temporal.PlainDate,
): Promise<ReadonlySet<AccountId>> => {
  const rows = await db
    .selectFrom('billing.bill')
    .select('account_id')
    .where('account_id', 'in', [...accountIds])
    .where('period_start', '=', periodStart)
    .execute()
  return new Set(rows.map(row => row.account_id))
}

/** Of each account, the bill before the one that begins on a day: any earlier one, the latest. */
export const findPreviousBills = async (
  db: Db,
  accountIds: readonly AccountId[],
  before: Temporal.PlainDate,
) =>
  db
    .selectFrom('billing.bill')
    .select(['account_id', 'id', 'period_start', 'period_end', 'total_cents'])
    .distinctOn('account_id')
    .where('account_id', 'in', [...accountIds])
    .where('period_start', '<', before)
    .orderBy('account_id')
    .orderBy('period_start', 'desc')
    .execute()

export const findLinesOfBills = (
  db: Db,
  accountIds: readonly AccountId[],
  billIds: readonly BillId[],
) =>
  db
    .selectFrom('billing.bill_line')
    .selectAll()
    .where('account_id', 'in', [...accountIds])
    .where('bill_id', 'in', [...billIds])
    .orderBy('account_id')
    .orderBy('bill_id')
    .orderBy('position')
    .execute()

/** Charges that no bill carries yet, up to the day of the bill. */
export const findWaitingCharges = (
  tx: Tx,
  accountIds: readonly AccountId[],
  before: Temporal.PlainDate,
) =>
  tx
    .selectFrom('billing.charge as charge')
    .selectAll('charge')
    .where('charge.account_id', 'in', [...accountIds])
    .where('charge.occurred_on', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('billing.bill_line as line')
            .select('line.position')
            .whereRef('line.account_id', '=', 'charge.account_id')
            .whereRef('line.charge_id', '=', 'charge.id'),
        ),
      ),
    )
    .orderBy('charge.account_id')
    .orderBy('charge.id')
    .execute()

/** Answers whether the charge is new: its source may have asked before. */
export const insertCharge = async (tx: Tx, row: Row<'billing.charge'>): Promise<boolean> => {
  const inserted = await tx
    .insertInto('billing.charge')
    .values(row)
    .onConflict(conflict => conflict.columns(['account_id', 'source_ref']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export const findChargeBySource = async (tx: Tx, accountId: AccountId, sourceRef: string) => {
  const row = await tx
    .selectFrom('billing.charge')
    .select('id')
    .where('account_id', '=', accountId)
    .where('source_ref', '=', sourceRef)
    .executeTakeFirstOrThrow()
  return row.id
}

type NewBill = {
  readonly bill: Row<'billing.bill'>
  readonly lines: readonly Row<'billing.bill_line'>[]
  readonly vat: readonly Row<'billing.bill_vat'>[]
  readonly content: unknown
}

/**
 * Writes prepared bills whole, one statement a table: each row of a statement is a member of one JSON
 * parameter, which costs a third of as many bind parameters (measured on 100 bills of 9 lines).
 */
export const insertBills = async (tx: Tx, bills: readonly NewBill[]): Promise<void> => {
  const asJson = (rows: readonly unknown[]) =>
    JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value))
  await sql`
    insert into billing.bill
    select * from jsonb_populate_recordset(null::billing.bill, ${asJson(bills.map(({ bill }) => bill))}::jsonb)
  `.execute(tx)
  await sql`
    insert into billing.bill_line
    select * from jsonb_populate_recordset(null::billing.bill_line, ${asJson(bills.flatMap(({ lines }) => lines))}::jsonb)
  `.execute(tx)
  await sql`
    insert into billing.bill_vat
    select * from jsonb_populate_recordset(null::billing.bill_vat, ${asJson(bills.flatMap(({ vat }) => vat))}::jsonb)
  `.execute(tx)
  const inputs = bills.map(({ bill, content }) => ({
    account_id: bill.account_id,
    bill_id: bill.id,
    content,
  }))
  await sql`
    insert into billing.bill_input
    select * from jsonb_populate_recordset(null::billing.bill_input, ${asJson(inputs)}::jsonb)
  `.execute(tx)
}

/** The next bills to number, in the order of their numéro client, whatever order they were prepared in. */
export const findPreparedBills = (db: Db, periodStart: Temporal.PlainDate, limit: number) =>
  db
    .selectFrom('billing.bill')
    .select(['account_id', 'id'])
    .where('state', '=', 'prepared')
    .where('period_start', '=', periodStart)
    .orderBy('numero_client')
    .limit(limit)
    .execute()

/** The same bills, locked, with what numbering needs; those numbered meanwhile are left out. */
export const lockPreparedBills = (
  tx: Tx,
  accountIds: readonly AccountId[],
  periodStart: Temporal.PlainDate,
) =>
  tx
    .selectFrom('billing.bill as bill')
    .innerJoin('billing.bill_input as input', join =>
      join.onRef('input.account_id', '=', 'bill.account_id').onRef('input.bill_id', '=', 'bill.id'),
    )
    .select([
      'bill.account_id',
      'bill.id',
      'bill.due_on',
      'bill.collected',
      'bill.total_cents',
      'bill.rounding_cents',
      'input.content',
    ])
    .where('bill.account_id', 'in', [...accountIds])
    .where('bill.period_start', '=', periodStart)
    .where('bill.state', '=', 'prepared')
    .orderBy('bill.numero_client')
    .forUpdate('bill')
    .execute()

type SeriesKey = {
  readonly entity: string
  readonly month: string
  readonly kind: 'bill' | 'credit-note'
}

/** Takes the series' lock and the next `count` numbers; answers the number before the first. */
export const takeNumbers = async (tx: Tx, series: SeriesKey, count: number): Promise<number> => {
  const row = await tx
    .insertInto('billing.series')
    .values({ ...series, last_number: count })
    .onConflict(conflict =>
      conflict
        .columns(['entity', 'month', 'kind'])
        .doUpdateSet({ last_number: sql<number>`series.last_number + ${count}` }),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow()
  return row.last_number - count
}

type Numbered = {
  readonly accountId: AccountId
  readonly billId: BillId
  readonly number: string
  readonly inputHash: Buffer
}

export const issueBills = (tx: Tx, bills: readonly Numbered[]) =>
  sql`
    update billing.bill set state = 'issued', number = issued.number, input_hash = issued.input_hash
    from unnest(
      ${bills.map(({ accountId }) => accountId)}::uuid[],
      ${bills.map(({ billId }) => billId)}::uuid[],
      ${bills.map(({ number }) => number)}::text[],
      ${bills.map(bill => bill.inputHash)}::bytea[]
    ) as issued (account_id, id, number, input_hash)
    where bill.account_id = issued.account_id and bill.id = issued.id
  `.execute(tx)

/** What the ledger is told of each bill: gross by section, and VAT by rate. */
export const findLedgerParts = async (
  tx: Tx,
  accountIds: readonly AccountId[],
  billIds: readonly BillId[],
) => {
  const inBills = { accountIds: [...accountIds], billIds: [...billIds] }
  const nets = await tx
    .selectFrom('billing.bill_line')
    .select(['bill_id', 'section', ({ fn }) => fn.sum<string>('net_cents').as('net')])
    .where('account_id', 'in', inBills.accountIds)
    .where('bill_id', 'in', inBills.billIds)
    .groupBy(['bill_id', 'section'])
    .execute()
  const vats = await tx
    .selectFrom('billing.bill_vat')
    .select(['bill_id', 'rate_basis_points', 'vat_cents'])
    .where('account_id', 'in', inBills.accountIds)
    .where('bill_id', 'in', inBills.billIds)
    .orderBy('rate_basis_points', 'desc')
    .execute()
  return { nets, vats }
}

/** Which account owns each bill that was issued, within the accounts given. */
export const findOwnersOfBills = (
  db: Db,
  accountIds: readonly AccountId[],
  billIds: readonly string[],
) =>
  sql<{ id: BillId; account_id: AccountId }>`
    select id, account_id from billing.bill
    where account_id = any(${accountIds}) and id = any(${billIds}) and state = 'issued'
  `.execute(db)

/** The printed numbers of issued bills, among those of these accounts. */
export const findBillNumbers = (
  db: Db,
  accountIds: readonly AccountId[],
  billIds: readonly BillId[],
) =>
  sql<{ id: BillId; number: string }>`
    select id, number from billing.bill
    where account_id = any(${accountIds}) and id = any(${billIds}) and state = 'issued'
  `.execute(db)

const summaryColumns = [
  'account_id',
  'id',
  'number',
  'period_start',
  'period_end',
  'due_on',
  'collected',
  'net_cents',
  'vat_cents',
  'rounding_cents',
  'total_cents',
  'previous_bill_id',
] as const

/** Issued bills of these accounts, newest first. */
export const findBills = (
  db: Db,
  accountIds: readonly AccountId[],
  span: { readonly from: Temporal.PlainDate | null; readonly before: Temporal.PlainDate | null },
) =>
  db
    .selectFrom('billing.bill')
    .select(summaryColumns)
    .where('account_id', 'in', [...accountIds])
    .where('state', '=', 'issued')
    .where(where =>
      where.and([
        ...(span.from === null ? [] : [where('period_start', '>=', span.from)]),
        ...(span.before === null ? [] : [where('period_start', '<', span.before)]),
      ]),
    )
    .orderBy('period_start', 'desc')
    .orderBy('id', 'desc')
    .execute()

export const findBill = (db: Db, accountIds: readonly AccountId[], billId: BillId) =>
  db
    .selectFrom('billing.bill')
    .select(summaryColumns)
    .where('account_id', 'in', [...accountIds])
    .where('id', '=', billId)
    .where('state', '=', 'issued')
    .executeTakeFirst()

export const findVatRows = (db: Db, accountId: AccountId, billId: BillId) =>
  db
    .selectFrom('billing.bill_vat')
    .select(['rate_basis_points', 'net_cents', 'vat_cents', 'gross_cents'])
    .where('account_id', '=', accountId)
    .where('bill_id', '=', billId)
    .orderBy('rate_basis_points', 'desc')
    .execute()

/** The frozen input of a bill's document, with the number and hash given at issue. */
export const findInput = (db: Db, accountId: AccountId, billId: BillId) =>
  db
    .selectFrom('billing.bill_input as input')
    .innerJoin('billing.bill as bill', join =>
      join.onRef('bill.account_id', '=', 'input.account_id').onRef('bill.id', '=', 'input.bill_id'),
    )
    .select(['input.content', 'bill.number', 'bill.input_hash'])
    .where('input.account_id', '=', accountId)
    .where('input.bill_id', '=', billId)
    .where('bill.state', '=', 'issued')
    .executeTakeFirst()

export const findDocument = (db: Db, accountIds: readonly AccountId[], billId: BillId) =>
  db
    .selectFrom('billing.bill_document')
    .select(['account_id', 'digest', 'bytes'])
    .where('account_id', 'in', [...accountIds])
    .where('bill_id', '=', billId)
    .executeTakeFirst()

export const findNamedDigests = async (db: Db, digests: readonly string[]) => {
  if (digests.length === 0) return []
  const rows = await db
    .selectFrom('billing.bill_document')
    .select('digest')
    .where('digest', 'in', [...digests])
    .execute()
  return rows.map(({ digest }) => digest)
}

/** The first archived document stays: rendering twice changes nothing. */
export const insertDocument = (tx: Db, row: Row<'billing.bill_document'>) =>
  tx
    .insertInto('billing.bill_document')
    .values(row)
    .onConflict(conflict => conflict.columns(['account_id', 'bill_id']).doNothing())
    .execute()

/** Totals of the bills of these accounts by kind of step, for the months from a day on. */
export const findTrends = (db: Db, accountIds: readonly AccountId[], from: Temporal.PlainDate) =>
  sql<{ month: string; step: 'advance' | 'adjustment' | 'usage' | 'single'; gross: bigint }>`
    select to_char(bill.period_start, 'YYYY-MM') as month, line.step, sum(line.gross_cents)::int8 as gross
    from billing.bill
    join billing.bill_line line on line.account_id = bill.account_id and line.bill_id = bill.id
    where bill.account_id = any(${accountIds}) and bill.state = 'issued' and bill.period_start >= ${from}
    group by 1, 2 order by 1
  `.execute(db)
