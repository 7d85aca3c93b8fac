import { type Insertable, sql, type Updateable } from 'kysely'
import type { AccountId, BillId, DisputeId } from '../../../../contract/ids.ts'
import type { Db, Tx } from '../../../kernel/db.ts'
import type { Database } from '../../../kernel/row-types.ts'

type Row<Table extends keyof Database> = Insertable<Database[Table]>

export type PlaceOnBill = {
  readonly accountId: AccountId
  readonly billId: BillId
  readonly position: number
}

const disputes = (db: Db) =>
  db
    .selectFrom('billing.dispute as dispute')
    .innerJoin('billing.bill as bill', join =>
      join
        .onRef('bill.account_id', '=', 'dispute.account_id')
        .onRef('bill.id', '=', 'dispute.bill_id'),
    )
    .innerJoin('billing.bill_line as line', join =>
      join
        .onRef('line.account_id', '=', 'dispute.account_id')
        .onRef('line.bill_id', '=', 'dispute.bill_id')
        .onRef('line.position', '=', 'dispute.position'),
    )
    .selectAll('dispute')
    .select(['bill.number', 'bill.period_start', 'line.names', 'line.gross_cents'])

export type DisputeRow = Awaited<ReturnType<ReturnType<typeof disputes>['executeTakeFirstOrThrow']>>

/** Where the next page begins. */
export type Cursor = { readonly openedAt: Temporal.Instant; readonly id: string }

/** Disputes of these accounts, newest first. */
export const findDisputes = (
  db: Db,
  accountIds: readonly AccountId[],
  page: {
    readonly billId: BillId | null
    readonly before: Cursor | null
    readonly limit: number
  },
) => {
  const { billId, before, limit } = page
  return disputes(db)
    .where('dispute.account_id', 'in', [...accountIds])
    .$if(billId !== null, query => query.where('dispute.bill_id', '=', billId))
    .$if(before !== null, query =>
      query.where(
        sql<boolean>`(dispute.opened_at, dispute.id) < (${before?.openedAt}::timestamptz, ${before?.id}::uuid)`,
      ),
    )
    .orderBy('dispute.opened_at', 'desc')
    .orderBy('dispute.id', 'desc')
    .limit(limit)
    .execute()
}

export const findDispute = (db: Db, accountIds: readonly AccountId[], id: DisputeId) =>
  disputes(db)
    .where('dispute.account_id', 'in', [...accountIds])
    .where('dispute.id', '=', id)
    .executeTakeFirst()

/** Any account’s dispute, for whoever answers it. */
export const findAnyDispute = (db: Db, id: DisputeId) =>
  disputes(db).where('dispute.id', '=', id).executeTakeFirst()

/** The open disputes, the one to be answered first at the top. */
export const findDisputesToAnswer = (db: Db, limit: number) =>
  disputes(db)
    .where('dispute.state', '=', 'open')
    .orderBy('dispute.answer_by')
    .orderBy('dispute.id')
    .limit(limit)
    .execute()

export const countOpenDisputes = async (db: Db): Promise<number> => {
  const { open } = await db
    .selectFrom('billing.dispute')
    .select(({ fn }) => fn.countAll<bigint>().as('open'))
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  return Number(open)
}

export const findDisputeByKey = (tx: Tx, accountId: AccountId, key: string) =>
  tx
    .selectFrom('billing.dispute')
    .select(['id', 'request_hash'])
    .where('account_id', '=', accountId)
    .where('idempotency_key', '=', key)
    .executeTakeFirst()

export const findOpenDispute = (db: Db, { accountId, billId, position }: PlaceOnBill) =>
  db
    .selectFrom('billing.dispute')
    .select('id')
    .where('account_id', '=', accountId)
    .where('bill_id', '=', billId)
    .where('position', '=', position)
    .where('state', '=', 'open')
    .executeTakeFirst()

/** How many disputes an account has had; the caller holds its lock. */
export const countDisputes = async (tx: Tx, accountId: AccountId): Promise<number> => {
  const { made } = await tx
    .selectFrom('billing.dispute')
    .select(({ fn }) => fn.countAll<bigint>().as('made'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  return Number(made)
}

export const insertDispute = (tx: Tx, row: Row<'billing.dispute'>) =>
  tx.insertInto('billing.dispute').values(row).execute()

export const updateDispute = (
  tx: Tx,
  { account_id, id }: Pick<DisputeRow, 'account_id' | 'id'>,
  change: Updateable<Database['billing.dispute']>,
) =>
  tx
    .updateTable('billing.dispute')
    .set(change)
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .execute()

/** Writes the state that a dispute came to; the caller holds the account's lock. */
export const insertStep = (
  tx: Tx,
  { account_id, id }: Pick<DisputeRow, 'account_id' | 'id'>,
  step: { readonly state: DisputeRow['state']; readonly at: Temporal.Instant },
) =>
  sql`
    insert into billing.dispute_step (account_id, dispute_id, sequence, state, at)
    select ${account_id}, ${id}, count(*)::int4 + 1, ${step.state}, ${step.at}::timestamptz
    from billing.dispute_step where account_id = ${account_id} and dispute_id = ${id}
  `.execute(tx)

export const insertEvidence = async (
  tx: Tx,
  rows: readonly Row<'billing.dispute_evidence'>[],
): Promise<void> => {
  if (rows.length === 0) return
  await tx
    .insertInto('billing.dispute_evidence')
    .values([...rows])
    .execute()
}

/** Steps, evidence, credit notes and their categories of some disputes of one reach. */
export const findPartsOfDisputes = async (
  db: Db,
  accountIds: readonly AccountId[],
  ids: readonly DisputeId[],
) => {
  const within = { accountIds: [...accountIds], ids: [...ids] }
  const steps = await db
    .selectFrom('billing.dispute_step')
    .select(['dispute_id', 'state', 'at'])
    .where('account_id', 'in', within.accountIds)
    .where('dispute_id', 'in', within.ids)
    .orderBy('sequence')
    .execute()
  const evidence = await db
    .selectFrom('billing.dispute_evidence')
    .select(['dispute_id', 'position', 'kind', 'bytes'])
    .where('account_id', 'in', within.accountIds)
    .where('dispute_id', 'in', within.ids)
    .orderBy('position')
    .execute()
  const notes = await db
    .selectFrom('billing.credit_note')
    .selectAll()
    .where('account_id', 'in', within.accountIds)
    .where('dispute_id', 'in', within.ids)
    .execute()
  const categories = await db
    .selectFrom('billing.credit_note_vat')
    .selectAll()
    .where('account_id', 'in', within.accountIds)
    .where('dispute_id', 'in', within.ids)
    .orderBy('rate_basis_points', 'desc')
    .execute()
  return { steps, evidence, notes, categories }
}

export const findEvidence = (db: Db, disputeId: DisputeId, position: number) =>
  db
    .selectFrom('billing.dispute_evidence as evidence')
    .innerJoin('billing.dispute as dispute', join =>
      join
        .onRef('dispute.account_id', '=', 'evidence.account_id')
        .onRef('dispute.id', '=', 'evidence.dispute_id'),
    )
    .select(['evidence.account_id', 'evidence.kind', 'evidence.digest', 'dispute.reference'])
    .where('dispute.id', '=', disputeId)
    .where('evidence.position', '=', position)
    .executeTakeFirst()

export const findNamedEvidence = async (
  db: Db,
  digests: readonly string[],
): Promise<readonly string[]> => {
  if (digests.length === 0) return []
  const rows = await db
    .selectFrom('billing.dispute_evidence')
    .select('digest')
    .where('digest', 'in', [...digests])
    .execute()
  return rows.map(({ digest }) => digest)
}

/** What credit notes took back of a bill so far, in its categories, and of which line. */
export const findCreditsOfBill = async (db: Db, accountId: AccountId, billId: BillId) => {
  const notes = await db
    .selectFrom('billing.credit_note')
    .select(['position', 'rounding_cents'])
    .where('account_id', '=', accountId)
    .where('bill_id', '=', billId)
    .execute()
  const rows = await db
    .selectFrom('billing.credit_note_vat as row')
    .innerJoin('billing.credit_note as note', join =>
      join
        .onRef('note.account_id', '=', 'row.account_id')
        .onRef('note.dispute_id', '=', 'row.dispute_id'),
    )
    .select([
      'note.position',
      'row.rate_basis_points',
      'row.net_cents',
      'row.vat_cents',
      'row.gross_cents',
    ])
    .where('note.account_id', '=', accountId)
    .where('note.bill_id', '=', billId)
    .execute()
  return { notes, rows }
}

export const insertCreditNote = async (
  tx: Tx,
  note: Row<'billing.credit_note'>,
  categories: readonly Row<'billing.credit_note_vat'>[],
): Promise<void> => {
  await tx.insertInto('billing.credit_note').values(note).execute()
  if (categories.length === 0) return
  await tx
    .insertInto('billing.credit_note_vat')
    .values([...categories])
    .execute()
}

/** Which account owns each dispute, within the accounts given. */
export const findOwnersOfDisputes = (
  db: Db,
  accountIds: readonly AccountId[],
  ids: readonly string[],
) =>
  sql<{ id: DisputeId; account_id: AccountId }>`
    select id, account_id from billing.dispute where account_id = any(${accountIds}) and id = any(${ids})
  `.execute(db)
