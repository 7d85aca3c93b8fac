import type { AccountId, FileId, LineId } from '../../../contract/ids.ts'
import { microsecondsOf, type Period, startOfDay } from '../../kernel/calendar.ts'
import { type CatalogueBook, findTerms, type Offer } from '../catalog/public.ts'
import type { SubscribedItem } from '../lines/public.ts'
import { bucketKey, bucketsOfItem, type NewBucket, type OwnedBucket } from './allowance.ts'
import { homeZone } from './bucket.ts'
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

export type RateableRecord = GuidedRecord & { readonly located: Located; readonly terms: LineTerms }
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
  const { civil, book } = situation
  const termsOf = keptByDay((lineId: LineId, on) => termsOn(situation, lineId, on))
  for (const { record, accountId, lineId, fileId, source } of records.toSorted(inOrderOfEvent)) {
    const on = civil.dateOf(record.startedUs)
    const terms = termsOf(lineId, on)
    const located = terms === null ? 'no-plan' : locate(book.current.tariffs, record, { terms, on })
    if (terms === null || typeof located === 'string') {
      const reason = typeof located === 'string' ? located : 'no-plan'
      waiting.push({ record, fileId, source, reason })
    } else {
      rateable.push({ record, accountId, lineId, fileId, source, located, terms })
    }
  }
  return { rateable, waiting }
}

const inOrderOfEvent = (a: GuidedRecord, b: GuidedRecord): number =>
  a.record.startedUs - b.record.startedUs || (a.record.recordId < b.record.recordId ? -1 : 1)

/** Finds something of a line or account on a day, once for each. A day is one object (`CivilTime`). */
const keptByDay = <Of, Found>(find: (of: Of, on: Temporal.PlainDate) => Found) => {
  const found = new Map<Of, Map<Temporal.PlainDate, { readonly what: Found }>>()
  return (of: Of, on: Temporal.PlainDate): Found => {
    const days = found.get(of) ?? new Map<Temporal.PlainDate, { readonly what: Found }>()
    const known = days.get(on) ?? { what: find(of, on) }
    days.set(on, known)
    found.set(of, days)
    return known.what
  }
}

/** The plan of a line on a day decides what is charged beyond allowances. */
export const termsOn = (
  { itemsOfLine, book }: Pick<Situation, 'itemsOfLine' | 'book'>,
  lineId: LineId,
  on: Temporal.PlainDate,
): LineTerms | null => {
  for (const item of itemsOfLine.get(lineId) ?? []) {
    if (item.kind !== 'plan' || !isHeldOn(item, on)) continue
    const terms = termsOfPlan(findTerms(book, item))
    if (terms !== null) return terms
  }
  return null
}

/** What a plan decides of what its allowances do not cover; null for an offer that is no plan. */
export const termsOfPlan = (offer: Offer | null): LineTerms | null => {
  if (offer?.kind === 'mobile-plan') return offer
  if (offer?.kind === 'home-plan') return { tariffPlan: offer.tariffPlan, blocked: false }
  return null
}

const isHeldOn = ({ startsOn, endsOn }: SubscribedItem, on: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(startsOn, on) <= 0 &&
  (endsOn === null || Temporal.PlainDate.compare(on, endsOn) < 0)

/** A record and the period it counts in. */
export type PlacedRecord = RateableRecord & {
  readonly period: Period
  /** When it takes from allowances: its own instant, or for a late one an instant of its new period. */
  readonly takenAtUs: number
  readonly late: boolean
}

/** The period in which what an account did on a day counts, and for what comes late, since when. */
type Place = { readonly period: Period; readonly lateAtUs: number | null }

/** A record counts in the period of its event; if that one is billed, in the present one, as late. */
export const placeAll = (
  rateable: readonly RateableRecord[],
  situation: Situation,
): readonly PlacedRecord[] => {
  const placeOf = keptByDay((accountId: AccountId, on) => placeOn(situation, accountId, on))
  return rateable.map(({ record, accountId, lineId, fileId, source, located, terms }) => {
    const { period, lateAtUs } = placeOf(accountId, situation.civil.dateOf(record.startedUs))
    const takenAtUs = lateAtUs ?? record.startedUs
    const late = lateAtUs !== null
    const guided = { record, accountId, lineId, fileId, source }
    return { ...guided, located, terms, period, takenAtUs, late }
  })
}

const placeOn = (
  { now, timeZone, civil, closedUntil }: Situation,
  accountId: AccountId,
  on: Temporal.PlainDate,
): Place => {
  const period = civil.periodOf(accountId, on)
  const closed = closedUntil.get(accountId) ?? null
  if (closed === null || Temporal.PlainDate.compare(period.start, closed) >= 0) {
    return { period, lateAtUs: null }
  }
  const today = civil.dateOf(microsecondsOf(now))
  const open = Temporal.PlainDate.compare(today, closed) < 0 ? closed : today
  const startUs = microsecondsOf(startOfDay(open, timeZone))
  return {
    period: civil.periodOf(accountId, open),
    lateAtUs: Math.max(microsecondsOf(now), startUs),
  }
}

/** The first and last instants at which anything is taken. */
export const spanOf = (placed: readonly PlacedRecord[]) => {
  let [first, last] = [Infinity, -Infinity]
  for (const { takenAtUs } of placed) {
    first = Math.min(first, takenAtUs)
    last = Math.max(last, takenAtUs)
  }
  const inMs = (us: number) => Temporal.Instant.fromEpochMilliseconds(Math.floor(us / 1000))
  return { from: inMs(first), to: inMs(last) }
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
  const seen = new Map<Period, Set<LineId>>()
  for (const { lineId, period } of placed) {
    const lines = seen.get(period) ?? new Set<LineId>()
    if (lines.has(lineId)) continue
    seen.set(period, lines.add(lineId))
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

export type RatedRecord = { readonly placed: PlacedRecord; readonly rated: Rated<OwnedBucket> }

/**
 * Rates records in the order given; answers them with the buckets from which something was taken. `isBarred` says of a
 * record made abroad whether roaming was off.
 */
export const rateAll = (
  placed: readonly PlacedRecord[],
  buckets: readonly OwnedBucket[],
  {
    timeZone,
    isBarred,
  }: { readonly timeZone: string; readonly isBarred: (placed: PlacedRecord) => boolean },
) => {
  const ofLine = new Map<LineId, readonly OwnedBucket[]>()
  for (const [lineId, own] of Map.groupBy(buckets, bucket => bucket.lineId)) ofLine.set(lineId, own)
  const taken = new Set<string>()
  const rated: RatedRecord[] = []
  for (const one of placed) {
    const { record, located, takenAtUs, terms, lineId } = one
    const buckets = ofLine.get(lineId) ?? []
    const barred = located.servedIn !== homeZone && isBarred(one)
    const from = { buckets, takenAtUs, blocked: terms.blocked, barred, timeZone }
    const result = rateRecord(record, located, from)
    if (result.buckets !== buckets) ofLine.set(lineId, result.buckets)
    for (const { bucketId } of result.draws) taken.add(bucketId)
    rated.push({ placed: one, rated: result })
  }
  const changed = [...ofLine.values()].flat().filter(({ id }) => taken.has(id))
  return { rated, changed }
}
