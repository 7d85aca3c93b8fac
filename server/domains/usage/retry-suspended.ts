import { type Db, transact } from '../../kernel/db.ts'
import { present } from '../../kernel/errors.ts'
import { parsed } from '../../kernel/parsed.ts'
import { readCatalogue } from '../catalog/public.ts'
import { type DeliveredRecord, guideRecords } from './guide-records.ts'
import { openMonth, takeSuspended } from './queries.ts'
import { mostRecords, type RatingDeps, rateBatch } from './rate-batch.ts'
import { oldestKept } from './retention.ts'
import { batchesOf } from './shard.ts'
import { type RawRecord, RawRecordShape, readRecord } from './usage-record.ts'

/**
 * Tries again the records that wait and are due, a batch at a time, until none is: those whose line or price
 * has become known are rated, the others wait on. Answers how many were rated.
 */
export const retrySuspended = async (
  deps: RatingDeps & { readonly db: Db },
  now: Temporal.Instant,
): Promise<number> => {
  let rated = 0
  for (;;) {
    const rows = await transact(deps.db, tx => takeSuspended(tx, now, mostRecords))
    if (rows.length === 0) return rated
    const { current } = await readCatalogue(deps.db)
    const { numbering } = current.tariffs
    const delivered = rows.map((row): DeliveredRecord => {
      const raw: RawRecord = parsed(RawRecordShape, row.record, 'a record that waits')
      const read = readRecord(raw, { numbering, latest: row.started_at })
      const record = present(read.kind === 'record' ? read.record : null, 'a record read before')
      return { record, fileId: row.file_id, source: row.source }
    })
    const { guided } = await guideRecords(deps.db, delivered, oldestKept(now, deps.timeZone))
    for (const month of new Set(guided.map(({ record }) => record.startedText.slice(0, 7))))
      await openMonth(deps.db, Temporal.PlainDate.from(`${month}-01`))
    for (const batch of batchesOf(guided, mostRecords).flat()) {
      rated += (await rateBatch(deps, { records: batch, now, retried: true })).rated
    }
  }
}
