import { type MicroEuros, microEuros } from '../../../contract/money.ts'
import { isHiddenFromItemisedBill } from '../../law/itemised-bill.ts'
import {
  type Rate as CatalogueRate,
  rateOn,
  roamingZoneOf,
  type Tariffs,
  zoneOf,
} from '../catalog/public.ts'
import { type Bucket, type Draw, draw, homeZone } from './bucket.ts'
import { price, toRate } from './rate.ts'
import type { UsageRecord } from './usage-record.ts'

/** Why a record cannot be rated yet. It waits: nothing is ever rated at zero for want of knowing. */
export type SuspenseReason =
  | 'unknown-line'
  | 'unknown-network'
  | 'unknown-destination'
  | 'no-plan'
  | 'no-price'
  | 'too-old'

/** What a line had agreed to at the time of the communication. */
export type LineTerms = {
  /** The plan of prices for what allowances do not cover. */
  readonly tariffPlan: string
  /** Whether nothing can be charged beyond the allowances. */
  readonly blocked: boolean
}

/** Where a communication took place and went, and its price. */
export type Located = {
  readonly servedIn: string
  /** Null where a destination means nothing: data, and what is received. */
  readonly goesTo: string | null
  readonly rate: CatalogueRate
  /** Whether it may be shown in a list of communications (law.md 3.8). */
  readonly listed: boolean
}

/** The zone whose numbers cost nothing to who calls them. */
const freeZone = 'free'

/** Finds zones and price of a record on its civil date, or says why it must wait. */
export const locate = (
  tariffs: Tariffs,
  record: UsageRecord,
  { terms, on }: { readonly terms: LineTerms; readonly on: Temporal.PlainDate },
): Located | SuspenseReason => {
  const servedIn = servingZone(tariffs, record, on)
  if (servedIn === null) return 'unknown-network'
  const { service, direction, counterpart } = record
  const goesSomewhere = service !== 'data' && direction === 'out'
  const goesTo = goesSomewhere ? (zoneOf(tariffs, counterpart)?.code ?? null) : null
  if (goesSomewhere && goesTo === null) return 'unknown-destination'
  const { tariffPlan } = terms
  const rate = rateOn(tariffs, { tariffPlan, service, direction, from: servedIn, to: goesTo, on })
  if (rate === null) return 'no-price'
  const hidden = { number: counterpart, isFreeNumber: goesTo === freeZone }
  return { servedIn, goesTo, rate, listed: !isHiddenFromItemisedBill(hidden, on) }
}

/** The network decides. Without one, only a record that says `home` is known to be at home. */
const servingZone = (
  tariffs: Tariffs,
  { servingMccMnc, roaming }: UsageRecord,
  on: Temporal.PlainDate,
): string | null => {
  if (servingMccMnc !== '') return roamingZoneOf(tariffs, servingMccMnc, on)
  return roaming === 'home' ? homeZone : null
}

export type Outcome = 'included' | 'free' | 'charged' | 'blocked' | 'slowed'

export type Rated<B extends Bucket = Bucket> = {
  readonly draws: readonly Draw[]
  readonly buckets: readonly B[]
  /** What allowances took, in units as measured. */
  readonly included: bigint
  /** What is charged, in units counted in blocks. */
  readonly charged: bigint
  readonly micros: MicroEuros
  readonly outcome: Outcome
}

/**
 * Rates one record against the buckets of its line as they stand at `takenAt`: the instant of the
 * communication, or for a late one an instant of the period it now counts in.
 */
export const rateRecord = <B extends Bucket>(
  record: UsageRecord,
  located: Located,
  from: {
    readonly buckets: readonly B[]
    readonly takenAt: Temporal.Instant
    readonly blocked: boolean
    readonly timeZone: string
  },
): Rated<B> => {
  const { service, quantity, startedAt } = record
  const { servedIn, goesTo, rate } = located
  const takes = service === 'data' || record.direction === 'out'
  const drawn = draw(takes ? from.buckets : [], {
    service,
    at: from.takenAt,
    servedIn,
    goesTo,
    quantity,
  })
  const buckets = takes ? drawn.buckets : from.buckets
  const base = { draws: drawn.draws, included: drawn.covered, buckets }
  const nothing = { ...base, charged: 0n, micros: microEuros(0n) }
  if (drawn.covered >= quantity && drawn.draws.length > 0)
    return { ...nothing, outcome: 'included' }
  const priced = price(toRate(rate), {
    startedAt,
    timeZone: from.timeZone,
    quantity,
    covered: drawn.covered,
    lasts: service === 'voice',
  })
  if (priced.micros === 0n) return { ...base, ...priced, outcome: 'free' }
  const beyond = from.blocked && drawn.beyond === 'charged' ? 'blocked' : drawn.beyond
  if (beyond !== 'charged') return { ...nothing, outcome: beyond }
  return { ...base, ...priced, outcome: 'charged' }
}
