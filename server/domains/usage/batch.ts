import type { AccountId, FileId, LineId } from '../../../contract/ids.ts'
import type { Period } from '../../kernel/calendar.ts'
import { startOfDay } from '../../kernel/calendar.ts'
import { type CatalogueBook, findTerms, type Offer } from '../catalog/public.ts'
import type { SubscribedItem } from '../lines/public.ts'
import { bucketKey, bucketsOfItem, type NewBucket, type OwnedBucket } from './allowance.ts'
import type { CivilTime } from './civil-time.ts'
import {
  type LineTerms,
  type Located,
  locate,
  type Rated,
  rateRecord,
  type SuspenseReason,
} from './rate-record.ts'
import type { UsageRecord } from './usage-record.ts'

/** A record whose line is known. */
export type GuidedRecord = {
  readonly record: UsageRecord
  readonly accountId: AccountId
  readonly lineId: LineId
  readonly fileId: FileId
  /** Who delivered it: a record's id is unique within its source. */
  readonly source: string
}

/** What a batch is decided on; the meters of its accounts are locked. */
export type Situation = {
  readonly now: Temporal.Instant
  readonly timeZone: string
  readonly civil: CivilTime
  readonly book: CatalogueBook
  readonly itemsOfLine: ReadonlyMap<LineId, readonly SubscribedItem[]>
  readonly closedUntil: ReadonlyMap<AccountId, Temporal.PlainDate | null>
}

export type RateableRecord = GuidedRecord & { readonly located: Located; readonly blocked: boolean }
export type WaitingRecord = {
  readonly record: UsageRecord
  readonly fileId: FileId
  readonly source: string
  readonly reason: SuspenseReason
}

/** Sorts records into those that can be rated, in order of event, and those that must wait. */
export const sortOut = (records: readonly GuidedRecord[], situation: Situation) => {
  const rateable: RateableRecord[] = []
  const waiting: WaitingRecord[] = []
  for (const guided of records.toSorted(inOrderOfEvent)) {
    const on = situation.civil.dateOf(guided.record.startedMs)
    const terms = termsOn(situation, guided.lineId, on)
    const located =
      terms === null
        ? 'no-plan'
        : locate(situation.book.current.tariffs, guided.record, { terms, on })
    if (typeof located === 'string') waiting.push({ ...guided, reason: located })
    else rateable.push({ ...guided, located, blocked: terms?.blocked ?? false })
  }
  return { rateable, waiting }
}

const inOrderOfEvent = (a: GuidedRecord, b: GuidedRecord): number =>
  a.record.startedMs - b.record.startedMs || (a.record.recordId < b.record.recordId ? -1 : 1)

/** The plan of a line on a day decides what is charged beyond allowances. */
const termsOn = (
  { itemsOfLine, book }: Situation,
  lineId: LineId,
  on: Temporal.PlainDate,
): LineTerms | null => {
  for (const item of itemsOfLine.get(lineId) ?? []) {
    if (item.kind !== 'plan' || !isHeldOn(item, on)) continue
    const offer = findTerms(book, item)
    if (offer?.kind === 'mobile-plan') return offer
    if (offer?.kind === 'home-plan') return { tariffPlan: offer.tariffPlan, blocked: false }
  }
  return null
}

const isHeldOn = ({ startsOn, endsOn }: SubscribedItem, on: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(startsOn, on) <= 0 &&
  (endsOn === null || Temporal.PlainDate.compare(on, endsOn) < 0)

/** A record and the period it counts in. */
export type PlacedRecord = RateableRecord & {
  readonly period: Period
  /** When it takes from allowances: its own instant, or for a late one an instant of its new period. */
  readonly takenAt: Temporal.Instant
  readonly late: boolean
}

/** A record counts in the period of its event; if that one is billed, in the present one, as late. */
export const place = (
  rateable: RateableRecord,
  { now, timeZone, civil, closedUntil }: Situation,
): PlacedRecord => {
  const { accountId, record } = rateable
  const period = civil.periodOf(accountId, civil.dateOf(record.startedMs))
  const closed = closedUntil.get(accountId) ?? null
  if (closed === null || Temporal.PlainDate.compare(period.start, closed) >= 0) {
    return { ...rateable, period, takenAt: record.startedAt, late: false }
  }
  const today = civil.dateOf(now.epochMilliseconds)
  const open = Temporal.PlainDate.compare(today, closed) < 0 ? closed : today
  const start = startOfDay(open, timeZone)
  const takenAt = Temporal.Instant.compare(now, start) < 0 ? start : now
  return { ...rateable, period: civil.periodOf(accountId, open), takenAt, late: true }
}

/** The first and last instants at which anything is taken. */
export const spanOf = (placed: readonly PlacedRecord[]) => {
  const instants = placed.map(({ takenAt }) => takenAt.epochMilliseconds)
  const bound = (pick: (a: number, b: number) => number) =>
    Temporal.Instant.fromEpochMilliseconds(instants.reduce((a, b) => pick(a, b)))
  return { from: bound(Math.min), to: bound(Math.max) }
}

/** The buckets that these records may take from and that are not among `known`. */
export const missingBuckets = (
  placed: readonly PlacedRecord[],
  known: readonly OwnedBucket[],
  situation: Pick<Situation, 'itemsOfLine' | 'book' | 'timeZone'>,
): readonly NewBucket[] => {
  const { from, to } = spanOf(placed)
  const have = new Set(known.map(bucketKey))
  const missing: NewBucket[] = []
  const seen = new Set<string>()
  for (const { lineId, period } of placed) {
    const key = `${lineId} ${period.start}`
    if (seen.has(key)) continue
    seen.add(key)
    for (const bucket of bucketsInPeriod(
      situation.itemsOfLine.get(lineId) ?? [],
      period,
      situation,
    )) {
      const isAway =
        Temporal.Instant.compare(bucket.opensAt, to) > 0 ||
        Temporal.Instant.compare(bucket.expiresAt, from) <= 0
      if (isAway || have.has(bucketKey(bucket))) continue
      have.add(bucketKey(bucket))
      missing.push(bucket)
    }
  }
  return missing
}

/** Every bucket that these items have in a period, wholly left. */
export const bucketsInPeriod = (
  items: readonly SubscribedItem[],
  period: Period,
  { book, timeZone }: Pick<Situation, 'book' | 'timeZone'>,
): readonly NewBucket[] =>
  items.flatMap(item => {
    const offer: Offer | null = findTerms(book, item)
    return offer === null ? [] : bucketsOfItem(item, offer, { period, timeZone })
  })

export type RatedRecord = PlacedRecord & { readonly rated: Rated<OwnedBucket> }

/** Rates records in the order given; answers them with the buckets from which something was taken. */
export const rateAll = (
  placed: readonly PlacedRecord[],
  buckets: readonly OwnedBucket[],
  timeZone: string,
) => {
  const ofLine = new Map<LineId, readonly OwnedBucket[]>()
  for (const [lineId, own] of Map.groupBy(buckets, bucket => bucket.lineId)) ofLine.set(lineId, own)
  const taken = new Set<string>()
  const rated: RatedRecord[] = []
  for (const one of placed) {
    const { record, located, takenAt, blocked, lineId } = one
    const own = ofLine.get(lineId) ?? []
    const result = rateRecord(record, located, { buckets: own, takenAt, blocked, timeZone })
    ofLine.set(lineId, result.buckets)
    for (const { bucketId } of result.draws) taken.add(bucketId)
    rated.push({ ...one, rated: result })
  }
  const changed = [...ofLine.values()].flat().filter(({ id }) => taken.has(id))
  return { rated, changed }
}
