import type { TariffFile } from '../../../brands/tariff-schema.ts'
import { microEuros } from '../../../contract/money.ts'
import { Fault, present } from '../../kernel/errors.ts'
import {
  type DestinationZone,
  type Rate,
  rateKey,
  type TariffPlan,
  type Tariffs,
} from './tariff.ts'

type Section<Name extends keyof TariffFile> = NonNullable<TariffFile[Name]>
type PlanRow = Section<'tariffPlans'>[number]
type RateRow = PlanRow['lists'][number]['rates'][number]

const isoDay = {
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
  saturday: 6,
  sunday: 7,
} as const

/** Puts the zones and price lists of a pack in the shape that rating looks them up; the pack has been checked. */
export const toTariffs = (file: TariffFile): Tariffs => {
  const rows = file.destinationZones ?? []
  const zones = new Map(rows.map(row => [row.id, toZone(row)]))
  const zone = (code: string): DestinationZone => present(zones.get(code), `the zone ${code}`)
  const roamingZones = file.roamingZones ?? []
  return {
    numbering: present(file.numbering?.[0], 'how numbers are dialled'),
    zones,
    prefixes: new Map(
      rows.flatMap(row => (row.prefixes ?? []).map(prefix => [prefix, zone(row.id)] as const)),
    ),
    shortNumbers: new Map(
      rows.flatMap(row =>
        (row.numbers ?? []).map(
          number => [`${number.length}:${number.replace(/x+$/, '')}`, zone(row.id)] as const,
        ),
      ),
    ),
    roamingNames: new Map(roamingZones.map(row => [row.id, row.names])),
    networks: toNetworks(roamingZones),
    plans: new Map((file.tariffPlans ?? []).map(row => [row.id, toTariffPlan(row)])),
  }
}

const toZone = (row: Section<'destinationZones'>[number]): DestinationZone => ({
  code: row.id,
  names: row.names,
  thirdParty: row.thirdParty ?? false,
  free: row.free ?? false,
})

const toNetworks = (zones: Section<'roamingZones'>): Tariffs['networks'] =>
  Map.groupBy(
    zones.flatMap(zone =>
      zone.members.flatMap(({ networks, from, until }) =>
        networks.map(network => ({
          network: network.replace('-', ''),
          zone: zone.id,
          from: Temporal.PlainDate.from(from),
          until: until === undefined ? null : Temporal.PlainDate.from(until),
        })),
      ),
    ),
    ({ network }) => network,
  )

const toTariffPlan = (row: PlanRow): TariffPlan => {
  const newestFirst = row.lists.toSorted((a, b) => (a.from < b.from ? 1 : -1))
  const keyed = newestFirst.flatMap(({ from, citation, rates }) =>
    rates.flatMap(rate =>
      keysOf(rate).map(key => ({ key, rate: toRate(rate, { plan: row.id, from, key, citation }) })),
    ),
  )
  const rates = new Map<string, Rate[]>()
  for (const { key, rate } of keyed) rates.set(key, [...(rates.get(key) ?? []), rate])
  return { code: row.id, names: row.names, vatClass: row.vatClass, taxes: row.taxes, rates }
}

const keysOf = ({ service, direction = 'out', in: zones, to }: RateRow): string[] =>
  zones.flatMap(from => (to ?? [null]).map(zone => rateKey({ service, direction, from, to: zone })))

const toRate = (
  row: RateRow,
  list: {
    readonly plan: string
    readonly from: string
    readonly key: string
    readonly citation: string
  },
): Rate => {
  const [first, next] = row.increments.split('/')
  if (first === undefined || next === undefined) {
    throw new Fault('increments without a slash', { increments: row.increments })
  }
  return {
    rateId: `${list.plan}/${list.from}/${list.key}`,
    from: Temporal.PlainDate.from(list.from),
    price: microEuros(BigInt(row.micros)),
    perUnits: BigInt(row.per),
    firstIncrement: BigInt(first),
    nextIncrement: BigInt(next),
    setup: microEuros(BigInt(row.setupMicros ?? 0)),
    bands: (row.bands ?? []).map(band => ({
      days: band.days.map(day => isoDay[day]),
      from: band.from,
      until: band.until,
      price: microEuros(BigInt(band.micros)),
    })),
    citation: list.citation,
  }
}
