import type { AccountId, ItemId } from '../../../contract/ids.ts'
import type { Db } from '../../kernel/db.ts'
import type { FindReferences } from '../../kernel/documents.ts'
import { findNamedDocuments, findUsedItems } from './queries.ts'

export { bucketKey, type NewBucket } from './allowance.ts'
export { bucketsInPeriod } from './batch.ts'
export { remaining } from './bucket.ts'
export { closePeriod as markBilled } from './close-period.ts'
export { controlRoutes } from './control-routes.ts'
export { forecast } from './forecast.ts'
export { type Past, readCommunications } from './read-communications.ts'
export { recordsOf } from './read-usage.ts'
export { receiveFile } from './receive-file.ts'
export { type ReplayedMonth, replay } from './replay.ts'
export type { UsageDeps } from './settle-file.ts'
export { usageToBill } from './usage-to-bill.ts'

/** Of these items of an account, those whose allowances something was taken from. */
export const usedItems = async (
  db: Db,
  accountId: AccountId,
  itemIds: readonly ItemId[],
): Promise<ReadonlySet<ItemId>> =>
  itemIds.length === 0 ? new Set() : new Set(await findUsedItems(db, accountId, itemIds))

/** Of some digests, those that delivered files name: the others are nobody's, as far as usage knows. */
export const usageDocuments: FindReferences = async (db, digests) =>
  new Set(await findNamedDocuments(db, digests))
