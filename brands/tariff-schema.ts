import { Type } from 'typebox'
import { CivilDate, Names, naturalInteger, PackId, positiveInteger, sourced } from './pack-names.ts'

const strict = { additionalProperties: false }

const services = ['voice', 'sms', 'mms', 'data'] as const
export const Service = Type.Enum(services)
export type Service = Type.Static<typeof Service>

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/**
 * Where a call or a text goes, by the number it goes to.
 * `prefixes` are digits of E.164 without `+`; in `numbers`, national short numbers, `x` is any digit.
 */
const DestinationZone = Type.Object(
  {
    id: PackId,
    names: Names,
    prefixes: Type.Optional(Type.Array(Type.String({ pattern: '^[1-9][0-9]{0,11}$' }))),
    numbers: Type.Optional(Type.Array(Type.String({ pattern: '^[1-9][0-9]{0,5}x{0,5}$' }))),
    /** A service sold by someone else and collected on the bill: it has its own section there. */
    thirdParty: Type.Optional(Type.Boolean()),
    /** Free for who calls, whatever the plan: an itemised bill never names it. */
    free: Type.Optional(Type.Boolean()),
    citation: sourced.citation,
    unverified: sourced.unverified,
  },
  strict,
)

/** Visited networks, by country (MCC, 3 digits) or by network (`310-410`), each for a time. */
const RoamingMember = Type.Object(
  {
    country: Type.String({ pattern: '^[A-Z]{2}$' }),
    networks: Type.Array(Type.String({ pattern: '^[0-9]{3}(-[0-9]{2,3})?$' }), { minItems: 1 }),
    from: CivilDate,
    until: Type.Optional(CivilDate),
    citation: Type.Optional(sourced.citation),
    unverified: sourced.unverified,
  },
  strict,
)

const RoamingZone = Type.Object(
  { id: PackId, names: Names, members: Type.Array(RoamingMember, { minItems: 1 }) },
  strict,
)

const priced = {
  /** Price in millionths of a euro, taxes as the tariff plan says, for `per` units. */
  micros: naturalInteger,
  /** Seconds, messages or bytes that the price buys. */
  per: positiveInteger,
  /** First block and next blocks, in units: `60/1` bills a minute, then each second. */
  increments: Type.String({ pattern: '^[1-9][0-9]*/[1-9][0-9]*$' }),
}

const TimeBand = Type.Object(
  {
    days: Type.Array(Type.Enum(days), { minItems: 1, uniqueItems: true }),
    /** Local time of the operator's zone, start included, end excluded; `24:00` is midnight. */
    from: Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' }),
    until: Type.String({ pattern: '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$' }),
    micros: naturalInteger,
  },
  strict,
)

export const RateRow = Type.Object(
  {
    service: Service,
    direction: Type.Optional(Type.Enum(['out', 'in'])),
    /** `home`, or the roaming zones where the customer is. */
    in: Type.Array(PackId, { minItems: 1, uniqueItems: true }),
    /** The destination zones; left out, wherever it goes. */
    to: Type.Optional(Type.Array(PackId, { minItems: 1, uniqueItems: true })),
    ...priced,
    /** A price asked once for each call, in millionths of a euro. */
    setupMicros: Type.Optional(naturalInteger),
    bands: Type.Optional(Type.Array(TimeBand, { minItems: 1 })),
  },
  strict,
)
export type RateRow = Type.Static<typeof RateRow>

/** Prices from a date. A row replaces the same row of an earlier list; the others stay. */
const PriceList = Type.Object(
  { from: CivilDate, ...sourced, rates: Type.Array(RateRow, { minItems: 1 }) },
  strict,
)

export const TariffPlan = Type.Object(
  {
    id: PackId,
    names: Names,
    vatClass: PackId,
    taxes: Type.Enum(['included', 'excluded']),
    lists: Type.Array(PriceList, { minItems: 1 }),
  },
  strict,
)
export type TariffPlan = Type.Static<typeof TariffPlan>

/** How numbers are dialled in the operator's country; a pack has exactly one. */
const Numbering = Type.Object(
  {
    countryCode: Type.String({ pattern: '^[1-9][0-9]{0,2}$' }),
    /** What comes before a number of the same country: `0` in 06 12 34 56 78. */
    trunkPrefix: Type.String({ pattern: '^[0-9]{1,2}$' }),
    internationalPrefix: Type.String({ pattern: '^[0-9]{2,4}$' }),
    /** Digits of a national number after the trunk prefix. */
    nationalDigits: positiveInteger,
    citation: sourced.citation,
    unverified: sourced.unverified,
  },
  strict,
)
export type Numbering = Type.Static<typeof Numbering>

/** A file of `tariffs/`; any of the lists may be spread over several files. */
export const TariffFile = Type.Object(
  {
    numbering: Type.Optional(Type.Array(Numbering, { maxItems: 1 })),
    destinationZones: Type.Optional(Type.Array(DestinationZone)),
    roamingZones: Type.Optional(Type.Array(RoamingZone)),
    tariffPlans: Type.Optional(Type.Array(TariffPlan)),
  },
  strict,
)
export type TariffFile = Type.Static<typeof TariffFile>
