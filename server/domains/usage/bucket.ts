import { microsecondsOf } from '../../kernel/calendar.ts'
import type { Service } from '../catalog/public.ts'

/** What an allowance gives during its time, and what has been taken of it. */
export type Bucket = {
  readonly id: string
  readonly service: Service
  /** `home` and the roaming zones where it may be used. */
  readonly servedIn: readonly string[]
  /** The zones it may go to; null where a destination means nothing (data). */
  readonly goesTo: readonly string[] | null
  /** Lower is used first. */
  readonly priority: number
  readonly opensAt: Temporal.Instant
  /** Excluded. */
  readonly expiresAt: Temporal.Instant
  /** Null is without limit. */
  readonly granted: bigint | null
  readonly used: bigint
  /** The part that may be used while roaming; null is all of it. */
  readonly roamingGranted: bigint | null
  readonly roamingUsed: bigint
  readonly beyond: Beyond
}

/** What happens once an allowance is used: the tariff's price, nothing more, or a slower line. */
export type Beyond = 'charged' | 'blocked' | 'slowed'

export const homeZone = 'home'

/** What asks for an allowance. */
export type Wanted = {
  readonly service: Service
  /** Microseconds since 1970. */
  readonly atUs: number
  readonly servedIn: string
  readonly goesTo: string | null
  readonly quantity: bigint
}

export type Draw = { readonly bucketId: string; readonly quantity: bigint }

export type Drawn<B extends Bucket = Bucket> = {
  readonly draws: readonly Draw[]
  /** The buckets after the draws, in the order in which they were given. */
  readonly buckets: readonly B[]
  readonly covered: bigint
  /** What becomes of the rest. Without any allowance for it, it is charged. */
  readonly beyond: Beyond
}

/**
 * Takes a quantity from the allowances that match, by priority, then by what expires first, then by id;
 * several may share it (vectors 13, 14 and 18). The last allowance that matches says what becomes of the
 * rest; but past its roaming part the rest is charged (Regulation (EU) 2022/612).
 */
export const draw = <B extends Bucket>(buckets: readonly B[], wanted: Wanted): Drawn<B> => {
  const matching = buckets.filter(bucket => matches(bucket, wanted)).toSorted(inOrderOfUse)
  const isRoaming = wanted.servedIn !== homeZone
  const draws: Draw[] = []
  const after = new Map<string, B>()
  let left = wanted.quantity
  let beyond: Beyond = 'charged'
  for (const bucket of matching) {
    const quantity = least(left, roomIn(bucket, isRoaming))
    if (quantity > 0n) {
      draws.push({ bucketId: bucket.id, quantity })
      after.set(bucket.id, take(bucket, quantity, isRoaming))
      left -= quantity
    }
    beyond = beyondOf(after.get(bucket.id) ?? bucket, isRoaming)
  }
  return {
    draws,
    buckets: draws.length === 0 ? buckets : buckets.map(bucket => after.get(bucket.id) ?? bucket),
    covered: wanted.quantity - left,
    beyond,
  }
}

/** What is left of a bucket; null without limit. */
export const remaining = ({ granted, used }: Pick<Bucket, 'granted' | 'used'>): bigint | null =>
  granted === null ? null : most(0n, granted - used)

const matches = (bucket: Bucket, { service, atUs, servedIn, goesTo }: Wanted): boolean =>
  bucket.service === service &&
  bucket.servedIn.includes(servedIn) &&
  (bucket.goesTo === null || (goesTo !== null && bucket.goesTo.includes(goesTo))) &&
  microsecondsOf(bucket.opensAt) <= atUs &&
  atUs < microsecondsOf(bucket.expiresAt)

const inOrderOfUse = (a: Bucket, b: Bucket): number =>
  a.priority - b.priority ||
  microsecondsOf(a.expiresAt) - microsecondsOf(b.expiresAt) ||
  (a.id < b.id ? -1 : 1)

/** What may be taken now, abroad or at home. `null` limits are more than anybody asks. */
const roomIn = (bucket: Bucket, isRoaming: boolean): bigint => {
  const whole = remaining(bucket) ?? noLimit
  if (!isRoaming || bucket.roamingGranted === null) return whole
  return least(whole, most(0n, bucket.roamingGranted - bucket.roamingUsed))
}

const noLimit = 2n ** 62n

const take = <B extends Bucket>(bucket: B, quantity: bigint, isRoaming: boolean): B => ({
  ...bucket,
  used: bucket.used + quantity,
  roamingUsed: bucket.roamingUsed + (isRoaming ? quantity : 0n),
})

const beyondOf = (bucket: Bucket, isRoaming: boolean): Beyond => {
  const isFairUseSpent = isRoaming && roomIn(bucket, true) === 0n && roomIn(bucket, false) > 0n
  return isFairUseSpent ? 'charged' : bucket.beyond
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)
const most = (a: bigint, b: bigint): bigint => (a > b ? a : b)
