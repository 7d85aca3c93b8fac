import { type MicroEuros, microEuros } from '../../../contract/money.ts'
import { type Bucket, type Draw, draw, homeZone } from './bucket.ts'
import { price } from './rate.ts'
import { type FoundRate, findRate, type TariffIndex } from './tariff.ts'
import type { UsageRecord } from './usage-record.ts'
import { destinationOf, networkZone } from './zone.ts'

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
  readonly found: FoundRate
}

/** Finds zones and price of a record on its civil date, or says why it must wait. */
export const locate = (
  index: TariffIndex,
  record: UsageRecord,
  { terms, on }: { readonly terms: LineTerms; readonly on: string },
): Located | SuspenseReason => {
  const servedIn = servingZone(index, record, on)
  if (servedIn === null) return 'unknown-network'
  const goesSomewhere = record.service !== 'data' && record.direction === 'out'
  const goesTo = goesSomewhere ? destinationOf(index.destinations, record.counterpart) : null
  if (goesSomewhere && goesTo === null) return 'unknown-destination'
  const { service, direction } = record
  const found = findRate(index, terms.tariffPlan, { on, service, direction, servedIn, goesTo })
  return found === null ? 'no-price' : { servedIn, goesTo, found }
}

/** The network decides. Without one, only a record that says `home` is known to be at home. */
const servingZone = (
  index: TariffIndex,
  { servingMccMnc, roaming }: UsageRecord,
  on: string,
): string | null => {
  if (servingMccMnc !== '') return networkZone(index.networks, servingMccMnc, on)
  return roaming === 'home' ? homeZone : null
}

export type Outcome = 'included' | 'free' | 'charged' | 'blocked' | 'slowed'

export type Rated = {
  readonly draws: readonly Draw[]
  readonly buckets: readonly Bucket[]
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
export const rateRecord = (
  record: UsageRecord,
  located: Located,
  from: {
    readonly buckets: readonly Bucket[]
    readonly takenAt: Temporal.Instant
    readonly terms: LineTerms
    readonly timeZone: string
  },
): Rated => {
  const { service, quantity, startedAt } = record
  const { servedIn, goesTo, found } = located
  const takes = service === 'data' || record.direction === 'out'
  const drawn = draw(takes ? from.buckets : [], {
    service,
    at: from.takenAt,
    servedIn,
    goesTo,
    quantity,
  })
  const base = { draws: drawn.draws, included: drawn.covered }
  const buckets = takes ? drawn.buckets : from.buckets
  const beyond = from.terms.blocked && drawn.beyond === 'charged' ? 'blocked' : drawn.beyond
  const nothing = { ...base, buckets, charged: 0n, micros: microEuros(0n) }
  if (drawn.covered >= quantity && drawn.draws.length > 0)
    return { ...nothing, outcome: 'included' }
  const priced = price(found.rate, {
    startedAt,
    timeZone: from.timeZone,
    quantity,
    covered: drawn.covered,
    lasts: service === 'voice',
  })
  if (priced.micros === 0n) return { ...base, ...priced, buckets, outcome: 'free' }
  if (beyond !== 'charged') return { ...nothing, outcome: beyond }
  return { ...base, ...priced, buckets, outcome: 'charged' }
}
