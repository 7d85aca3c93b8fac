import type { AccountId, LineId } from '../../../contract/ids.ts'
import { microsecondsOf, type Period } from '../../kernel/calendar.ts'
import { transactWithCopy } from '../../kernel/copy.ts'
import type { Pool, Tx } from '../../kernel/db.ts'
import { present } from '../../kernel/errors.ts'
import { newId, uuidv7 } from '../../kernel/ids.ts'
import { emit, emitAll } from '../../kernel/outbox.ts'
import { readCatalogue } from '../catalog/public.ts'
import { billingProfiles } from '../customers/public.ts'
import { subscribedItems } from '../lines/public.ts'
import type { OwnedBucket } from './allowance.ts'
import { allowanceNotices } from './allowance-notices.ts'
import {
  type GuidedRecord,
  missingBuckets,
  type PlacedRecord,
  placeAll,
  type RatedRecord,
  rateAll,
  type Situation,
  sortOut,
  spanOf,
  type WaitingRecord,
} from './batch.ts'
import { keyOf, keyRow, keyText, ratedRow, summaryRows } from './batch-rows.ts'
import { type Capped, capCharges } from './cap-charges.ts'
import { civilTimeOf } from './civil-time.ts'
import { roamingAt } from './control.ts'
import { cutRow, noticeEvent } from './notice.ts'
import {
  addToSummaries,
  copyRatedRecords,
  copyRecordKeys,
  countIntoFiles,
  findRated,
  insertBuckets,
  insertCuts,
  lockBuckets,
  lockMeters,
  releaseSuspended,
  takeFromBuckets,
} from './queries.ts'
import { chargedSums, decisionsOf } from './read-decisions.ts'
import { fromNewBucket, toOwnedBucket } from './stored-bucket.ts'
import { suspendRecords } from './suspend-records.ts'

export type RatingDeps = {
  readonly pool: Pool
  /** The operator's civil time: periods, tariffs, hours of the day. */
  readonly timeZone: string
}

/** The most records of one transaction (design §5b): its locks are held for about a tenth of a second. */
export const mostRecords = 5000

export type Batch = {
  readonly records: readonly GuidedRecord[]
  readonly now: Temporal.Instant
  /** Whether the records were waiting: those that can now be rated wait no more. */
  readonly retried: boolean
}

/** How many records of a batch came to what. The rest were there before. */
export type BatchCount = { readonly rated: number; readonly suspended: number }

/**
 * Rates a batch in one transaction: passes over the records that were rated before, takes from each line's
 * buckets in order of event, stores the keys, the rated rows, the sums and what must wait. Nothing is kept if any of
 * it fails; the same batch again changes nothing. Locks meters, then buckets, each in order of id.
 */
export const rateBatch = (
  deps: RatingDeps,
  { records, now, retried }: Batch,
): Promise<BatchCount> =>
  transactWithCopy(deps.pool, async (tx, copy) => {
    const meters = await lockMeters(tx, accountsOf(records))
    const fresh = await leaveOutRated(tx, records)
    const situation = await readSituation(tx, fresh, { now, timeZone: deps.timeZone, meters })
    const { rateable, waiting } = sortOut(fresh, situation)
    const placed = placeAll(rateable, situation)
    if (retried) await releaseSuspended(tx, notWaiting(records, waiting).map(keyOf))
    if (placed.length > 0) await copy(copyRecordKeys, placed.map(keyRow))
    const charged = placed.length === 0 ? nothingRated : await takeAndRate(tx, placed, situation)
    const { rated } = charged
    if (rated.length > 0)
      await copy(
        copyRatedRecords,
        rated.map(one => ratedRow(one, uuidv7())),
      )
    await tell(tx, charged)
    return save(tx, { rated, waiting, now })
  })

const nothingRated: Capped = { rated: [], notices: [], cuts: [] }

type Meters = Awaited<ReturnType<typeof lockMeters>>

const readSituation = async (
  tx: Tx,
  records: readonly GuidedRecord[],
  { now, timeZone, meters }: Pick<Situation, 'now' | 'timeZone'> & { readonly meters: Meters },
): Promise<Situation> => {
  const accountIds = accountsOf(records)
  const profiles = await billingProfiles(tx, accountIds)
  const days = new Map(profiles.map(({ accountId, billingDay }) => [accountId, billingDay]))
  const civil = civilTimeOf(timeZone, days)
  const items = await subscribedItems(tx, accountIds, daysOf(records, civil, now))
  return {
    now,
    timeZone,
    civil,
    book: await readCatalogue(tx),
    itemsOfLine: Map.groupBy(items, ({ lineId }) => lineId),
    closedUntil: new Map(meters.map(row => [row.account_id, row.closed_until])),
  }
}

/** Every day on which something may be needed of an item: those of the events, and today for late ones. */
const daysOf = (
  records: readonly GuidedRecord[],
  civil: Situation['civil'],
  now: Temporal.Instant,
): Period => {
  const today = civil.dateOf(microsecondsOf(now))
  const dates = new Set([today])
  for (const { record } of records) dates.add(civil.dateOf(record.startedUs))
  const inOrder = [...dates].toSorted(Temporal.PlainDate.compare)
  const [start = today] = inOrder
  return { start, end: (inOrder.at(-1) ?? today).add({ days: 1 }) }
}

/**
 * Leaves out the records that were rated; of two with one key in the batch, keeps the first. Whoever rates holds the
 * meter of the account, so that what is found now stays true until the keys are stored.
 */
const leaveOutRated = async (
  tx: Tx,
  records: readonly GuidedRecord[],
): Promise<readonly GuidedRecord[]> => {
  const seen = new Set<string>()
  const distinctRecords = records.filter(record => {
    const before = seen.size
    return seen.add(keyText(record)).size > before
  })
  const rated = new Set<GuidedRecord>()
  for (const group of Map.groupBy(distinctRecords, seriesOf).values()) {
    const positions = await findRated(tx, group.map(keyOf))
    for (const at of positions) rated.add(present(group[at], 'a record that was asked for'))
  }
  return rated.size === 0 ? distinctRecords : distinctRecords.filter(one => !rated.has(one))
}

/** Records of one month and source are looked up together. */
const seriesOf = ({ record, source }: GuidedRecord): string =>
  `${record.startedText.slice(0, 7)} ${source}`

/** The records of a batch that need no other try. */
const notWaiting = (
  records: readonly GuidedRecord[],
  waiting: readonly WaitingRecord[],
): readonly GuidedRecord[] => {
  const still = new Set(waiting.map(({ record }) => record))
  return records.filter(({ record }) => !still.has(record))
}

const takeAndRate = async (
  tx: Tx,
  claimed: readonly PlacedRecord[],
  situation: Situation,
): Promise<Capped> => {
  const buckets = await openBuckets(tx, claimed, situation)
  const decisions = await decisionsOf(tx, accountsOf(claimed))
  const isBarred = ({ lineId, record }: PlacedRecord) =>
    !roamingAt(decisions.get(lineId) ?? [], record.startedUs).allowed
  const { rated, changed } = rateAll(claimed, buckets, { timeZone: situation.timeZone, isBarred })
  await takeFromBuckets(
    tx,
    changed.map(({ accountId, id, used, roamingUsed }) => ({
      account_id: accountId,
      id,
      used,
      roaming_used: roamingUsed,
    })),
  )
  const watched = { ...situation, decisionsOf: decisions }
  const priced = rated.filter(one => one.rated.micros > 0n)
  const charged = await chargedBefore(tx, priced)
  const capped = capCharges(rated, { ...watched, charged })
  return {
    ...capped,
    notices: [...allowanceNotices(buckets, changed, watched), ...capped.notices],
  }
}

/** What the periods of records that cost something are charged so far; most batches have few of them. */
const chargedBefore = async (tx: Tx, priced: readonly RatedRecord[]) => {
  const starts = priced
    .map(({ placed }) => placed.period.start)
    .toSorted(Temporal.PlainDate.compare)
  const [from, to] = [starts[0], starts.at(-1)]
  if (from === undefined || to === undefined) return []
  return chargedSums(tx, accountsOf(priced.map(({ placed }) => placed)), { from, to })
}

/** Notes which ceilings were reached, and says what the customers are to be told. */
const tell = async (tx: Tx, { notices, cuts }: Capped): Promise<void> => {
  if (cuts.length > 0) await insertCuts(tx, cuts.map(cutRow))
  if (notices.length > 0) await emitAll(tx, notices.map(noticeEvent))
}

/** The buckets that the records may take from, locked; those of a period are opened when first needed. */
const openBuckets = async (
  tx: Tx,
  claimed: readonly PlacedRecord[],
  situation: Situation,
): Promise<readonly OwnedBucket[]> => {
  const span = {
    accountIds: accountsOf(claimed),
    lineIds: distinct<LineId>(claimed.map(({ lineId }) => lineId)),
    ...spanOf(claimed),
  }
  const known = (await lockBuckets(tx, span)).map(toOwnedBucket)
  const opened = missingBuckets(claimed, known, situation).map(bucket => ({
    ...bucket,
    id: newId('bucket'),
  }))
  if (opened.length > 0) await insertBuckets(tx, opened.map(fromNewBucket))
  return [...known, ...opened]
}

const accountsOf = (records: readonly GuidedRecord[]): AccountId[] =>
  distinct(records.map(({ accountId }) => accountId))

const distinct = <T extends string>(values: readonly T[]): T[] => [...new Set(values)].toSorted()

const save = async (
  tx: Tx,
  {
    rated,
    waiting,
    now,
  }: {
    readonly rated: readonly RatedRecord[]
    readonly waiting: readonly WaitingRecord[]
    readonly now: Temporal.Instant
  },
): Promise<BatchCount> => {
  if (rated.length > 0) await addToSummaries(tx, summaryRows(rated))
  const suspended = await suspendRecords(tx, waiting, now)
  if (rated.length > 0) {
    const accountIds = distinct(rated.map(({ placed }) => placed.accountId))
    await emit(tx, { accountId: null, kind: 'usage.rated', payload: { accountIds } })
  }
  const ratedOf = Map.groupBy(rated, ({ placed }) => placed.fileId)
  const counts = [...ratedOf].map(([file_id, own]) => ({
    file_id,
    rated: own.length,
    suspended: 0,
  }))
  if (counts.length > 0) await countIntoFiles(tx, counts)
  return { rated: rated.length, suspended }
}
