import type { AccountId, LineId } from '../../../contract/ids.ts'
import type { Period } from '../../kernel/calendar.ts'
import { transactWithCopy } from '../../kernel/copy.ts'
import type { Pool, Tx } from '../../kernel/db.ts'
import { newId, uuidv7 } from '../../kernel/ids.ts'
import { emit } from '../../kernel/outbox.ts'
import { readCatalogue } from '../catalog/public.ts'
import { billingProfiles } from '../customers/public.ts'
import { subscribedItems } from '../lines/public.ts'
import type { OwnedBucket } from './allowance.ts'
import {
  type GuidedRecord,
  missingBuckets,
  type PlacedRecord,
  place,
  type RatedRecord,
  rateAll,
  type Situation,
  sortOut,
  spanOf,
  type WaitingRecord,
} from './batch.ts'
import { keyOf, keyText, ratedRow, summaryRows } from './batch-rows.ts'
import { civilTimeOf } from './civil-time.ts'
import {
  addToSummaries,
  claimRecords,
  copyRatedRecords,
  countIntoFiles,
  insertBuckets,
  lockBuckets,
  lockMeters,
  releaseSuspended,
  takeFromBuckets,
} from './queries.ts'
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
 * Rates a batch in one transaction: claims each record once, takes from its line's buckets in order of
 * event, stores the rated rows, the sums and what must wait. Nothing is kept if any of it fails; the same
 * batch again changes nothing. Locks meters, then buckets, each in order of id.
 */
export const rateBatch = (
  deps: RatingDeps,
  { records, now, retried }: Batch,
): Promise<BatchCount> =>
  transactWithCopy(deps.pool, async (tx, copy) => {
    const situation = await readSituation(tx, records, { now, timeZone: deps.timeZone })
    const { rateable, waiting } = sortOut(records, situation)
    const placed = rateable.map(one => place(one, situation))
    const claimed = await claim(tx, placed)
    if (retried) await releaseSuspended(tx, placed.map(keyOf))
    const rated = claimed.length === 0 ? [] : await takeAndRate(tx, claimed, situation)
    await copy(
      copyRatedRecords,
      rated.map(one => ratedRow(one, uuidv7())),
    )
    return save(tx, { rated, waiting, now })
  })

const readSituation = async (
  tx: Tx,
  records: readonly GuidedRecord[],
  { now, timeZone }: Pick<Situation, 'now' | 'timeZone'>,
): Promise<Situation> => {
  const accountIds = [...new Set(records.map(({ accountId }) => accountId))].toSorted()
  const meters = await lockMeters(tx, accountIds)
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
  const dates = [
    civil.dateOf(now.epochMilliseconds),
    ...records.map(({ record }) => civil.dateOf(record.startedMs)),
  ]
  const inOrder = [...new Set(dates)].toSorted(Temporal.PlainDate.compare)
  const today = civil.dateOf(now.epochMilliseconds)
  const [start = today] = inOrder
  return { start, end: (inOrder.at(-1) ?? today).add({ days: 1 }) }
}

/** Keeps the records that nobody has rated; of two with one key in the batch, the first. */
const claim = async (tx: Tx, placed: readonly PlacedRecord[]): Promise<readonly PlacedRecord[]> => {
  const keys = await claimRecords(tx, placed.map(keyOf))
  const mine = new Set(keys.map(keyText))
  return placed.filter(one => mine.delete(keyText(keyOf(one))))
}

const takeAndRate = async (
  tx: Tx,
  claimed: readonly PlacedRecord[],
  situation: Situation,
): Promise<readonly RatedRecord[]> => {
  const buckets = await openBuckets(tx, claimed, situation)
  const { rated, changed } = rateAll(claimed, buckets, situation.timeZone)
  await takeFromBuckets(
    tx,
    changed.map(({ accountId, id, used, roamingUsed }) => ({
      account_id: accountId,
      id,
      used,
      roaming_used: roamingUsed,
    })),
  )
  return rated
}

/** The buckets that the records may take from, locked; those of a period are opened when first needed. */
const openBuckets = async (
  tx: Tx,
  claimed: readonly PlacedRecord[],
  situation: Situation,
): Promise<readonly OwnedBucket[]> => {
  const span = {
    accountIds: distinct<AccountId>(claimed.map(({ accountId }) => accountId)),
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
  await addToSummaries(tx, summaryRows(rated))
  const suspended = await suspendRecords(tx, waiting, now)
  if (rated.length > 0) {
    const accountIds = distinct(rated.map(({ accountId }) => accountId))
    await emit(tx, { accountId: null, kind: 'usage.rated', payload: { accountIds } })
  }
  const ratedOf = Map.groupBy(rated, ({ fileId }) => fileId)
  const counts = [...ratedOf].map(([file_id, own]) => ({
    file_id,
    rated: own.length,
    suspended: 0,
  }))
  if (counts.length > 0) await countIntoFiles(tx, counts)
  return { rated: rated.length, suspended }
}
