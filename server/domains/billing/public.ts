import type { AccountId, BillId } from '../../../contract/ids.ts'
import type { Db } from '../../kernel/db.ts'
import type { FindOwners } from '../../kernel/http/reach.ts'
import { findOwnersOfDisputes } from './dispute/queries.ts'
import { findBillNumbers, findOwnersOfBills } from './queries.ts'

export { billDocuments, billingJobs } from './archive-bill.ts'
export type { Charge } from './charge.ts'
export { evidenceDocuments } from './dispute/evidence.ts'
export { disputeSubscribers } from './dispute/jobs.ts'
export { disputeRoutes } from './dispute/routes.ts'
export { staffDisputeRoutes } from './dispute/staff-routes.ts'
export { openRenderer, type RenderBill } from './document/render-bill.ts'
export { foreseeBills, foreseeUsage, grossOf, type NextBill, type UsageCause } from './foresee.ts'
export { billSubscribers } from './jobs.ts'
export { billingDeps, billRecords, itemisedRecords } from './neighbours.ts'
export { readNextBill } from './next-bill.ts'
export { summariesOf } from './read-bills.ts'
export { billingSweeper, runBills } from './run-bills.ts'
export { toBiller } from './to-biller.ts'

/** Which account owns each bill that was issued, within the accounts given. */
export const ownersOfBills: FindOwners = async (db, accountIds, ids) => {
  const { rows } = await findOwnersOfBills(db, accountIds, ids)
  return new Map(rows.map(row => [row.id, row.account_id]))
}

/** The printed number of each of these bills that was issued to these accounts. */
export const billNumbers = async (
  db: Db,
  accountIds: readonly AccountId[],
  billIds: readonly BillId[],
): Promise<ReadonlyMap<BillId, string>> => {
  if (billIds.length === 0) return new Map()
  const { rows } = await findBillNumbers(db, accountIds, billIds)
  return new Map(rows.map(row => [row.id, row.number]))
}

/** Which account owns each dispute, within the accounts given. */
export const ownersOfDisputes: FindOwners = async (db, accountIds, ids) => {
  const { rows } = await findOwnersOfDisputes(db, accountIds, ids)
  return new Map(rows.map(row => [row.id, row.account_id]))
}
