import type { Names } from '../../../contract/languages.ts'
import type { MicroEuros } from '../../../contract/money.ts'
import { isOnOrBefore, isWithin } from './civil-day.ts'

export type Service = 'voice' | 'sms' | 'mms' | 'data'
export type Direction = 'out' | 'in'

/** Where a call or a text goes. */
export type DestinationZone = {
  readonly code: string
  readonly names: Names
  /** A service sold by someone else: it has its own section on the bill. */
  readonly thirdParty: boolean
  /** Free for who calls, whatever the plan: such calls never appear on an itemised bill (law.md 3.8). */
  readonly free: boolean
}

/** A part of the week at another price, in local civil time of the operator; it stays within one day. */
export type TimeBand = {
  /** ISO days, Monday is 1. */
  readonly days: readonly number[]
  readonly from: string
  /** Excluded; `24:00` is the end of the day. */
  readonly until: string
  readonly price: MicroEuros
}

/** What a unit costs: `price` buys `perUnits` seconds, messages or bytes; nothing is rounded here. */
export type Rate = {
  /** `mobile/2026-06-01/voice out from home to switzerland`: which row of which price list. */
  readonly rateId: string
  readonly from: Temporal.PlainDate
  readonly price: MicroEuros
  readonly perUnits: bigint
  /** Units billed at least, then step by step: 60/1 is a minute, then each second. */
  readonly firstIncrement: bigint
  readonly nextIncrement: bigint
  /** Asked once a call. */
  readonly setup: MicroEuros
  readonly bands: readonly TimeBand[]
  readonly citation: string
}

export type TariffPlan = {
  readonly code: string
  readonly names: Names
  readonly vatClass: string
  readonly taxes: 'included' | 'excluded'
  /** By what is priced, newest first. */
  readonly rates: ReadonlyMap<string, readonly Rate[]>
}

type Stay = {
  readonly zone: string
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate | null
}

/** How numbers are dialled in the operator's country. */
export type Numbering = {
  readonly countryCode: string
  readonly trunkPrefix: string
  readonly internationalPrefix: string
  readonly nationalDigits: number
}

/** Every zone and rate of a catalogue, in the shape that rating looks them up. */
export type Tariffs = {
  readonly numbering: Numbering
  readonly zones: ReadonlyMap<string, DestinationZone>
  readonly prefixes: ReadonlyMap<string, DestinationZone>
  /** By number of digits and digits that are fixed: `4:36` for 36xx. */
  readonly shortNumbers: ReadonlyMap<string, DestinationZone>
  readonly roamingNames: ReadonlyMap<string, Names>
  /** By MCC, and by MCC and MNC together (the MNC keeps its two or three digits). */
  readonly networks: ReadonlyMap<string, readonly Stay[]>
  readonly plans: ReadonlyMap<string, TariffPlan>
}

const mostShortDigits = 6

/**
 * The digits of a number as the plan knows it: E.164 without `+`, or a short number as it is dialled.
 * `0033…`, `+33…` and `06…` are the same number (vector 8). Null when it is not a number.
 */
export const normalisedNumber = (numbering: Numbering, dialled: string): string | null => {
  const compact = dialled.replace(/[\s.\-()]/g, '')
  if (!/^\+?[0-9]{2,20}$/.test(compact)) return null
  if (compact.startsWith('+')) return compact.slice(1)
  const { countryCode, trunkPrefix, internationalPrefix, nationalDigits } = numbering
  if (compact.length > mostShortDigits && compact.startsWith(internationalPrefix)) {
    return compact.slice(internationalPrefix.length)
  }
  const isNational =
    compact.startsWith(trunkPrefix) && compact.length === trunkPrefix.length + nationalDigits
  return isNational ? `${countryCode}${compact.slice(trunkPrefix.length)}` : compact
}

/**
 * The zone a number is in: a short number first, the one with most fixed digits; then the longest prefix
 * (vector 8). Null when the plan does not know it: the record is set aside, never rated 0.
 */
export const zoneOf = (tariffs: Tariffs, dialled: string): DestinationZone | null => {
  const number = normalisedNumber(tariffs.numbering, dialled)
  if (number === null) return null
  const isShort = !dialled.trim().startsWith('+') && number.length <= mostShortDigits
  return isShort
    ? longest(number, fixed => tariffs.shortNumbers.get(`${number.length}:${fixed}`))
    : longest(number, prefix => tariffs.prefixes.get(prefix))
}

const longest = <Found>(digits: string, find: (start: string) => Found | undefined) => {
  for (let length = digits.length; length > 0; length -= 1) {
    const found = find(digits.slice(0, length))
    if (found !== undefined) return found
  }
  return null
}

/**
 * Where a phone is, by the network that serves it on a day: the network (MCC and MNC, `20801`) before its
 * country (MCC, `208`); 310-410 and 310-41 are two networks. Null when the network is unknown.
 */
export const roamingZoneOf = (
  { networks }: Tariffs,
  mccMnc: string,
  on: Temporal.PlainDate,
): string | null => {
  const holds = (stay: Stay): boolean => isWithin(on, stay)
  const found = networks.get(mccMnc)?.find(holds) ?? networks.get(mccMnc.slice(0, 3))?.find(holds)
  return found?.zone ?? null
}

/** What is asked of a tariff plan: a service, from where, to where, on which civil day. */
export type RateQuestion = {
  readonly tariffPlan: string
  readonly service: Service
  readonly direction: Direction
  /** `home` or a roaming zone. */
  readonly from: string
  /** A destination zone; null for data and for what comes in. */
  readonly to: string | null
  readonly on: Temporal.PlainDate
}

/** How a row of rates is found: one key for each pair of places. */
export const rateKey = ({
  service,
  direction,
  from,
  to,
}: Pick<RateQuestion, 'service' | 'direction' | 'from' | 'to'>): string =>
  `${service} ${direction} from ${from} to ${to ?? 'anywhere'}`

/**
 * The rate that holds on the day of the event: of the newest price list that has one. A rate to the zone
 * comes before one to anywhere. Null when nothing is priced: the record is set aside, never rated 0.
 */
export const rateOn = ({ plans }: Tariffs, asked: RateQuestion): Rate | null => {
  const rates = plans.get(asked.tariffPlan)?.rates
  const heldOn = (key: string): Rate | undefined =>
    rates?.get(key)?.find(({ from }) => isOnOrBefore(from, asked.on))
  return heldOn(rateKey(asked)) ?? heldOn(rateKey({ ...asked, to: null })) ?? null
}
