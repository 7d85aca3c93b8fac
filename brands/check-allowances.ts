import { backwardDates, idsOf, unknownIds } from './check-dated.ts'
import type { AllowanceRow, Unit } from './offer-schema.ts'
import type { PackProblem } from './pack-file.ts'
import type { Located, PackSections } from './pack-sections.ts'
import type { Service } from './tariff-schema.ts'

type WithAllowances = Located<{ allowances?: AllowanceRow[]; blocked?: boolean }>

const unitsOf: Record<Service, readonly Unit[]> = {
  voice: ['s', 'min', 'h'],
  sms: ['message'],
  mms: ['message'],
  data: ['B', 'kB', 'MB', 'GB'],
}

const sizeOf: Record<Unit, number> = {
  B: 1,
  kB: 1_000,
  MB: 1_000_000,
  GB: 1_000_000_000,
  s: 1,
  min: 60,
  h: 3_600,
  message: 1,
}

/** A quantity in the unit of its records: bytes (decimal multiples), seconds or messages. */
export const inBaseUnits = ({ quantity, unit }: { quantity: number; unit: Unit }): number => {
  return quantity * sizeOf[unit]
}

/** Checks the allowances of one offer: units, zones, and what may be used while roaming. */
export const checkAllowances = (pack: PackSections, offer: WithAllowances): PackProblem[] => {
  const seen = new Set<string>()
  return (offer.row.allowances ?? []).flatMap((allowance, at) => {
    const path = ['allowances', at]
    const isRepeated = seen.has(allowance.id)
    seen.add(allowance.id)
    const repeated = `allowance \`${allowance.id}\` is already in this offer`
    const charged = 'the plan is blocked, so nothing can be `charged` beyond an allowance'
    const inPath: WithAllowances = {
      row: offer.row,
      problem: (inner, says) => offer.problem([...path, ...inner], says),
    }
    return [
      ...(isRepeated ? [inPath.problem(['id'], repeated)] : []),
      ...(offer.row.blocked && allowance.beyond === 'charged'
        ? [inPath.problem(['beyond'], charged)]
        : []),
      ...checkQuantity(inPath, allowance),
      ...checkZones(pack, inPath, allowance),
      ...checkRoamingPart(inPath, allowance),
    ]
  })
}

const checkQuantity = ({ problem }: WithAllowances, allowance: AllowanceRow): PackProblem[] => {
  const { quantity, unit, unlimited, service } = allowance
  const isCounted = quantity !== undefined && unit !== undefined
  const isHalf = (quantity === undefined) !== (unit === undefined)
  if (isHalf || isCounted === (unlimited === true)) {
    return [problem([], 'needs either `quantity` with `unit`, or `unlimited: true`')]
  }
  return unit === undefined ? [] : wrongUnit({ problem }, ['unit'], { unit, service })
}

const wrongUnit = (
  { problem }: Pick<WithAllowances, 'problem'>,
  path: readonly (string | number)[],
  { unit, service }: { unit: Unit; service: Service },
): PackProblem[] => {
  if (unitsOf[service].includes(unit)) return []
  return [problem(path, `${service} is counted in ${unitsOf[service].join(', ')}, not in ${unit}`)]
}

const checkZones = (
  pack: PackSections,
  offer: WithAllowances,
  allowance: AllowanceRow,
): PackProblem[] => {
  const isData = allowance.service === 'data'
  const misplaced = isData
    ? 'data goes nowhere in particular; leave `to` out'
    : `needs \`to\`: the zones that ${allowance.service} may go to`
  return [
    ...(isData === (allowance.to === undefined) ? [] : [offer.problem(['to'], misplaced)]),
    ...unknownIds(offer, ['in'], {
      ids: allowance.in,
      known: idsOf(pack.roamingZones),
      what: 'roaming zone',
    }),
    ...unknownIds(offer, ['to'], {
      ids: allowance.to,
      known: idsOf(pack.destinationZones),
      what: 'destination zone',
    }),
  ]
}

const checkRoamingPart = (offer: WithAllowances, allowance: AllowanceRow): PackProblem[] => {
  const parts = allowance.roamingPart
  if (parts === undefined) return []
  const { service, quantity, unit } = allowance
  const whole =
    quantity === undefined || unit === undefined ? undefined : inBaseUnits({ quantity, unit })
  const staysHome = allowance.in.every(zone => zone === 'home')
  return [
    ...backwardDates(offer, 'roamingPart', parts),
    ...(staysHome
      ? [offer.problem(['roamingPart'], 'is never used: the allowance is for home only')]
      : []),
    ...parts.flatMap((part, at) => {
      const path = ['roamingPart', at]
      const isMore = whole !== undefined && inBaseUnits(part) > whole
      return [
        ...wrongUnit(offer, [...path, 'unit'], { unit: part.unit, service }),
        ...(isMore
          ? [offer.problem([...path, 'quantity'], 'is more than the whole allowance')]
          : []),
      ]
    }),
  ]
}
