import type { LineId } from '../../../contract/ids.ts'
import { type Cents, type MicroEuros, microEuros } from '../../../contract/money.ts'
import type { Cause } from '../../../contract/routes/usage-controls.ts'
import { microsecondsOf, monthsAfter, type Period, startOfDay } from '../../kernel/calendar.ts'
import {
  type CatalogueBook,
  type Direction,
  findTerms,
  type Rate,
  rateOn,
  type Service,
} from '../catalog/public.ts'
import type { SubscribedItem } from '../lines/public.ts'
import { bucketsOfItem, carriedBuckets, type NewBucket, type OwnedBucket } from './allowance.ts'
import { termsOfPlan } from './batch.ts'
import { premiumIn } from './cap-charges.ts'
import { causesOf, chargeUnder } from './ceiling.ts'
import { ceilingAt, type Decision } from './control.ts'
import { legalRoamingCeiling } from './legal-ceiling.ts'
import { type LineTerms, type Outcome, type Rated, rateRecord } from './rate-record.ts'
import { addTo as addToTally, rowIn, spendingOf, spentIn, tallyOf } from './tally.ts'

/** From where to where, by which service: one object for all communications of the same way. */
export type Way = {
  readonly service: Service
  readonly direction: Direction
  readonly servedIn: string
  /** Null where a destination means nothing. */
  readonly goesTo: string | null
}

/** A communication of the past, as far as its price under another plan depends on it. */
export type Communication = {
  readonly way: Way
  /** Microseconds since 1970. */
  readonly startedUs: number
  /** Seconds, messages or bytes. */
  readonly quantity: bigint
}

/** Usage of a month under a plan, summed as the bill run finds it. */
export type ReplayedSum = Way & {
  readonly lineId: LineId
  readonly rateId: string
  readonly outcome: Outcome
  readonly records: bigint
  readonly quantity: bigint
  readonly included: bigint
  readonly charged: bigint
  readonly micros: MicroEuros
  /** What a ceiling took off. */
  readonly writtenOff: MicroEuros
}

/** What a plan would have made of a month: its sums, and the communications that it has no price for. */
export type ReplayedMonth = {
  readonly sums: readonly ReplayedSum[]
  readonly unpriced: readonly Communication[]
}

/** A plan and the options beside it, asked about months that were lived. */
export type Imagined = {
  /** The plan first. Their days do not matter: each is there in all the months. */
  readonly items: readonly SubscribedItem[]
  readonly book: CatalogueBook
  /** Whole months, in order, each beginning where the one before ends. */
  readonly months: readonly Period[]
  /** The day whose prices, zones and fair use apply. */
  readonly on: Temporal.PlainDate
  /** What was decided of the line: its ceilings hold in every month as they stand now. */
  readonly decisions: readonly Decision[]
  readonly timeZone: string
}

/** No plan hands what is left over for longer than a year. */
const mostRollover = 12

/**
 * What communications that were lived would come to under another plan, at the prices of one day: rated one after the
 * other as the network's records are, by the same function. `past` is in order of event. Pure and without rounding but
 * that of each record's price to 10⁻⁶ EUR.
 */
export const replay = (
  past: readonly Communication[],
  imagined: Imagined,
): readonly ReplayedMonth[] => {
  const { items, book, months, timeZone } = imagined
  const terms = termsOf(imagined)
  const rates = ratesOf(imagined, terms)
  const limits = limitsOf(imagined, terms)
  let carried: readonly NewBucket[] = []
  let at = 0
  return months.map(month => {
    const until = microsecondsOf(startOfDay(month.end, timeZone))
    const first = at
    while ((past[at]?.startedUs ?? until) < until) at += 1
    const own = past.slice(first, at)
    const opened = [...carried, ...bucketsIn(month, imagined)].map(withId)
    const { buckets, ...lived } = rateMonth(own, { opened, rates, limits, terms, imagined })
    carried = carriedBuckets(buckets, rolloverOf(book, items), {
      opensAt: startOfDay(month.end, timeZone),
      ends: Array.from({ length: mostRollover }, (_, index) =>
        startOfDay(monthsAfter(month.end, index + 1), timeZone),
      ),
    }).concat(buckets.filter(({ carried: isOld, expiresAt }) => isOld && !isOver(expiresAt, until)))
    return lived
  })
}

const isOver = (expiresAt: Temporal.Instant, untilUs: number): boolean =>
  microsecondsOf(expiresAt) <= untilUs

const withId = (bucket: NewBucket, index: number): OwnedBucket => ({
  ...bucket,
  id: String(index).padStart(4, '0'),
})

const termsOf = ({ items, book }: Imagined): LineTerms | null =>
  items.map(item => termsOfPlan(findTerms(book, item))).find(terms => terms !== null) ?? null

const bucketsIn = (period: Period, { items, book, on, timeZone }: Imagined): readonly NewBucket[] =>
  items.flatMap(item => {
    const offer = findTerms(book, item)
    const whole = { ...item, startsOn: period.start, endsOn: null }
    return offer === null ? [] : bucketsOfItem(whole, offer, { period, timeZone, fairUseOn: on })
  })

const rolloverOf =
  (book: CatalogueBook, items: readonly SubscribedItem[]) =>
  ({ itemId, allowance }: NewBucket): number => {
    const item = items.find(known => known.itemId === itemId)
    const offer = item === undefined ? null : findTerms(book, item)
    return offer?.allowances.find(({ code }) => code === allowance)?.rolloverPeriods ?? 0
  }

type FindRate = (way: Way) => Rate | null

/** The rate of each way on the one day, looked up once. */
const ratesOf = ({ book, on }: Imagined, terms: LineTerms | null): FindRate => {
  const known = new Map<Way, Rate | null>()
  return way => {
    const found = known.get(way)
    if (found !== undefined) return found
    const { servedIn: from, goesTo: to, service, direction } = way
    const rate =
      terms === null
        ? null
        : rateOn(book.current.tariffs, {
            tariffPlan: terms.tariffPlan,
            service,
            direction,
            from,
            to,
            on,
          })
    known.set(way, rate)
    return rate
  }
}

type Lived = {
  readonly opened: readonly OwnedBucket[]
  readonly rates: FindRate
  readonly limits: FindLimit
  readonly terms: LineTerms | null
  readonly imagined: Imagined
}

const rateMonth = (
  own: readonly Communication[],
  { opened, rates, limits, terms, imagined }: Lived,
): ReplayedMonth & { readonly buckets: readonly OwnedBucket[] } => {
  const lineId = imagined.items[0]?.lineId
  const sums = new Map<Way, Map<Outcome, Sum>>()
  const cap = cappingOf(imagined, limits)
  let buckets = opened
  const unpriced: Communication[] = []
  for (const communication of own) {
    const { way, startedUs, quantity } = communication
    const rate = rates(way)
    if (rate === null || lineId === undefined) {
      unpriced.push(communication)
      continue
    }
    const { service, direction } = way
    const startedText = rate.bands.length === 0 ? '' : new Date(startedUs / 1000).toISOString()
    const rated = rateRecord(
      { service, direction, quantity, startedText },
      { servedIn: way.servedIn, goesTo: way.goesTo, rate },
      {
        buckets,
        takenAtUs: startedUs,
        blocked: terms?.blocked ?? false,
        barred: false,
        timeZone: imagined.timeZone,
      },
    )
    buckets = rated.buckets
    addTo(sums, way, { rated: cap(way, rate, rated), quantity })
  }
  return { sums: lineId === undefined ? [] : toSums(sums, { rates, lineId }), unpriced, buckets }
}

type FindLimit = (cause: Cause) => Cents | null

/** The ceilings of the line as they stand, those of the law with them, each looked up once. */
const limitsOf = ({ book, on, decisions }: Imagined, terms: LineTerms | null): FindLimit => {
  const known = new Map<Cause, Cents | null>()
  return cause => {
    const found = known.get(cause)
    if (found !== undefined) return found
    const law =
      cause === 'roaming-data' && terms !== null
        ? legalRoamingCeiling(book, terms.tariffPlan, on)
        : null
    const now = { atUs: Number.POSITIVE_INFINITY, legal: law?.limit ?? null }
    const { limit } = ceilingAt(decisions, cause, now)
    known.set(cause, limit)
    return limit
  }
}

/** Charges the communications of one month, in order, at most what is left under each ceiling. */
const cappingOf = ({ book }: Imagined, limits: FindLimit) => {
  const isPremium = premiumIn(book)
  const tally = tallyOf([], isPremium)
  return (way: Way, { rateId }: Rate, rated: Rated<OwnedBucket>): Rated<OwnedBucket> => {
    if (rated.micros === 0n) return rated
    const row = { ...way, rateId }
    const purses = causesOf(spendingOf(row, isPremium)).flatMap(cause => {
      const limit = limits(cause)
      return limit === null ? [] : [{ limit, spent: spentIn(tally, cause) }]
    })
    const { charged, writtenOff } = chargeUnder(rated.micros, purses, rowIn(tally, row))
    addToTally(tally, row, { micros: charged, isPremium })
    const isRefused = charged === 0n
    return {
      ...rated,
      micros: charged,
      writtenOff,
      ...(isRefused ? { charged: 0n, outcome: 'blocked' as const } : {}),
    }
  }
}

type Sum = {
  records: bigint
  quantity: bigint
  included: bigint
  charged: bigint
  micros: bigint
  writtenOff: bigint
}

const addTo = (
  sums: Map<Way, Map<Outcome, Sum>>,
  way: Way,
  { rated, quantity }: { readonly rated: Rated; readonly quantity: bigint },
): void => {
  const ofWay = sums.get(way) ?? new Map<Outcome, Sum>()
  if (ofWay.size === 0) sums.set(way, ofWay)
  const empty = { records: 0n, quantity: 0n, included: 0n, charged: 0n, micros: 0n, writtenOff: 0n }
  const sum = ofWay.get(rated.outcome) ?? empty
  sum.records += 1n
  sum.quantity += quantity
  sum.included += rated.included
  sum.charged += rated.charged
  sum.micros += rated.micros
  sum.writtenOff += rated.writtenOff
  ofWay.set(rated.outcome, sum)
}

const toSums = (
  sums: ReadonlyMap<Way, ReadonlyMap<Outcome, Sum>>,
  { rates, lineId }: { readonly rates: FindRate; readonly lineId: LineId },
): readonly ReplayedSum[] =>
  [...sums].flatMap(([way, ofWay]) =>
    [...ofWay].map(([outcome, sum]) => ({
      ...way,
      lineId,
      rateId: rates(way)?.rateId ?? '',
      outcome,
      ...sum,
      micros: microEuros(sum.micros),
      writtenOff: microEuros(sum.writtenOff),
    })),
  )
