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
import { type Price, price, toRate } from './rate.ts'
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
  /** What it would have cost and is not charged: a ceiling was reached, or roaming was off. */
  readonly writtenOff: MicroEuros
  readonly outcome: Outcome
}

/**
 * Rates one record against the buckets of its line as they stand at `takenAtUs`: the instant of the
 * communication, or for a late one an instant of the period it now counts in.
 */
export const rateRecord = <B extends Bucket>(
  record: Pick<UsageRecord, 'service' | 'direction' | 'quantity' | 'startedText'>,
  located: Pick<Located, 'servedIn' | 'goesTo' | 'rate'>,
  from: {
    readonly buckets: readonly B[]
    /** Microseconds since 1970. */
    readonly takenAtUs: number
    readonly blocked: boolean
    /** Roaming was off: it takes nothing, and whatever it would cost is written off. */
    readonly barred: boolean
    readonly timeZone: string
  },
): Rated<B> => {
  const { service, quantity } = record
  const { servedIn, goesTo } = located
  const takes = !from.barred && (service === 'data' || record.direction === 'out')
  const { draws, covered, ...drawn } = draw(takes ? from.buckets : [], {
    service,
    atUs: from.takenAtUs,
    servedIn,
    goesTo,
    quantity,
  })
  const taken = { draws, included: covered, buckets: takes ? drawn.buckets : from.buckets }
  if (covered >= quantity && draws.length > 0) return asFree(taken, 'included')
  const rate = toRate(located.rate)
  const priced = price(rate, {
    startedAt: rate.bands.length === 0 ? null : Temporal.Instant.from(record.startedText),
    timeZone: from.timeZone,
    quantity,
    covered,
    lasts: service === 'voice',
  })
  if (priced.micros === 0n) return asPriced(taken, priced, 'free')
  if (from.barred) return { ...asFree(taken, 'blocked'), writtenOff: priced.micros }
  const beyond = from.blocked && drawn.beyond === 'charged' ? 'blocked' : drawn.beyond
  return beyond === 'charged' ? asPriced(taken, priced, beyond) : asFree(taken, beyond)
}

type Taken<B extends Bucket> = Pick<Rated<B>, 'draws' | 'buckets' | 'included'>

const nothing: Price = { charged: 0n, micros: microEuros(0n) }

const asFree = <B extends Bucket>(taken: Taken<B>, outcome: Outcome): Rated<B> =>
  asPriced(taken, nothing, outcome)

const asPriced = <B extends Bucket>(
  { draws, buckets, included }: Taken<B>,
  { charged, micros }: Price,
  outcome: Outcome,
): Rated<B> => ({ draws, buckets, included, charged, micros, writtenOff: nothing.micros, outcome })
