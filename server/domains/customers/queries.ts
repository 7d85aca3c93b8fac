import { type Insertable, sql } from 'kysely'
import type { AccountId } from '../../../contract/ids.ts'
import type { Role } from '../../../contract/permissions.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import type { Database } from '../../kernel/row-types.ts'

/** The account a point of sale opened under this id, locked until the transaction ends. */
export const lockAccountByExternalId = (tx: Tx, externalId: string) =>
  tx
    .selectFrom('customers.account')
    .select(['id', 'activation_hash'])
    .where('external_id', '=', externalId)
    .forUpdate()
    .executeTakeFirst()

/** Takes the account's lock: first in the order of locks everywhere. */
export const lockAccount = (tx: Tx, accountId: AccountId) =>
  tx
    .selectFrom('customers.account')
    .select(['id'])
    .where('id', '=', accountId)
    .forUpdate()
    .executeTakeFirst()

/** Takes the locks of accounts in order of id, as everywhere. */
export const lockAccounts = (tx: Tx, accountIds: readonly AccountId[]) =>
  tx
    .selectFrom('customers.account')
    .select(['id'])
    .where('id', '=', sql<AccountId>`any(${accountIds}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()

/** Makes deliveries of one external id wait for each other, before there is a row to lock. */
export const lockExternalId = (tx: Tx, externalId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${externalId}, 11))`.execute(tx)

export const insertAccount = (tx: Tx, row: Insertable<Database['customers.account']>) =>
  tx.insertInto('customers.account').values(row).execute()

export const insertPerson = (tx: Tx, row: Insertable<Database['customers.person']>) =>
  tx.insertInto('customers.person').values(row).execute()

export const insertAddress = (tx: Tx, row: Insertable<Database['customers.address']>) =>
  tx.insertInto('customers.address').values(row).execute()

/** Gives a login its role on an account; a role that was ended begins again. */
export const insertRole = (tx: Tx, row: Insertable<Database['customers.role']>) =>
  tx
    .insertInto('customers.role')
    .values(row)
    .onConflict(conflict =>
      conflict
        .columns(['account_id', 'login_id'])
        .doUpdateSet({ role: row.role, granted_at: row.granted_at, ended_at: null }),
    )
    .execute()

/** The logins that have one of these roles on an account, with the language of the person each one is. */
export const findLoginsOf = (tx: Tx, accountId: AccountId, roles: readonly Role[]) =>
  tx
    .selectFrom('customers.role as role')
    .innerJoin('customers.person as person', join =>
      join
        .onRef('person.account_id', '=', 'role.account_id')
        .onRef('person.id', '=', 'role.person_id'),
    )
    .select(['role.login_id', 'person.language'])
    .where('role.account_id', '=', accountId)
    .where('role.role', 'in', [...roles])
    .where('role.ended_at', 'is', null)
    .orderBy('role.login_id')
    .execute()

export const findHolder = (db: Db, accountId: AccountId) =>
  db
    .selectFrom('customers.person')
    .select([
      'account_id',
      'id',
      'given_name',
      'family_name',
      'language',
      'email',
      'mobile',
      'holder',
    ])
    .where('account_id', '=', accountId)
    .where('holder', '=', true)
    .executeTakeFirst()

export const findPeople = (db: Db, accountIds: readonly AccountId[]) =>
  db
    .selectFrom('customers.person')
    .selectAll()
    .where('account_id', 'in', [...accountIds])
    .orderBy('account_id')
    .orderBy('holder', 'desc')
    .orderBy('id')
    .execute()

export const findProfiles = (db: Db, accountIds: readonly AccountId[]) =>
  db
    .selectFrom('customers.account as account')
    .innerJoin('customers.address as address', join =>
      join.onRef('address.account_id', '=', 'account.id').on('address.use', '=', 'billing'),
    )
    .select([
      'account.id',
      'account.number',
      'account.kind',
      'account.legal_name',
      'account.language',
      'account.billing_day',
      'account.opened_on',
      'address.lines',
      'address.postal_code',
      'address.city',
      'address.country',
    ])
    .where('account.id', 'in', [...accountIds])
    .execute()

/** A page of the accounts billed on a day of the month, by id. */
export const findAccountsByBillingDay = (
  db: Db,
  page: { readonly day: number; readonly after: AccountId | null; readonly limit: number },
) =>
  db
    .selectFrom('customers.account')
    .select(['id', 'opened_on'])
    .where('billing_day', '=', page.day)
    .where(where => (page.after === null ? where.lit(true) : where('id', '>', page.after)))
    .orderBy('id')
    .limit(page.limit)
    .execute()
