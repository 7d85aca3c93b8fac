import type { FindOwners } from '../../kernel/http/reach.ts'
import { findOwnersOfBills } from './queries.ts'

export { billDocuments, billingJobs } from './archive-bill.ts'
export { openRenderer, type RenderBill } from './document/render-bill.ts'
export { billSubscribers } from './jobs.ts'
export { billingDeps, billRecords, itemisedRecords } from './neighbours.ts'
export { summariesOf } from './read-bills.ts'
export { billingSweeper, runBills } from './run-bills.ts'
export { toBiller } from './to-biller.ts'

/** Which account owns each bill that was issued, within the accounts given. */
export const ownersOfBills: FindOwners = async (db, accountIds, ids) => {
  const { rows } = await findOwnersOfBills(db, accountIds, ids)
  return new Map(rows.map(row => [row.id, row.account_id]))
}
