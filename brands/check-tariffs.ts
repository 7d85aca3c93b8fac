import { backwardDates, idsOf, repeatedIds, unknownIds } from './check-dated.ts'
import type { PackProblem } from './pack-file.ts'
import type { PackSections } from './pack-sections.ts'
import type { RateRow, TariffPlan } from './tariff-schema.ts'

type Row<Name extends keyof PackSections> = PackSections[Name][number]
type InPlan = Row<'tariffPlans'>

/** Checks what the shape of a file cannot say of its zones and rates. */
export const checkTariffs = (pack: PackSections): PackProblem[] => {
  return [
    ...repeatedIds(pack.destinationZones, 'destination zone'),
    ...repeatedIds(pack.roamingZones, 'roaming zone'),
    ...repeatedIds(pack.tariffPlans, 'tariff plan'),
    ...pack.numbering
      .slice(1)
      .map(({ problem }) => problem([], 'numbers are dialled one way only')),
    ...repeatedNumbers(pack.destinationZones),
    ...missingHome(pack),
    ...sharedNetworks(pack.roamingZones),
    ...pack.tariffPlans.flatMap(plan => checkPlan(pack, plan)),
    ...unpricedZones(pack),
    ...pack.tariffPlans.flatMap(plan => paidFreeZones(pack, plan)),
    ...pack.tariffPlans.flatMap(unpricedAway),
  ]
}

const repeatedNumbers = (zones: readonly Row<'destinationZones'>[]): PackProblem[] => {
  const owner = new Map<string, string>()
  return zones.flatMap(({ row, problem }) =>
    (['prefixes', 'numbers'] as const).flatMap(key =>
      (row[key] ?? []).flatMap((digits, at) => {
        const known = owner.get(`${key} ${digits}`)
        owner.set(`${key} ${digits}`, row.id)
        return known === undefined
          ? []
          : [problem([key, at], `${digits} is already in the zone \`${known}\``)]
      }),
    ),
  )
}

const missingHome = ({ roamingZones }: PackSections): PackProblem[] => {
  const first = roamingZones[0]
  if (first === undefined || roamingZones.some(({ row }) => row.id === 'home')) return []
  return [first.problem([], 'the roaming zones need one named `home`')]
}

type Stay = { zone: string; from: string; until: string }

const sharedNetworks = (zones: readonly Row<'roamingZones'>[]): PackProblem[] => {
  const stays = new Map<string, Stay[]>()
  return zones.flatMap(({ row, problem }) =>
    row.members.flatMap(({ networks, from, until = '9999-12-31' }, at) => {
      const path = ['members', at]
      if (until <= from) return [problem([...path, 'until'], `${until} is not after ${from}`)]
      return networks.flatMap((network, position) => {
        const known = stays.get(network) ?? []
        stays.set(network, [...known, { zone: row.id, from, until }])
        const other = known.find(stay => stay.from < until && from < stay.until)
        return other === undefined
          ? []
          : [
              problem(
                [...path, 'networks', position],
                `${network} is already in the zone \`${other.zone}\` at that time`,
              ),
            ]
      })
    }),
  )
}

const checkPlan = (pack: PackSections, plan: InPlan): PackProblem[] => {
  const { vatClass, lists } = plan.row
  const isKnown = idsOf(pack.vatClasses).has(vatClass)
  return [
    ...(isKnown ? [] : [plan.problem(['vatClass'], `there is no VAT class \`${vatClass}\``)]),
    ...backwardDates(plan, 'lists', lists),
    ...lists.flatMap((list, at) => checkList(pack, plan, { list, at })),
  ]
}

const checkList = (
  pack: PackSections,
  plan: InPlan,
  { list, at }: { list: TariffPlan['lists'][number]; at: number },
): PackProblem[] => {
  const seen = new Set<string>()
  return list.rates.flatMap((rate, position) => {
    const path = ['lists', at, 'rates', position]
    const twice = rateKeys(rate).filter(key => seen.has(key))
    for (const key of rateKeys(rate)) seen.add(key)
    return [
      ...twice.map(key => plan.problem(path, `${key} already has a price in this list`)),
      ...checkRate(pack, plan, { rate, path }),
    ]
  })
}

/** What a row prices, one key for each pair of places: `voice out from home to switzerland`. */
const rateKeys = (rate: RateRow): string[] => {
  const direction = rate.direction ?? 'out'
  return rate.in.flatMap(zone =>
    (rate.to ?? ['anywhere']).map(to => `${rate.service} ${direction} from ${zone} to ${to}`),
  )
}

const checkRate = (
  pack: PackSections,
  plan: InPlan,
  { rate, path }: { rate: RateRow; path: (string | number)[] },
): PackProblem[] => {
  const hasNoDestination = rate.service === 'data' || rate.direction === 'in'
  const misplaced = `${rate.service} ${rate.direction ?? 'out'} has no destination; leave \`to\` out`
  return [
    ...(hasNoDestination && rate.to !== undefined
      ? [plan.problem([...path, 'to'], misplaced)]
      : []),
    ...unknownIds(plan, [...path, 'in'], {
      ids: rate.in,
      known: idsOf(pack.roamingZones),
      what: 'roaming zone',
    }),
    ...unknownIds(plan, [...path, 'to'], {
      ids: rate.to,
      known: idsOf(pack.destinationZones),
      what: 'destination zone',
    }),
    ...checkBands(plan, { rate, path }),
  ]
}

const checkBands = (
  plan: InPlan,
  { rate, path }: { rate: RateRow; path: (string | number)[] },
): PackProblem[] => {
  const bands = rate.bands ?? []
  return bands.flatMap((band, at) => {
    const place = [...path, 'bands', at]
    if (band.until <= band.from) {
      const says = `${band.until} is not after ${band.from}; a band stays within one day`
      return [plan.problem([...place, 'until'], says)]
    }
    const overlaps = bands
      .slice(0, at)
      .some(
        other =>
          other.days.some(day => band.days.includes(day)) &&
          other.from < band.until &&
          band.from < other.until,
      )
    return overlaps ? [plan.problem(place, 'overlaps another band of the same day')] : []
  })
}

const unpricedZones = ({ destinationZones, tariffPlans }: PackSections): PackProblem[] => {
  const rates = tariffPlans.flatMap(({ row }) => row.lists.flatMap(list => list.rates))
  const priced = new Set(rates.flatMap(rate => rate.to ?? []))
  return destinationZones.flatMap(({ row, problem }) =>
    priced.has(row.id) ? [] : [problem([], `no tariff plan has a price to the zone \`${row.id}\``)],
  )
}

const paidFreeZones = (pack: PackSections, plan: InPlan): PackProblem[] => {
  const free = new Set(pack.destinationZones.flatMap(({ row }) => (row.free ? [row.id] : [])))
  return plan.row.lists.flatMap((list, at) =>
    list.rates.flatMap((rate, position) => {
      const asksNothing = rate.micros === 0 && (rate.setupMicros ?? 0) === 0
      const zone = rate.to?.find(id => free.has(id))
      return asksNothing || zone === undefined
        ? []
        : [
            plan.problem(
              ['lists', at, 'rates', position, 'micros'],
              `the zone \`${zone}\` is free, so nothing can be asked`,
            ),
          ]
    }),
  )
}

/** What can be called or written to from home is priced from every zone that the plan serves. */
const unpricedAway = ({ row, problem }: InPlan): PackProblem[] => {
  const rates = row.lists.flatMap(list => list.rates).filter(({ direction }) => direction !== 'in')
  return (['voice', 'sms', 'mms'] as const).flatMap(service => {
    const ofService = rates.filter(rate => rate.service === service)
    const from = (zone: string) => ofService.filter(rate => rate.in.includes(zone))
    const destinations = new Set(from('home').flatMap(rate => rate.to ?? []))
    const zones = [...new Set(ofService.flatMap(rate => rate.in))].filter(zone => zone !== 'home')
    return zones.flatMap(zone => {
      const priced = from(zone)
      if (priced.some(rate => rate.to === undefined)) return []
      return [...destinations]
        .filter(to => !priced.some(rate => rate.to?.includes(to)))
        .map(to =>
          problem([], `${service} to \`${to}\` has a price from home and none from \`${zone}\``),
        )
    })
  })
}
