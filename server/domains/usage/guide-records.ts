import type { FileId } from '../../../contract/ids.ts'
import type { Db } from '../../kernel/db.ts'
import { type Guide, guideLines } from '../lines/public.ts'
import type { GuidedRecord, WaitingRecord } from './batch.ts'
import type { UsageRecord } from './usage-record.ts'

/** A record as it was delivered: by whom, in which file. */
export type DeliveredRecord = {
  readonly record: UsageRecord
  readonly fileId: FileId
  readonly source: string
}

/**
 * Finds the line of each record: the one that had its number at the instant of the communication. Those that
 * nobody had, or that began before `oldest`, wait with their reason.
 */
export const guideRecords = async (
  db: Db,
  delivered: readonly DeliveredRecord[],
  oldest: Temporal.Instant,
): Promise<{
  readonly guided: readonly GuidedRecord[]
  readonly waiting: readonly WaitingRecord[]
}> => {
  const guided: GuidedRecord[] = []
  const waiting: WaitingRecord[] = []
  const guides = await findGuides(db, delivered)
  for (const one of delivered) {
    const { startedAt, lineIdentifier } = one.record
    const guide = guides.get(lineIdentifier)?.find(known => holdsAt(known, startedAt))
    if (Temporal.Instant.compare(startedAt, oldest) < 0) waiting.push({ ...one, reason: 'too-old' })
    else if (guide === undefined) waiting.push({ ...one, reason: 'unknown-line' })
    else guided.push({ ...one, accountId: guide.accountId, lineId: guide.lineId })
  }
  return { guided, waiting }
}

const findGuides = async (db: Db, delivered: readonly DeliveredRecord[]) => {
  const [first] = delivered
  if (first === undefined) return new Map<string, Guide[]>()
  let from = first.record.startedAt
  let to = from
  for (const { record } of delivered) {
    if (Temporal.Instant.compare(record.startedAt, from) < 0) from = record.startedAt
    if (Temporal.Instant.compare(record.startedAt, to) > 0) to = record.startedAt
  }
  const identifiers = [...new Set(delivered.map(({ record }) => record.lineIdentifier))]
  const guides = await guideLines(db, identifiers, { from, to })
  return Map.groupBy(guides, ({ identifier }) => identifier)
}

const holdsAt = ({ from, to }: Guide, at: Temporal.Instant): boolean =>
  Temporal.Instant.compare(from, at) <= 0 && (to === null || Temporal.Instant.compare(at, to) < 0)
