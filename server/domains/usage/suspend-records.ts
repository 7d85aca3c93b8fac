import type { Tx } from '../../kernel/db.ts'
import type { WaitingRecord } from './batch.ts'
import { suspendedRow } from './batch-rows.ts'
import { countIntoFiles, insertSuspense } from './queries.ts'

/** How long a record waits before its first other try; then as long again as it has waited. */
const firstWait = { hours: 1 } as const

/**
 * Sets records aside with the reason, and counts them in their files. Those that wait already are left as
 * they are. Answers how many were set aside now.
 */
export const suspendRecords = async (
  tx: Tx,
  waiting: readonly WaitingRecord[],
  now: Temporal.Instant,
): Promise<number> => {
  if (waiting.length === 0) return 0
  const wait = { at: now, nextTryAt: now.add(firstWait) }
  const inserted = await insertSuspense(tx, waiting.map(suspendedRow), wait)
  const ofFile = Map.groupBy(inserted, ({ file_id }) => file_id)
  await countIntoFiles(
    tx,
    [...ofFile].map(([file_id, rows]) => ({ file_id, rated: 0, suspended: rows.length })),
  )
  return inserted.length
}
