import { Fault, present } from '../../kernel/errors.ts'
import type { Service } from './bucket.ts'
import type { Rate } from './rate.ts'
import type { TimeBand } from './time-band.ts'
import {
  type DestinationIndex,
  type DestinationZone,
  indexDestinations,
  indexNetworks,
  type NetworkIndex,
  type RoamingZone,
} from './zone.ts'

export const directions = ['out', 'in'] as const
export type Direction = (typeof directions)[number]

/** A row of a price list as the operator's pack writes it; it prices every pair of `in` and `to`. */
export type RateRow = {
  readonly service: Service
  readonly direction?: Direction
  readonly in: readonly string[]
  /** Left out: wherever it goes. */
  readonly to?: readonly string[]
  readonly micros: number
  readonly per: number
  /** `60/1` */
  readonly increments: string
  readonly setupMicros?: number
  readonly bands?: readonly {
    readonly days: readonly string[]
    /** `20:00`; `24:00` is the end of the day. */
    readonly from: string
    readonly until: string
    readonly micros: number
  }[]
}

/** All prices and zones of the operator, dated, in the civil time of its zone. */
export type TariffBook = {
  readonly timeZone: string
  /** ISO code: how short and national numbers are read. */
  readonly country: string
  readonly destinationZones: readonly DestinationZone[]
  readonly roamingZones: readonly RoamingZone[]
  readonly tariffPlans: readonly {
    readonly id: string
    /** Prices from a civil date. A row replaces the same row of an earlier list; the others stay. */
    readonly lists: readonly { readonly from: string; readonly rates: readonly RateRow[] }[]
  }[]
}

/** A price and the list it comes from: `mobile@2026-01-01`. */
export type FoundRate = { readonly rate: Rate; readonly version: string }

type PriceList = { readonly from: string; readonly rates: ReadonlyMap<string, FoundRate> }

export type TariffIndex = {
  readonly timeZone: string
  readonly destinations: DestinationIndex
  readonly networks: NetworkIndex
  /** The lists of each plan, newest first. */
  readonly plans: ReadonlyMap<string, readonly PriceList[]>
}

/** Prepares the prices for looking up. Throws a Fault for a row that cannot be read. */
export const indexTariffs = (book: TariffBook): TariffIndex => ({
  timeZone: book.timeZone,
  destinations: indexDestinations(book.destinationZones),
  networks: indexNetworks(book.roamingZones),
  plans: new Map(
    book.tariffPlans.map(({ id, lists }) => [
      id,
      lists
        .map(list => indexList(id, list))
        .toSorted((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0)),
    ]),
  ),
})

const anywhere = '*'

const indexList = (
  planId: string,
  { from, rates }: TariffBook['tariffPlans'][number]['lists'][number],
): PriceList => {
  const index = new Map<string, FoundRate>()
  for (const row of rates) {
    const found = { rate: rateOf(row), version: `${planId}@${from}` }
    for (const servedIn of row.in) {
      for (const goesTo of row.to ?? [anywhere]) {
        index.set(keyOf({ ...row, direction: row.direction ?? 'out', servedIn, goesTo }), found)
      }
    }
  }
  return { from, rates: index }
}

type Place = {
  readonly service: Service
  readonly direction: Direction
  readonly servedIn: string
  readonly goesTo: string | null
}

const keyOf = ({ service, direction, servedIn, goesTo }: Place): string =>
  `${service} ${direction} ${servedIn} ${goesTo ?? anywhere}`

/**
 * The price on a civil date (`2026-11-22`): the newest list that has one for this destination, else the
 * newest that has one for anywhere. Null when the plan has none: never a price of zero.
 */
export const findRate = (
  index: TariffIndex,
  planId: string,
  { on, ...place }: Place & { readonly on: string },
): FoundRate | null => {
  const lists = index.plans.get(planId) ?? []
  return heldRate(lists, on, keyOf(place)) ?? heldRate(lists, on, keyOf({ ...place, goesTo: null }))
}

const heldRate = (lists: readonly PriceList[], on: string, key: string): FoundRate | null => {
  for (const { from, rates } of lists) {
    const found = from <= on ? rates.get(key) : undefined
    if (found !== undefined) return found
  }
  return null
}

const rateOf = (row: RateRow): Rate => {
  const [first, next] = row.increments.split('/')
  return {
    setupMicros: BigInt(row.setupMicros ?? 0),
    tapering: 'graduated',
    steps: [
      {
        upTo: null,
        micros: BigInt(row.micros),
        per: BigInt(row.per),
        first: BigInt(present(first, 'the first increment of a rate')),
        next: BigInt(present(next, 'the next increment of a rate')),
      },
    ],
    bands: (row.bands ?? []).map(bandOf),
  }
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

const bandOf = (band: NonNullable<RateRow['bands']>[number]): TimeBand => ({
  days: band.days.map(name => {
    const day = weekdays.indexOf(name) + 1
    if (day === 0) throw new Fault('a time band names no day of the week', { name })
    return day
  }),
  fromMinute: minuteOf(band.from),
  untilMinute: minuteOf(band.until),
  micros: BigInt(band.micros),
})

const minuteOf = (text: string): number => {
  const [hours, minutes] = text.split(':')
  return Number(hours) * 60 + Number(minutes)
}
