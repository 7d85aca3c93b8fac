import type { Names } from '../../../contract/languages.ts'
import type { Cents } from '../../../contract/money.ts'
import { isOnOrBefore, isWithin } from './civil-day.ts'
import type { Service } from './tariff.ts'

/** A price with taxes, from a civil day. */
export type Price = {
  readonly from: Temporal.PlainDate
  readonly amount: Cents
  /** `everyone`: it also moves those who already had the offer. */
  readonly appliesTo: 'new' | 'everyone'
  /** When those people were told. */
  readonly notifiedOn: Temporal.PlainDate | null
  readonly citation: string
}

/** What part of a price is taxed as a class, in weights that sum to 1 000 000. */
export type ClassShare = { readonly vatClass: string; readonly weight: bigint }

export type DatedShares = {
  readonly from: Temporal.PlainDate
  readonly shares: readonly ClassShare[]
}

/** A volume that an offer gives: it opens a bucket. */
export type Allowance = {
  readonly code: string
  readonly service: Service
  /** Bytes, seconds or messages; null is unlimited. */
  readonly quantity: bigint | null
  /** `home` and roaming zones where it may be used. */
  readonly usedIn: readonly string[]
  /** Destination zones that it covers; null for data. */
  readonly destinations: readonly string[] | null
  /** How much of it may be used away from home, from a day; none means all of it. */
  readonly roamingParts: readonly { readonly from: Temporal.PlainDate; readonly quantity: bigint }[]
  /** Lower is used first; at the same number, what expires first. */
  readonly priority: number
  readonly beyond: 'charged' | 'blocked' | 'slowed'
  /** Periods for which what is left goes over; 0 when it is lost. */
  readonly rolloverPeriods: number
}

export type Commitment = { readonly months: number; readonly subsidisedHandset: boolean }

type Sold = {
  readonly code: string
  readonly names: Names
  readonly summary: Names | null
  readonly soldFrom: Temporal.PlainDate
  /** The first day on which it is no longer sold; null while it is. */
  readonly soldUntil: Temporal.PlainDate | null
  /** Oldest first. Monthly for plans and options, once for passes and equipment. */
  readonly prices: readonly Price[]
  /** Oldest first. */
  readonly vatShares: readonly DatedShares[]
  readonly allowances: readonly Allowance[]
}

type Plan = Sold & {
  readonly tariffPlan: string
  readonly commitment: Commitment | null
  readonly activationFee: string | null
  readonly terminationFee: string | null
}

export type MobilePlan = Plan & {
  readonly kind: 'mobile-plan'
  readonly generation: '4G' | '5G'
  /** True when nothing can be charged beyond the allowances. */
  readonly blocked: boolean
}

export type HomePlan = Plan & {
  readonly kind: 'home-plan'
  readonly lines: readonly ('internet' | 'fixed' | 'tv')[]
  readonly downloadMegabits: number
  readonly uploadMegabits: number
  /** Codes of what is lent with it. */
  readonly equipment: readonly string[]
}

export type Option = Sold & {
  readonly kind: 'option'
  /** Codes of the plans it can be added to. */
  readonly for: readonly string[]
  readonly excludes: readonly string[]
  /** Sold by someone else and collected on the bill. */
  readonly thirdParty: boolean
}

export type Pass = Sold & {
  readonly kind: 'pass'
  readonly for: readonly string[]
  /** Days of use, the first included; null until the next billing day. */
  readonly validDays: number | null
}

export type Equipment = Sold & {
  readonly kind: 'equipment'
  readonly type: 'box' | 'decoder' | 'fibre-terminal' | 'repeater' | 'remote' | 'phone'
  readonly ownership: 'lent' | 'sold'
  readonly nonReturnFee: string | null
}

/** Anything that a line can have. */
export type Offer = MobilePlan | HomePlan | Option | Pass | Equipment

/** Something asked once, for a reason. */
export type Fee = {
  readonly code: string
  readonly names: Names
  readonly reason: FeeReason
  readonly vatClass: string
  readonly prices: readonly Price[]
}

export type FeeReason =
  | 'activation'
  | 'sim'
  | 'sim-replacement'
  | 'termination'
  | 'late-payment'
  | 'rejected-debit'
  | 'non-return'
  | 'visit'

/** An amount taken off each month, for a number of months from the first day of service. */
export type Promotion = {
  readonly code: string
  readonly names: Names
  readonly offers: readonly string[]
  /** It can be taken from this day… */
  readonly from: Temporal.PlainDate
  /** …to the day before this one. */
  readonly until: Temporal.PlainDate
  readonly monthlyDiscount: Cents
  readonly forMonths: number
  readonly lostOnPlanChange: boolean
  readonly citation: string
}

/** The row that holds on a day among rows dated by their first day, oldest first; null before the first one. */
export const rowOn = <Row extends { readonly from: Temporal.PlainDate }>(
  rows: readonly Row[],
  on: Temporal.PlainDate,
): Row | null => rows.findLast(({ from }) => isOnOrBefore(from, on)) ?? null

/** Whether an offer is sold on a day. */
export const isSoldOn = ({ soldFrom, soldUntil }: Offer, on: Temporal.PlainDate): boolean =>
  isWithin(on, { from: soldFrom, until: soldUntil })

/**
 * How much of an allowance may be used away from home on a day, in bytes, seconds or messages; the whole
 * of it when nothing narrower is said, and null when that is unlimited (Regulation (EU) 2022/612, fair use).
 */
export const roamingPartOn = (allowance: Allowance, on: Temporal.PlainDate): bigint | null =>
  rowOn(allowance.roamingParts, on)?.quantity ?? allowance.quantity
