import type { LineId } from '../../../contract/ids.ts'
import type { Home } from '../../../contract/routes/home.ts'
import type { CatalogueBook } from '../../domains/catalog/public.ts'
import type { SubscribedItem } from '../../domains/lines/public.ts'
import {
  bucketKey,
  bucketsInPeriod,
  forecast,
  type NewBucket,
  remaining,
} from '../../domains/usage/public.ts'
import { type Period, periodContaining } from '../../kernel/calendar.ts'
import type { BucketRow, ItemRow } from './home-rows.ts'

type Left = Home['lines'][number]['services'][number]

const homeZone = 'home'
const services = ['data', 'voice', 'sms', 'mms'] as const

/** The billing period of an account on a day, from its day of the month. */
export const periodOn = (billingDay: number, today: Temporal.PlainDate): Period =>
  periodContaining(new Temporal.PlainDate(2020, 1, billingDay), today)

/** An item as the domains know it. */
export const toItem = (row: ItemRow): SubscribedItem => ({
  ...row,
  agreedOn: Temporal.PlainDate.from(row.agreedOn),
  startsOn: Temporal.PlainDate.from(row.startsOn),
  endsOn: row.endsOn === null ? null : Temporal.PlainDate.from(row.endsOn),
  promotedFrom: row.promotedFrom === null ? null : Temporal.PlainDate.from(row.promotedFrom),
})

const quantity = (text: string | null) => (text === null ? null : BigInt(text))

const toBucket = (row: BucketRow): NewBucket => ({
  ...row,
  opensAt: Temporal.Instant.from(row.opensAt),
  expiresAt: Temporal.Instant.from(row.expiresAt),
  granted: quantity(row.granted),
  used: BigInt(row.used),
  roamingGranted: quantity(row.roamingGranted),
  roamingUsed: BigInt(row.roamingUsed),
})

/** The allowances that hold now by line: those taken from, and those their offers give whole. */
export const bucketsByLine = (
  stored: readonly BucketRow[],
  items: readonly SubscribedItem[],
  read: {
    readonly periodOf: (item: SubscribedItem) => Period
    readonly book: CatalogueBook
    readonly timeZone: string
    readonly now: Temporal.Instant
  },
): ReadonlyMap<LineId, readonly NewBucket[]> => {
  const known = stored.map(toBucket)
  const have = new Set(known.map(bucketKey))
  const whole = items
    .flatMap(item => bucketsInPeriod([item], read.periodOf(item), read))
    .filter(bucket => holdsAt(bucket, read.now) && !have.has(bucketKey(bucket)))
  return Map.groupBy([...known, ...whole], ({ lineId }) => lineId)
}

const holdsAt = ({ opensAt, expiresAt }: NewBucket, at: Temporal.Instant): boolean =>
  Temporal.Instant.compare(opensAt, at) <= 0 && Temporal.Instant.compare(at, expiresAt) < 0

/** What is left of each service at home, the allowances of a line together; data first. */
export const servicesLeft = (buckets: readonly NewBucket[], now: Temporal.Instant): Left[] =>
  services.flatMap(service => {
    const own = buckets.filter(
      bucket => bucket.service === service && bucket.servedIn.includes(homeZone),
    )
    const renewed = own.findLast(({ carried }) => !carried)
    return renewed === undefined ? [] : [together(own, renewed, now)]
  })

const sum = (amounts: readonly bigint[]) => amounts.reduce((a, b) => a + b, 0n)
const least = (a: bigint, b: bigint) => (a < b ? a : b)

const together = (
  buckets: readonly NewBucket[],
  renewed: NewBucket,
  now: Temporal.Instant,
): Left => {
  const used = sum(buckets.map(bucket => bucket.used))
  const { service, beyond } = renewed
  const grants = buckets.map(({ granted }) => granted).filter(granted => granted !== null)
  const abroad = abroadLeft(buckets)
  if (grants.length < buckets.length) {
    return {
      service,
      used: String(used),
      ...(abroad === null ? {} : { abroadLeft: String(abroad) }),
      beyond,
    }
  }
  const granted = sum(grants)
  const left = sum(buckets.map(bucket => remaining(bucket) ?? 0n))
  const ahead = forecast({ ...renewed, granted, used }, now)
  const leftAtEnd = ahead === null || ahead.usedAtEnd > granted ? 0n : granted - ahead.usedAtEnd
  return {
    service,
    used: String(used),
    granted: String(granted),
    left: String(left),
    ...(abroad === null || abroad >= left ? {} : { abroadLeft: String(abroad) }),
    beyond,
    ...(ahead === null
      ? {}
      : {
          forecast: {
            left: String(leftAtEnd),
            ...(ahead.runsOutAt === null ? {} : { runsOutAt: ahead.runsOutAt.toString() }),
          },
        }),
  }
}

/** Null when none of these may be used away from home, or one may without limit. */
const abroadLeft = (buckets: readonly NewBucket[]): bigint | null => {
  const roaming = buckets
    .filter(({ servedIn }) => servedIn.some(zone => zone !== homeZone))
    .map(abroadLeftOf)
  const limited = roaming.filter(left => left !== null)
  return limited.length === 0 || limited.length < roaming.length ? null : sum(limited)
}

const abroadLeftOf = (bucket: NewBucket): bigint | null => {
  const left = remaining(bucket)
  const { roamingGranted, roamingUsed } = bucket
  if (roamingGranted === null) return left
  const room = roamingGranted > roamingUsed ? roamingGranted - roamingUsed : 0n
  return left === null ? room : least(left, room)
}
