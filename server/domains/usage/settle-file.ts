import type { FileId } from '../../../contract/ids.ts'
import type { Clock } from '../../kernel/clock.ts'
import { type Db, transact } from '../../kernel/db.ts'
import type { Documents } from '../../kernel/documents.ts'
import { present } from '../../kernel/errors.ts'
import { readCatalogue } from '../catalog/public.ts'
import { guideRecords } from './guide-records.ts'
import {
  findFile,
  insertRejects,
  openMonth,
  refuseFile,
  settleFile as saveSettled,
} from './queries.ts'
import { mostRecords, type RatingDeps, rateBatch } from './rate-batch.ts'
import { oldestKept } from './retention.ts'
import { batchesOf } from './shard.ts'
import { suspendRecords } from './suspend-records.ts'
import { type FileLine, type FileRefusal, linesOf, readerOf, unpackFile } from './usage-file.ts'
import type { UsageRecord } from './usage-record.ts'

export type UsageDeps = RatingDeps & {
  readonly db: Db
  readonly documents: Pick<Documents, 'put' | 'get'>
  /** Business time, read once for each file. */
  readonly businessClock: () => Promise<Clock>
  /** Told of each file that is settled, once: records that were rated, and lines set aside. */
  readonly onSettled?: (count: { readonly rated: number; readonly setAside: number }) => void
}

/** What one file may unpack to. Larger deliveries are split by whoever sends them. */
const mostBytes = 256 * 1024 * 1024
/** Lines held at once: what bounds memory, and within which records are put in order of event. */
const linesAtOnce = 50_000
/** A network's clock may be ahead of ours, and a demonstration's operator prepares the day. */
const mostAhead = { hours: 24 } as const
/** Batches under way at once: while PostgreSQL writes one, the next is rated. */
const lanes = 2

/**
 * Rates everything a delivered file says. A file that was settled is left alone; one whose settling was cut
 * short is read again, and what was done is not done twice. Throws only when it should be tried again.
 */
export const settleFile = async (deps: UsageDeps, fileId: FileId): Promise<void> => {
  const { db } = deps
  const file = present(await findFile(db, fileId), 'a usage file')
  if (file.state !== 'received') return
  const now = (await deps.businessClock()).now()
  const bytes = present(await deps.documents.get(file.document), 'the bytes of a usage file')
  const opened = await openFile(deps, bytes, now)
  if (opened.kind === 'refused') {
    await transact(db, tx => refuseFile(tx, fileId, { refusal: opened.reason, at: now }))
    return
  }
  const count = { records: 0, rejected: 0 }
  for (const lines of windowsOf(opened.lines, linesAtOnce)) {
    const { records, rejects } = splitLines(lines)
    if (rejects.length > 0) await insertRejects(db, fileId, rejects)
    await rateWindow(deps, records, { fileId, source: file.source, now })
    count.records += lines.length
    count.rejected += rejects.length
  }
  const { rows } = await saveSettled(db, fileId, { ...count, at: now })
  for (const { rated, suspended } of rows)
    deps.onSettled?.({ rated, setAside: suspended + count.rejected })
}

type Opened =
  | { readonly kind: 'refused'; readonly reason: FileRefusal }
  | { readonly kind: 'lines'; readonly lines: Iterable<FileLine> }

const openFile = async (
  { db }: Pick<UsageDeps, 'db'>,
  bytes: Buffer,
  now: Temporal.Instant,
): Promise<Opened> => {
  const unpacked = await unpackFile(bytes, mostBytes)
  if (unpacked.kind === 'refused') return unpacked
  const { current } = await readCatalogue(db)
  const { numbering } = current.tariffs
  const reader = readerOf(unpacked.text, { numbering, latest: now.add(mostAhead) })
  if (typeof reader === 'string') return { kind: 'refused', reason: reader }
  return { kind: 'lines', lines: linesOf(unpacked.text, reader) }
}

const windowsOf = function* <T>(items: Iterable<T>, size: number) {
  let window: T[] = []
  for (const item of items) {
    window.push(item)
    if (window.length < size) continue
    yield window
    window = []
  }
  if (window.length > 0) yield window
}

const splitLines = (lines: readonly FileLine[]) => {
  const records: UsageRecord[] = []
  const rejects: { line: number; reason: string; content: string }[] = []
  for (const { line, text, read } of lines) {
    if (read.kind === 'record') records.push(read.record)
    else rejects.push({ line, reason: read.reason, content: shown(text) })
  }
  return { records, rejects }
}

const mostShown = 500

/** What is kept of a bad line: PostgreSQL's text cannot hold a zero byte. */
const shown = (text: string): string => text.slice(0, mostShown).replaceAll('\u0000', '\uFFFD')

type Delivered = {
  readonly fileId: FileId
  readonly source: string
  readonly now: Temporal.Instant
}

/** Guides the records, sets aside those that cannot be, and rates the others, shard by shard. */
const rateWindow = async (
  deps: UsageDeps,
  records: readonly UsageRecord[],
  { fileId, source, now }: Delivered,
): Promise<void> => {
  const oldest = oldestKept(now, deps.timeZone)
  const delivered = records.map(record => ({ record, fileId, source }))
  const { guided, waiting } = await guideRecords(deps.db, delivered, oldest)
  await transact(deps.db, tx => suspendRecords(tx, waiting, now))
  const months = new Set(guided.map(({ record }) => record.startedText.slice(0, 7)))
  for (const month of [...months].toSorted()) {
    await openMonth(deps.db, Temporal.PlainDate.from(`${month}-01`))
  }
  const shards = batchesOf(guided, mostRecords)[Symbol.iterator]()
  const lane = async () => {
    for (let next = shards.next(); next.done !== true; next = shards.next()) {
      for (const batch of next.value) await rateBatch(deps, { records: batch, now, retried: false })
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}
