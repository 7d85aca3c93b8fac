import { type Insertable, sql, type Updateable } from 'kysely'
import type { AccountId, ContractId, ItemId, LineId } from '../../../contract/ids.ts'
import type { Period } from '../../kernel/calendar.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import type { Database } from '../../kernel/row-types.ts'

export const insertContract = (tx: Tx, row: Insertable<Database['lines.contract']>) =>
  tx.insertInto('lines.contract').values(row).execute()

export const insertLine = (tx: Tx, row: Insertable<Database['lines.line']>) =>
  tx.insertInto('lines.line').values(row).execute()

export const insertNumber = (tx: Tx, row: Insertable<Database['lines.number']>) =>
  tx.insertInto('lines.number').values(row).execute()

export const insertSim = (tx: Tx, row: Insertable<Database['lines.sim']>) =>
  tx.insertInto('lines.sim').values(row).execute()

export const insertItem = (tx: Tx, row: Insertable<Database['lines.item']>) =>
  tx.insertInto('lines.item').values(row).execute()

export const updateItemEnd = (
  tx: Tx,
  item: { readonly accountId: AccountId; readonly itemId: ItemId },
  endsOn: Temporal.PlainDate | null,
) =>
  tx
    .updateTable('lines.item')
    .set({ ends_on: endsOn })
    .where('account_id', '=', item.accountId)
    .where('id', '=', item.itemId)
    .execute()

export const updateCommitment = (
  tx: Tx,
  contract: { readonly accountId: AccountId; readonly contractId: ContractId },
  change: Updateable<Database['lines.contract']>,
) =>
  tx
    .updateTable('lines.contract')
    .set(change)
    .where('account_id', '=', contract.accountId)
    .where('id', '=', contract.contractId)
    .execute()

/** Everything that these accounts have or will have, and what has ended since a day. */
export const findItemsSince = (
  db: Db,
  accountIds: readonly AccountId[],
  since: Temporal.PlainDate,
) =>
  db
    .selectFrom('lines.item')
    .selectAll()
    .where('account_id', 'in', [...accountIds])
    .where(where => where.or([where('ends_on', 'is', null), where('ends_on', '>', since)]))
    .orderBy('account_id')
    .orderBy('line_id')
    .orderBy('starts_on')
    .orderBy('id')
    .execute()

export const insertJournalRow = (tx: Tx, row: Insertable<Database['lines.option_journal']>) =>
  tx.insertInto('lines.option_journal').values(row).execute()

/** The end of an account's chain; the caller holds the account's lock. */
export const findChainHead = (tx: Tx, accountId: AccountId) =>
  tx
    .selectFrom('lines.option_journal')
    .select(['sequence', 'hash'])
    .where('account_id', '=', accountId)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()

export const findJournal = (db: Db, accountId: AccountId) =>
  db
    .selectFrom('lines.option_journal')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('sequence')
    .execute()

/** Every assignment of these numbers that touches the span of time. */
export const findNumbers = (
  db: Db,
  span: {
    readonly identifiers: readonly string[]
    readonly from: Temporal.Instant
    readonly to: Temporal.Instant
  },
) =>
  db
    .selectFrom('lines.number')
    .select(['identifier', 'line_id', 'account_id', 'valid_from', 'valid_to'])
    .where('identifier', 'in', [...span.identifiers])
    .where('valid_from', '<=', span.to)
    .where(where => where.or([where('valid_to', 'is', null), where('valid_to', '>', span.from)]))
    .orderBy('identifier')
    .orderBy('valid_from')
    .execute()

/** What was subscribed during any day of the period. */
export const findItems = (db: Db, accountIds: readonly AccountId[], period: Period) =>
  db
    .selectFrom('lines.item')
    .selectAll()
    .where('account_id', 'in', [...accountIds])
    .where('starts_on', '<', period.end)
    .where(where => where.or([where('ends_on', 'is', null), where('ends_on', '>', period.start)]))
    .orderBy('account_id')
    .orderBy('line_id')
    .orderBy('starts_on')
    .orderBy('id')
    .execute()

export const findLines = (db: Db, accountIds: readonly AccountId[]) =>
  db
    .selectFrom('lines.line as line')
    .innerJoin('lines.contract as contract', join =>
      join
        .onRef('contract.account_id', '=', 'line.account_id')
        .onRef('contract.id', '=', 'line.contract_id'),
    )
    .leftJoin('lines.number as number', join =>
      join
        .onRef('number.account_id', '=', 'line.account_id')
        .onRef('number.line_id', '=', 'line.id')
        .on('number.valid_to', 'is', null),
    )
    .selectAll('line')
    .select([
      'number.identifier',
      'contract.number as contract_number',
      'contract.commitment_months',
      'contract.commitment_ends_on',
    ])
    .where('line.account_id', 'in', [...accountIds])
    .orderBy('line.account_id')
    .orderBy('line.activated_on')
    .orderBy('line.id')
    .execute()

/** Which of these lines belong to these accounts. */
export const findOwnersOfLines = (
  db: Db,
  accountIds: readonly AccountId[],
  lineIds: readonly string[],
) =>
  sql<{ id: LineId; account_id: AccountId }>`
    select id, account_id from lines.line
    where account_id = any(${accountIds}::uuid[]) and id = any(${lineIds}::uuid[])
  `.execute(db)

/** As `findOwnersOfLines`, for contracts. */
export const findOwnersOfContracts = (
  db: Db,
  accountIds: readonly AccountId[],
  contractIds: readonly string[],
) =>
  sql<{ id: string; account_id: AccountId }>`
    select id, account_id from lines.contract
    where account_id = any(${accountIds}::uuid[]) and id = any(${contractIds}::uuid[])
  `.execute(db)

export const findContracts = (db: Db, accountIds: readonly AccountId[]) =>
  db
    .selectFrom('lines.contract')
    .selectAll()
    .where('account_id', 'in', [...accountIds])
    .orderBy('account_id')
    .orderBy('signed_on')
    .orderBy('id')
    .execute()

/** What is subscribed on a date, for showing. */
export const findItemsOn = (db: Db, accountIds: readonly AccountId[], on: Temporal.PlainDate) =>
  db
    .selectFrom('lines.item')
    .select([
      'account_id',
      'id',
      'line_id',
      'kind',
      'offer_code',
      'agreed_on',
      'starts_on',
      'ends_on',
      'promoted_from',
    ])
    .where('account_id', 'in', [...accountIds])
    .where('starts_on', '<=', on)
    .where(where => where.or([where('ends_on', 'is', null), where('ends_on', '>', on)]))
    .orderBy('line_id')
    .orderBy('starts_on')
    .orderBy('id')
    .execute()

/** The journal of a line, newest first. */
export const findJournalOfLine = (db: Db, accountIds: readonly AccountId[], lineId: LineId) =>
  db
    .selectFrom('lines.option_journal')
    .selectAll()
    .where('account_id', 'in', [...accountIds])
    .where('line_id', '=', lineId)
    .orderBy('sequence', 'desc')
    .execute()
