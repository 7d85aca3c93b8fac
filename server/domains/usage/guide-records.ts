import type { FileId } from '../../../contract/ids.ts'
import { microsecondsOf } from '../../kernel/calendar.ts'
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
  const oldestUs = microsecondsOf(oldest)
  for (const { record, fileId, source } of delivered) {
    const { startedUs, lineIdentifier } = record
    const guide = guides.get(lineIdentifier)?.find(known => holdsAt(known, startedUs))
    if (startedUs < oldestUs) waiting.push({ record, fileId, source, reason: 'too-old' })
    else if (guide === undefined) waiting.push({ record, fileId, source, reason: 'unknown-line' })
    else {
      const { accountId, lineId } = guide
      guided.push({ record, accountId, lineId, fileId, source })
    }
  }
  return { guided, waiting }
}

const findGuides = async (db: Db, delivered: readonly DeliveredRecord[]) => {
  const [first] = delivered
  if (first === undefined) return new Map<string, Guide[]>()
  let [from, to] = [first.record, first.record]
  const identifiers = new Set<string>()
  for (const { record } of delivered) {
    if (record.startedUs < from.startedUs) from = record
    if (record.startedUs > to.startedUs) to = record
    identifiers.add(record.lineIdentifier)
  }
  const guides = await guideLines(db, [...identifiers], {
    from: Temporal.Instant.from(from.startedText),
    to: Temporal.Instant.from(to.startedText),
  })
  return Map.groupBy(guides, ({ identifier }) => identifier)
}

const holdsAt = ({ from, to }: Guide, atUs: number): boolean =>
  microsecondsOf(from) <= atUs && (to === null || atUs < microsecondsOf(to))
