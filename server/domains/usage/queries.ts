import { type Insertable, sql } from 'kysely'
import type { AccountId, FileId, ItemId, LineId } from '../../../contract/ids.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import type { Database } from '../../kernel/row-types.ts'
import type { RecordKey, SummaryRow, SuspendedRow } from './batch-rows.ts'

type Instant = Temporal.Instant
type PlainDate = Temporal.PlainDate

/** Rows as JSON for `json_to_recordset`: one parameter whatever their number. */
const json = (rows: readonly unknown[]) =>
  JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))

// Files

/** Answers nothing when the same bytes were delivered before. */
export const insertFile = (tx: Tx, row: Insertable<Database['usage.file']>) =>
  tx
    .insertInto('usage.file')
    .values(row)
    .onConflict(conflict => conflict.column('hash').doNothing())
    .returning('id')
    .executeTakeFirst()

export const findFileByHash = (db: Db, hash: Buffer) =>
  db.selectFrom('usage.file').select('id').where('hash', '=', hash).executeTakeFirst()

export const findFile = (db: Db, fileId: FileId) =>
  db.selectFrom('usage.file').selectAll().where('id', '=', fileId).executeTakeFirst()

export const refuseFile = (
  tx: Tx,
  fileId: FileId,
  { refusal, at }: { readonly refusal: Database['usage.file']['refusal']; readonly at: Instant },
) =>
  tx
    .updateTable('usage.file')
    .set({ state: 'refused', refusal, settled_at: at })
    .where('id', '=', fileId)
    .where('state', '=', 'received')
    .execute()

/** What is neither rejected, rated nor suspended was there before. */
export const settleFile = (
  db: Db,
  fileId: FileId,
  done: { readonly records: number; readonly rejected: number; readonly at: Instant },
) =>
  sql<{ rated: number; suspended: number }>`
    update usage.file set state = 'settled', settled_at = ${done.at}, records = ${done.records},
      rejected = ${done.rejected}, duplicates = ${done.records - done.rejected}::int4 - rated - suspended
    where id = ${fileId} and state = 'received'
    returning rated, suspended
  `.execute(db)

export const countIntoFiles = (
  tx: Tx,
  counts: readonly {
    readonly file_id: FileId
    readonly rated: number
    readonly suspended: number
  }[],
) =>
  sql`
    update usage.file f set rated = f.rated + c.rated, suspended = f.suspended + c.suspended
    from json_to_recordset(${json(counts)}) as c (file_id uuid, rated int4, suspended int4)
    where f.id = c.file_id and f.state = 'received'
  `.execute(tx)

export const insertRejects = (
  db: Db,
  fileId: FileId,
  rejects: readonly { readonly line: number; readonly reason: string; readonly content: string }[],
) =>
  sql`
    insert into usage.reject (file_id, line, reason, content)
    select ${fileId}::uuid, line, reason, content
    from json_to_recordset(${json(rejects)}) as r (line int4, reason text, content text)
    on conflict do nothing
  `.execute(db)

export const findRejects = (db: Db, fileId: FileId) =>
  db
    .selectFrom('usage.reject')
    .select(['line', 'reason', 'content'])
    .where('file_id', '=', fileId)
    .orderBy('line')
    .execute()

/** The file that came last among those that were settled. */
export const findLastDelivery = (db: Db) =>
  db
    .selectFrom('usage.file')
    .select('received_at')
    .where('state', '=', 'settled')
    .orderBy('received_at', 'desc')
    .limit(1)
    .executeTakeFirst()

// Months

export const openMonth = (db: Db, firstDay: PlainDate) =>
  sql`select usage.open_month(${firstDay}::date)`.execute(db)

export const findUpkeep = (db: Db) =>
  db.selectFrom('usage.upkeep').select('due_at').executeTakeFirst()

/** Locks the row of upkeep if it is due: of two processes one does the work. */
export const lockUpkeep = (tx: Tx, now: Instant) =>
  tx
    .selectFrom('usage.upkeep')
    .select('only_row')
    .where(where => where.or([where('due_at', 'is', null), where('due_at', '<=', now)]))
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()

export const planUpkeep = (tx: Tx, dueAt: Instant) =>
  tx.updateTable('usage.upkeep').set({ due_at: dueAt }).execute()

/** Communications, records that wait and files that began or came before an instant. */
export const forgetBefore = async (tx: Tx, cutoff: Instant) => {
  await sql`select usage.forget_before(${cutoff}::timestamptz)`.execute(tx)
  await tx.deleteFrom('usage.suspense').where('started_at', '<', cutoff).execute()
  await sql`
    delete from usage.reject using usage.file
    where file.id = reject.file_id and file.received_at < ${cutoff}
  `.execute(tx)
}

// Meters

/** Locks the accounts in order of id, making the row of those that had none. */
export const lockMeters = async (tx: Tx, accountIds: readonly AccountId[]) => {
  await sql`
    insert into usage.meter (account_id)
    select id from unnest(${accountIds}::uuid[]) as id
    where not exists (select from usage.meter where account_id = id)
    order by id on conflict do nothing
  `.execute(tx)
  return tx
    .selectFrom('usage.meter')
    .select(['account_id', 'closed_until'])
    .where('account_id', '=', sql<AccountId>`any(${accountIds}::uuid[])`)
    .orderBy('account_id')
    .forUpdate()
    .execute()
}

export const closeMeters = (tx: Tx, accountIds: readonly AccountId[], until: PlainDate) =>
  sql`
    update usage.meter set closed_until = greatest(closed_until, ${until}::date)
    where account_id = any(${accountIds}::uuid[])
  `.execute(tx)

// Records

/**
 * Of keys of one month and source, the positions of those that are stored. One look-up of the index for each key,
 * whatever the planner believes of the table's size: `limit 1` keeps it from reading the table instead. Ids of accounts
 * and records hold no sign that an array reads otherwise (`usage-record.ts`).
 */
export const findRated = async (tx: Tx, keys: readonly RecordKey[]): Promise<readonly number[]> => {
  const [first] = keys
  if (first === undefined) return []
  const accountIds = `{${keys.map(({ account_id }) => account_id).join()}}`
  const recordIds = `{"${keys.map(({ record_id }) => record_id).join('","')}"}`
  const { rows } = await sql<{ at: number }>`
    select (k.at - 1)::int4 as at
    from unnest(${accountIds}::uuid[], ${recordIds}::text[])
      with ordinality as k (account_id, record_id, at)
    cross join lateral (
      select from usage.record_key r
      where r.account_id = k.account_id and r.month = ${first.month}::date
        and r.source = ${first.source} and r.record_id = k.record_id
      limit 1
    ) stored
  `.execute(tx)
  return rows.map(({ at }) => at)
}

export const copyRecordKeys =
  'copy usage.record_key (account_id, month, source, record_id) from stdin'

export const copyRatedRecords = `copy usage.rated_record (account_id, line_id, started_at, id,
  file_id, record_id, service, direction, quantity, included, charged, price_micros, served_in,
  goes_to, counterpart, listed, rate_id, outcome, period_start, late, bucket_ids,
  bucket_quantities, written_off_micros) from stdin`

export const addToSummaries = (tx: Tx, rows: readonly SummaryRow[]) =>
  sql`
    insert into usage.summary as s (account_id, period_start, line_id, service, direction,
      served_in, goes_to, rate_id, outcome, records, late_records, quantity, included, charged,
      price_micros, written_off_micros, first_at, last_at)
    select * from json_to_recordset(${JSON.stringify(rows)}) as r (account_id uuid, period_start date,
      line_id uuid, service text, direction text, served_in text, goes_to text, rate_id text,
      outcome text, records int8, late_records int8, quantity int8, included int8, charged int8,
      price_micros int8, written_off_micros int8, first_at timestamptz, last_at timestamptz)
    on conflict (account_id, period_start, line_id, service, direction, served_in, goes_to, rate_id,
      outcome)
    do update set records = s.records + excluded.records,
      late_records = s.late_records + excluded.late_records,
      quantity = s.quantity + excluded.quantity,
      included = s.included + excluded.included,
      charged = s.charged + excluded.charged,
      price_micros = s.price_micros + excluded.price_micros,
      written_off_micros = s.written_off_micros + excluded.written_off_micros,
      first_at = least(s.first_at, excluded.first_at),
      last_at = greatest(s.last_at, excluded.last_at)
  `.execute(tx)

/** What periods that begin from `from` to `to`, both included, sum to. */
export const findSummaries = (
  db: Db,
  accountIds: readonly AccountId[],
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
) =>
  db
    .selectFrom('usage.summary')
    .selectAll()
    .where('account_id', '=', sql<AccountId>`any(${accountIds}::uuid[])`)
    .where('period_start', '>=', from)
    .where('period_start', '<=', to)
    .orderBy('account_id')
    .orderBy('period_start')
    .orderBy('line_id')
    .orderBy('service')
    .orderBy('direction')
    .orderBy('served_in')
    .orderBy('goes_to')
    .orderBy('rate_id')
    .orderBy('outcome')
    .execute()

/** What is charged of these accounts in periods that begin from `from` to `to`, both included. */
export const findChargedSums = (
  db: Db,
  accountIds: readonly AccountId[],
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
) =>
  db
    .selectFrom('usage.summary')
    .select(['line_id', 'period_start', 'service', 'direction', 'served_in', 'goes_to', 'rate_id'])
    .select('price_micros')
    .where('account_id', '=', sql<AccountId>`any(${accountIds}::uuid[])`)
    .where('period_start', '>=', from)
    .where('period_start', '<=', to)
    .where('outcome', '=', 'charged')
    .execute()

export type RecordSearch = {
  readonly accountIds: readonly AccountId[]
  readonly lineId: LineId
  /** Included. */
  readonly from: Instant
  /** Excluded. */
  readonly to: Instant
  readonly service?: Database['usage.rated_record']['service'] | undefined
  readonly goesTo?: string | undefined
  readonly servedIn?: string | undefined
  readonly outcome?: Database['usage.rated_record']['outcome'] | undefined
  readonly periodStart?: PlainDate | undefined
  readonly before?: { readonly startedAt: Instant; readonly id: string } | undefined
  readonly limit: number
}

/** Communications of a line that may be listed, latest first. */
export const findRecords = (db: Db, search: RecordSearch) => {
  const { service, goesTo, servedIn, outcome, periodStart, before } = search
  return db
    .selectFrom('usage.rated_record')
    .selectAll()
    .where('account_id', '=', sql<AccountId>`any(${search.accountIds}::uuid[])`)
    .where('line_id', '=', search.lineId)
    .where('started_at', '>=', search.from)
    .where('started_at', '<', search.to)
    .where('listed', '=', true)
    .$if(service !== undefined, query => query.where('service', '=', service ?? 'data'))
    .$if(goesTo !== undefined, query => query.where('goes_to', '=', goesTo ?? ''))
    .$if(servedIn !== undefined, query => query.where('served_in', '=', servedIn ?? ''))
    .$if(outcome !== undefined, query => query.where('outcome', '=', outcome ?? 'charged'))
    .$if(periodStart !== undefined, query =>
      query.where('period_start', '=', sql<PlainDate>`${periodStart}`),
    )
    .$if(before !== undefined, query =>
      query.where(
        sql<boolean>`(started_at, id) < (${before?.startedAt}::timestamptz, ${before?.id}::uuid)`,
      ),
    )
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(search.limit)
    .execute()
}

// Controls

/** Everything that was decided of the lines of these accounts, in order. */
export const findControls = (db: Db, accountIds: readonly AccountId[]) =>
  db
    .selectFrom('usage.control')
    .select(['line_id', 'kind', 'cause', 'subject', 'rule', 'amounts', 'decided_at'])
    .where('account_id', '=', sql<AccountId>`any(${accountIds}::uuid[])`)
    .orderBy('line_id')
    .orderBy('sequence')
    .execute()

/** The account's meter is locked, so that rows are in the order in which they were decided. */
export const insertControl = (tx: Tx, row: Insertable<Database['usage.control']>) =>
  tx.insertInto('usage.control').values(row).execute()

/** Ceilings that were reached; one reached before is left as it is. */
export const insertCuts = (tx: Tx, rows: readonly Insertable<Database['usage.cut']>[]) =>
  tx
    .insertInto('usage.cut')
    .values([...rows])
    .onConflict(conflict => conflict.doNothing())
    .execute()

/** The ceilings that lines of these accounts reached in periods that begin from a day on. */
export const findCuts = (db: Db, accountIds: readonly AccountId[], from: PlainDate) =>
  db
    .selectFrom('usage.cut')
    .selectAll()
    .where('account_id', '=', sql<AccountId>`any(${accountIds}::uuid[])`)
    .where('period_start', '>=', from)
    .execute()

// Buckets

/** Buckets of these lines open at some instant from `from` to `to`, both included. */
export const findBuckets = (db: Db, span: BucketSpan) => bucketsWithin(db, span).execute()

/** As `findBuckets`, locked in order of account and id. */
export const lockBuckets = (tx: Tx, span: BucketSpan) =>
  bucketsWithin(tx, span).forUpdate().execute()

export type BucketSpan = {
  readonly accountIds: readonly AccountId[]
  readonly lineIds: readonly LineId[]
  readonly from: Instant
  readonly to: Instant
}

const bucketsWithin = (db: Db, { accountIds, lineIds, from, to }: BucketSpan) =>
  db
    .selectFrom('usage.bucket')
    .selectAll()
    .where('account_id', '=', sql<AccountId>`any(${accountIds}::uuid[])`)
    .where('line_id', '=', sql<LineId>`any(${lineIds}::uuid[])`)
    .where('opens_at', '<=', to)
    .where('expires_at', '>', from)
    .orderBy('account_id')
    .orderBy('id')

/** The account's meter is locked, so that nobody else opens the same bucket. */
export const insertBuckets = (tx: Tx, rows: readonly Insertable<Database['usage.bucket']>[]) =>
  sql`
    insert into usage.bucket (account_id, id, line_id, item_id, offer_code, allowance, carried,
      service, served_in, goes_to, priority, opens_at, expires_at, granted, used, roaming_granted,
      roaming_used, beyond)
    select account_id, id, line_id, item_id, offer_code, allowance, carried, service,
      array(select json_array_elements_text(served_in)),
      case when json_typeof(goes_to) = 'array' then array(select json_array_elements_text(goes_to)) end,
      priority, opens_at, expires_at, granted, 0, roaming_granted, 0, beyond
    from json_to_recordset(${json(rows)}) as b (account_id uuid, id uuid, line_id uuid,
      item_id uuid, offer_code text, allowance text, carried boolean, service text, served_in json,
      goes_to json, priority int4, opens_at timestamptz, expires_at timestamptz, granted int8,
      roaming_granted int8, beyond text)
    on conflict do nothing
  `.execute(tx)

export const takeFromBuckets = (
  tx: Tx,
  taken: readonly {
    readonly account_id: AccountId
    readonly id: string
    readonly used: bigint
    readonly roaming_used: bigint
  }[],
) =>
  sql`
    update usage.bucket b set used = t.used, roaming_used = t.roaming_used
    from json_to_recordset(${json(taken)}) as t (account_id uuid, id uuid, used int8, roaming_used int8)
    where b.account_id = t.account_id and b.id = t.id
  `.execute(tx)

// Communications

/** Every communication of a line in a span of time, in order of event, as far as another price of it depends on it. */
export const findCommunications = async (
  db: Db,
  { accountId, lineId, from, to }: CommunicationSpan,
) => {
  const { rows } = await sql<{
    service: Database['usage.rated_record']['service']
    direction: Database['usage.rated_record']['direction']
    served_in: string
    goes_to: string | null
    quantity: bigint
    started_us: bigint
  }>`
    select service, direction, served_in, goes_to, quantity,
      (extract(epoch from started_at) * 1000000)::int8 as started_us
    from usage.rated_record
    where account_id = ${accountId} and line_id = ${lineId}
      and started_at >= ${from}::timestamptz and started_at < ${to}::timestamptz
    order by started_at, record_id
  `.execute(db)
  return rows
}

type CommunicationSpan = {
  readonly accountId: AccountId
  readonly lineId: LineId
  readonly from: Instant
  readonly to: Instant
}

// Suspense

/** Sets records aside; answers those that were not waiting already. */
export const insertSuspense = async (
  tx: Tx,
  rows: readonly SuspendedRow[],
  { at, nextTryAt }: { readonly at: Instant; readonly nextTryAt: Instant },
) => {
  const inserted = await sql<{ file_id: FileId }>`
    insert into usage.suspense (month, source, record_id, file_id, reason, line_identifier,
      started_at, record, suspended_at, next_try_at)
    select r.*, ${at}::timestamptz, ${nextTryAt}::timestamptz
    from json_to_recordset(${json(rows)}) as r (month date, source text, record_id text,
      file_id uuid, reason text, line_identifier text, started_at timestamptz, record jsonb)
    on conflict (month, source, record_id) do nothing
    returning file_id
  `.execute(tx)
  return inserted.rows
}

/** Takes what is due for another try; each waits as long again as it has waited, an hour at least. */
export const takeSuspended = async (tx: Tx, now: Instant, limit: number) => {
  const { rows } = await sql<Database['usage.suspense']>`
    update usage.suspense s
    set next_try_at = ${now}::timestamptz
      + greatest(interval '1 hour', ${now}::timestamptz - s.suspended_at)
    from (
      select month, source, record_id from usage.suspense
      where next_try_at <= ${now} order by next_try_at limit ${limit}
      for update skip locked
    ) due
    where s.month = due.month and s.source = due.source and s.record_id = due.record_id
    returning s.*
  `.execute(tx)
  return rows
}

export const releaseSuspended = (
  tx: Tx,
  keys: readonly { readonly month: string; readonly source: string; readonly record_id: string }[],
) =>
  sql`
    delete from usage.suspense s
    using json_to_recordset(${json(keys)}) as k (month date, source text, record_id text)
    where s.month = k.month and s.source = k.source and s.record_id = k.record_id
  `.execute(tx)

export const findNextTry = (db: Db) =>
  db
    .selectFrom('usage.suspense')
    .select(select => select.fn.min('next_try_at').as('at'))
    .executeTakeFirst()

export const findSuspended = (db: Db, fileId: FileId) =>
  db
    .selectFrom('usage.suspense')
    .select(['record_id', 'reason', 'line_identifier'])
    .where('file_id', '=', fileId)
    .orderBy('record_id')
    .execute()

/** Of some digests, those that delivered files name. */
export const findNamedDocuments = async (db: Db, digests: readonly string[]) => {
  const rows = await db
    .selectFrom('usage.file')
    .select('document')
    .where('document', 'in', [...digests])
    .execute()
  return rows.map(({ document }) => document)
}

/** Of these items, those with a bucket that is not whole any more. */
export const findUsedItems = async (
  db: Db,
  accountId: AccountId,
  itemIds: readonly ItemId[],
): Promise<readonly ItemId[]> => {
  const rows = await db
    .selectFrom('usage.bucket')
    .select('item_id')
    .distinct()
    .where('account_id', '=', accountId)
    .where('item_id', 'in', [...itemIds])
    .where('used', '>', 0n)
    .execute()
  return rows.map(row => row.item_id)
}
