import type { FindReferences } from '../../kernel/documents.ts'
import { findNamedDocuments } from './queries.ts'

export { bucketKey, type NewBucket } from './allowance.ts'
export { bucketsInPeriod } from './batch.ts'
export { remaining } from './bucket.ts'
export { closePeriod as markBilled } from './close-period.ts'
export { forecast } from './forecast.ts'
export { recordsOf } from './read-usage.ts'
export { receiveFile } from './receive-file.ts'
export type { UsageDeps } from './settle-file.ts'
export { usageToBill } from './usage-to-bill.ts'

/** Of some digests, those that delivered files name: the others are nobody's, as far as usage knows. */
export const usageDocuments: FindReferences = async (db, digests) =>
  new Set(await findNamedDocuments(db, digests))
