import type { Address } from '../../../contract/activation.ts'
import type { AccountId, LoginId, PersonId } from '../../../contract/ids.ts'
import type { Language } from '../../../contract/languages.ts'
import type { Role } from '../../../contract/permissions.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import {
  findAccountsByBillingDay,
  findHolder,
  findPeople,
  findProfiles,
  insertRole,
} from './queries.ts'

export { openAccount } from './open-account.ts'
export { lockAccount, lockAccounts } from './queries.ts'
export { type TellDeps, tellHolder, tellPayersByPush } from './tell-holder.ts'

export type BillingProfile = {
  readonly accountId: AccountId
  readonly numeroClient: string
  readonly kind: 'consumer' | 'company'
  readonly legalName: string
  readonly language: Language
  /** Day of the month on which periods begin and the bill is issued, 1 to 28. */
  readonly billingDay: number
  readonly openedOn: Temporal.PlainDate
  readonly billingAddress: Address
}

/** How each account is billed and addressed; accounts that do not exist are left out. */
export const billingProfiles = async (
  db: Db,
  accountIds: readonly AccountId[],
): Promise<readonly BillingProfile[]> => {
  if (accountIds.length === 0) return []
  const rows = await findProfiles(db, accountIds)
  return rows.map(row => ({
    accountId: row.id,
    numeroClient: row.number,
    kind: row.kind,
    legalName: row.legal_name,
    language: row.language,
    billingDay: row.billing_day,
    openedOn: row.opened_on,
    billingAddress: {
      lines: row.lines,
      postalCode: row.postal_code,
      city: row.city,
      country: row.country,
    },
  }))
}

/** A page of accounts billed on a day of the month, in order of id; `after` continues from the last one. */
export const accountsByBillingDay = (
  db: Db,
  page: { readonly day: number; readonly after: AccountId | null; readonly limit: number },
) => findAccountsByBillingDay(db, page)

/** Gives a login a role on an account, as the person named. */
export const grantRole = async (
  tx: Tx,
  grant: {
    readonly accountId: AccountId
    readonly loginId: LoginId
    readonly personId: PersonId
    readonly role: Role
    readonly at: Temporal.Instant
  },
): Promise<void> => {
  await insertRole(tx, {
    account_id: grant.accountId,
    login_id: grant.loginId,
    role: grant.role,
    person_id: grant.personId,
    granted_at: grant.at,
  })
}

/** The person who signed the account's contracts. */
export const holderOf = (db: Db, accountId: AccountId) => findHolder(db, accountId)

/** Everybody whom these accounts concern, holders first. */
export const peopleOf = (db: Db, accountIds: readonly AccountId[]) => findPeople(db, accountIds)
