import type { AccountId, ItemId, LineId } from '../../../contract/ids.ts'
import type { Period } from '../../kernel/calendar.ts'
import { startOfDay } from '../../kernel/calendar.ts'
import { type Allowance, type Offer, roamingPartOn } from '../catalog/public.ts'
import type { SubscribedItem } from '../lines/public.ts'
import { type Bucket, homeZone, remaining } from './bucket.ts'

/** A bucket and where it comes from. */
export type OwnedBucket = Bucket & {
  readonly accountId: AccountId
  readonly lineId: LineId
  readonly itemId: ItemId
  readonly offerCode: string
  /** The code of the allowance in its offer. */
  readonly allowance: string
  /** Whether it holds what an earlier period left. */
  readonly carried: boolean
}
export type NewBucket = Omit<OwnedBucket, 'id'>

/** What tells a bucket from any other of its account. */
export const bucketKey = (bucket: NewBucket): string =>
  `${bucket.itemId} ${bucket.allowance} ${bucket.opensAt.epochMilliseconds} ${bucket.carried}`

type Opening = {
  readonly period: Period
  readonly timeZone: string
  /** Whose day's fair use abroad is taken; left out, that of the first day. */
  readonly fairUseOn?: Temporal.PlainDate
}

/**
 * The buckets that an item has in a period of its account. A plan or option renews on the billing day and
 * is whole however late in the period it starts; a pass opens once, on its first day.
 */
export const bucketsOfItem = (
  item: SubscribedItem,
  offer: Offer,
  { period, timeZone, fairUseOn }: Opening,
): readonly NewBucket[] => {
  const span = spanOf(item, offer, period)
  if (span === null) return []
  const opensAt = startOfDay(span.start, timeZone)
  const expiresAt = startOfDay(span.end, timeZone)
  return offer.allowances.map(allowance => ({
    accountId: item.accountId,
    lineId: item.lineId,
    itemId: item.itemId,
    offerCode: item.offerCode,
    allowance: allowance.code,
    carried: false,
    service: allowance.service,
    servedIn: allowance.usedIn,
    goesTo: allowance.destinations,
    priority: allowance.priority,
    opensAt,
    expiresAt,
    granted: allowance.quantity,
    used: 0n,
    roamingGranted: roamingGrant(allowance, fairUseOn ?? span.start),
    roamingUsed: 0n,
    beyond: allowance.beyond,
  }))
}

const spanOf = (item: SubscribedItem, offer: Offer, period: Period): Period | null => {
  const start = offer.kind === 'pass' ? item.startsOn : later(item.startsOn, period.start)
  const end = offer.kind === 'pass' ? passEnd(item, offer.validDays, period) : period.end
  const stop = item.endsOn === null ? end : earlier(end, item.endsOn)
  const meets = Temporal.PlainDate.compare(start, period.end) < 0 && isBefore(period.start, stop)
  return meets && isBefore(start, stop) ? { start, end: stop } : null
}

/** A pass without days of its own lasts until the next billing day after it starts. */
const passEnd = (
  { startsOn }: SubscribedItem,
  validDays: number | null,
  period: Period,
): Temporal.PlainDate => {
  if (validDays !== null) return startsOn.add({ days: validDays })
  return isBefore(startsOn, period.start) ? startsOn : period.end
}

/** Null when nothing is narrower abroad than at home. */
const roamingGrant = (allowance: Allowance, on: Temporal.PlainDate): bigint | null => {
  const part = roamingPartOn(allowance, on)
  const roams = allowance.usedIn.some(zone => zone !== homeZone)
  return roams && part !== allowance.quantity ? part : null
}

/**
 * What a period leaves to the next ones, as buckets of their own that are used before the new allowance
 * and expire after the periods that the offer says (vector 18). `nextEnds` are the ends of the coming
 * periods, in order.
 */
export const carriedBuckets = (
  buckets: readonly NewBucket[],
  rolloverPeriods: (bucket: NewBucket) => number,
  next: { readonly opensAt: Temporal.Instant; readonly ends: readonly Temporal.Instant[] },
): readonly NewBucket[] =>
  buckets.flatMap(bucket => {
    const left = remaining(bucket)
    const expiresAt = next.ends[rolloverPeriods(bucket) - 1]
    const isLost = bucket.carried || left === null || left === 0n || expiresAt === undefined
    if (isLost || Temporal.Instant.compare(bucket.expiresAt, next.opensAt) !== 0) return []
    const roaming =
      bucket.roamingGranted === null ? null : bucket.roamingGranted - bucket.roamingUsed
    return [
      {
        ...bucket,
        carried: true,
        opensAt: next.opensAt,
        expiresAt,
        granted: left,
        used: 0n,
        roamingGranted: roaming === null || roaming > left ? null : roaming,
        roamingUsed: 0n,
      },
    ]
  })

const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(a, b) < 0
const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (isBefore(a, b) ? b : a)
const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (isBefore(a, b) ? a : b)
