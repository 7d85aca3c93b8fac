import type { FindOwners } from '../../kernel/http/reach.ts'
import { findOwnersOfOrders, findOwnersOfQuotes } from './queries.ts'

export { summaryDocuments, summaryJobs } from './archive-summary.ts'
export { orderSubscribers, orderSweeper } from './jobs.ts'
export { orderingRoutes } from './routes.ts'
export { toProvider } from './summary/provider.ts'

/** Which account owns each quote, within the accounts given. */
export const ownersOfQuotes: FindOwners = async (db, accountIds, ids) => {
  const { rows } = await findOwnersOfQuotes(db, accountIds, ids)
  return new Map(rows.map(row => [row.id, row.account_id]))
}

/** Which account owns each order, within the accounts given. */
export const ownersOfOrders: FindOwners = async (db, accountIds, ids) => {
  const { rows } = await findOwnersOfOrders(db, accountIds, ids)
  return new Map(rows.map(row => [row.id, row.account_id]))
}
