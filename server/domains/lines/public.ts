import type { AccountId, ContractId, ItemId, LineId } from '../../../contract/ids.ts'
import type { Period } from '../../kernel/calendar.ts'
import type { Db } from '../../kernel/db.ts'
import type { FindOwners } from '../../kernel/http/reach.ts'
import { type ChainVerdict, verifyChain } from './journal-chain.ts'
import {
  findContracts,
  findItems,
  findItemsOn,
  findItemsSince,
  findJournal,
  findLines,
  findNumbers,
  findOwnersOfContracts,
  findOwnersOfLines,
} from './queries.ts'

export { activateContracts } from './activate-contracts.ts'
export {
  type Consent,
  changeCommitment,
  changeItems,
  type HeldCommitment,
  type ItemChange,
} from './change-items.ts'
export { readLines } from './read-lines.ts'

/** Which line a number named during a span of time; `to` is null while it still does. */
export type Guide = {
  readonly identifier: string
  readonly lineId: LineId
  readonly accountId: AccountId
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant | null
}

/** Guides numbers (E.164) to lines: every assignment that touches the span, in order of time. */
export const guideLines = async (
  db: Db,
  identifiers: readonly string[],
  span: { readonly from: Temporal.Instant; readonly to: Temporal.Instant },
): Promise<readonly Guide[]> => {
  if (identifiers.length === 0) return []
  const rows = await findNumbers(db, { identifiers, ...span })
  return rows.map(row => ({
    identifier: row.identifier,
    lineId: row.line_id,
    accountId: row.account_id,
    from: row.valid_from,
    to: row.valid_to,
  }))
}

/** What is billed and what opens buckets. Its terms are those of the catalogue on `agreedOn`. */
export type SubscribedItem = {
  readonly itemId: ItemId
  readonly accountId: AccountId
  readonly contractId: ContractId
  readonly lineId: LineId
  readonly kind: 'plan' | 'option' | 'pass' | 'equipment'
  readonly offerCode: string
  readonly agreedOn: Temporal.PlainDate
  readonly startsOn: Temporal.PlainDate
  /** Excluded; null while it goes on. */
  readonly endsOn: Temporal.PlainDate | null
  /** Where the months of its promotions are counted from, when that is before it began. */
  readonly promotedFrom?: Temporal.PlainDate | null
}

/** What these accounts had subscribed on any day of the period. */
export const subscribedItems = async (
  db: Db,
  accountIds: readonly AccountId[],
  period: Period,
): Promise<readonly SubscribedItem[]> => {
  if (accountIds.length === 0) return []
  return (await findItems(db, accountIds, period)).map(toSubscribedItem)
}

/** What these accounts have, will have, or have had on a day since this one. */
export const itemsSince = async (
  db: Db,
  accountIds: readonly AccountId[],
  since: Temporal.PlainDate,
): Promise<readonly SubscribedItem[]> => {
  if (accountIds.length === 0) return []
  return (await findItemsSince(db, accountIds, since)).map(toSubscribedItem)
}

const toSubscribedItem = (row: Awaited<ReturnType<typeof findItems>>[number]): SubscribedItem => ({
  itemId: row.id,
  accountId: row.account_id,
  contractId: row.contract_id,
  lineId: row.line_id,
  kind: row.kind,
  offerCode: row.offer_code,
  agreedOn: row.agreed_on,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  promotedFrom: row.promoted_from,
})

/** The lines of these accounts with their present number, contract and commitment, oldest first. */
export const linesOf = (db: Db, accountIds: readonly AccountId[]) =>
  accountIds.length === 0 ? Promise.resolve([]) : findLines(db, accountIds)

/** The contracts of these accounts with their commitment, oldest first. */
export const contractsOf = (db: Db, accountIds: readonly AccountId[]) =>
  accountIds.length === 0 ? Promise.resolve([]) : findContracts(db, accountIds)

/** What is subscribed on a date, for showing. */
export const itemsOn = (db: Db, accountIds: readonly AccountId[], on: Temporal.PlainDate) =>
  accountIds.length === 0 ? Promise.resolve([]) : findItemsOn(db, accountIds, on)

/** Verifies the option journal of one account. */
export const verifyOptionJournal = async (db: Db, accountId: AccountId): Promise<ChainVerdict> =>
  verifyChain(await findJournal(db, accountId))

/** Which account owns each line, within the accounts given. */
export const ownersOfLines: FindOwners = async (db, accountIds, ids) => {
  const { rows } = await findOwnersOfLines(db, accountIds, ids)
  return new Map(rows.map(row => [row.id, row.account_id]))
}

/** Which account owns each contract, within the accounts given. */
export const ownersOfContracts: FindOwners = async (db, accountIds, ids) => {
  const { rows } = await findOwnersOfContracts(db, accountIds, ids)
  return new Map(rows.map(row => [row.id, row.account_id]))
}
