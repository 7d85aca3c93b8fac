import { Type } from 'typebox'
import { CivilDate, Names, naturalInteger, PackId, positiveInteger, sourced } from './pack-names.ts'
import { Service } from './tariff-schema.ts'

const strict = { additionalProperties: false }

const units = ['B', 'kB', 'MB', 'GB', 's', 'min', 'h', 'message'] as const
const Unit = Type.Enum(units)
export type Unit = Type.Static<typeof Unit>

/** A monthly or single price, in cents, taxes included. */
const Price = Type.Object(
  {
    from: CivilDate,
    ttcCents: naturalInteger,
    /**
     * `everyone` also moves those who already have the offer, told on `notifiedOn`;
     * left out, the price is only for who takes the offer from that day.
     */
    appliesTo: Type.Optional(Type.Enum(['new', 'everyone'])),
    notifiedOn: Type.Optional(CivilDate),
    ...sourced,
  },
  strict,
)
export type Price = Type.Static<typeof Price>

/** The part of an allowance that may be used while roaming, from a date. */
const RoamingPart = Type.Object(
  { from: CivilDate, quantity: positiveInteger, unit: Unit, ...sourced },
  strict,
)

const Allowance = Type.Object(
  {
    id: PackId,
    service: Service,
    quantity: Type.Optional(positiveInteger),
    unit: Type.Optional(Unit),
    unlimited: Type.Optional(Type.Literal(true)),
    /** `home` and roaming zones where it may be used. */
    in: Type.Array(PackId, { minItems: 1, uniqueItems: true }),
    /** Destination zones it covers; left out for data. */
    to: Type.Optional(Type.Array(PackId, { minItems: 1, uniqueItems: true })),
    roamingPart: Type.Optional(Type.Array(RoamingPart, { minItems: 1 })),
    /** Lower is used first; at the same number, what expires first. */
    priority: positiveInteger,
    /** What happens after: the tariff plan's price, nothing more until renewal, or a slower line. */
    beyond: Type.Enum(['charged', 'blocked', 'slowed']),
    rolloverPeriods: Type.Optional(positiveInteger),
  },
  strict,
)

/** Shares of the price by VAT class, in millionths, from a date: what a bundle is split on. */
const VatShares = Type.Object(
  { from: CivilDate, shares: Type.Record(PackId, positiveInteger), ...sourced },
  strict,
)

const Commitment = Type.Object(
  { months: Type.Integer({ minimum: 1, maximum: 24 }), subsidisedHandset: Type.Boolean() },
  strict,
)

const offer = {
  id: PackId,
  names: Names,
  summary: Type.Optional(Names),
  soldFrom: CivilDate,
  /** The first day on which it is no longer sold. */
  soldUntil: Type.Optional(CivilDate),
  prices: Type.Array(Price, { minItems: 1 }),
  vatClass: Type.Optional(PackId),
  vatShares: Type.Optional(Type.Array(VatShares, { minItems: 1 })),
}

const plan = {
  ...offer,
  tariffPlan: PackId,
  allowances: Type.Array(Allowance, { minItems: 1 }),
  commitment: Type.Optional(Commitment),
  activationFee: Type.Optional(PackId),
  terminationFee: Type.Optional(PackId),
}

const MobilePlan = Type.Object(
  {
    ...plan,
    generation: Type.Enum(['4G', '5G']),
    /** True when nothing can be charged beyond the allowances. */
    blocked: Type.Boolean(),
  },
  strict,
)

const HomePlan = Type.Object(
  {
    ...plan,
    lines: Type.Array(Type.Enum(['internet', 'fixed', 'tv']), { minItems: 1, uniqueItems: true }),
    downloadMegabits: positiveInteger,
    uploadMegabits: positiveInteger,
    equipment: Type.Array(PackId),
  },
  strict,
)

const addition = {
  /** Plans it can be added to: ids of plans. */
  for: Type.Array(PackId, { minItems: 1, uniqueItems: true }),
  allowances: Type.Optional(Type.Array(Allowance, { minItems: 1 })),
}

const Option = Type.Object(
  {
    ...offer,
    ...addition,
    excludes: Type.Optional(Type.Array(PackId, { minItems: 1, uniqueItems: true })),
    /** Sold by someone else and collected on the bill. */
    thirdParty: Type.Optional(Type.Boolean()),
  },
  strict,
)

const Pass = Type.Object(
  {
    ...offer,
    ...addition,
    /** Days of use, the first being the day it starts; left out, until the next billing day. */
    validDays: Type.Optional(positiveInteger),
  },
  strict,
)

const Equipment = Type.Object(
  {
    ...offer,
    type: Type.Enum(['box', 'decoder', 'fibre-terminal', 'repeater', 'remote', 'phone']),
    ownership: Type.Enum(['lent', 'sold']),
    nonReturnFee: Type.Optional(PackId),
  },
  strict,
)

const Fee = Type.Object(
  {
    id: PackId,
    names: Names,
    reason: Type.Enum([
      'activation',
      'sim',
      'sim-replacement',
      'termination',
      'late-payment',
      'rejected-debit',
      'non-return',
      'visit',
    ]),
    vatClass: PackId,
    prices: Type.Array(Price, { minItems: 1 }),
  },
  strict,
)

const Promotion = Type.Object(
  {
    id: PackId,
    names: Names,
    offers: Type.Array(PackId, { minItems: 1, uniqueItems: true }),
    /** The days on which it can be taken, end excluded. */
    from: CivilDate,
    until: CivilDate,
    monthlyTtcCents: positiveInteger,
    forMonths: positiveInteger,
    /** True when a change of plan ends it. */
    lostOnPlanChange: Type.Boolean(),
    ...sourced,
  },
  strict,
)

/** What is taxed alike. `legalRate` names a rate of the law's own dated table. */
const VatClass = Type.Object(
  {
    id: PackId,
    names: Names,
    rates: Type.Array(Type.Object({ from: CivilDate, legalRate: PackId, ...sourced }, strict), {
      minItems: 1,
    }),
  },
  strict,
)

/** A file of `catalogue/`; any of the lists may be spread over several files. */
export const CatalogueFile = Type.Object(
  {
    mobilePlans: Type.Optional(Type.Array(MobilePlan)),
    homePlans: Type.Optional(Type.Array(HomePlan)),
    options: Type.Optional(Type.Array(Option)),
    passes: Type.Optional(Type.Array(Pass)),
    equipment: Type.Optional(Type.Array(Equipment)),
    fees: Type.Optional(Type.Array(Fee)),
    promotions: Type.Optional(Type.Array(Promotion)),
    vatClasses: Type.Optional(Type.Array(VatClass)),
  },
  strict,
)
export type CatalogueFile = Type.Static<typeof CatalogueFile>
export type AllowanceRow = Type.Static<typeof Allowance>
