import type { Cents } from '../../contract/money.ts'
import {
  dataSpendLimits,
  fairUseMultiple,
  intraUnionCaps,
  roamLikeAtHome,
  wholesaleDataCaps,
} from './data/roaming.ts'
import { heldOn } from './dated.ts'

/** Bytes in the regulation's gigabyte. */
export const bytesPerGigabyte = 1_000_000_000n
const microsPerCent = 10_000n

/** Wholesale cap for data, millionths of a euro for one GB without VAT, with its citation; null before July 2022. */
export const wholesaleDataCapOn = (on: Temporal.PlainDate) => heldOn(wholesaleDataCaps, on)

/** Caps for a minute and a text from home to another member state, millionths of a euro without VAT. */
export const intraUnionCapOn = (on: Temporal.PlainDate) => heldOn(intraUnionCaps, on)

/** The days on which the wholesale data cap changes, oldest first. */
export const dataCapChanges = (): readonly Temporal.PlainDate[] =>
  wholesaleDataCaps.map(({ from }) => Temporal.PlainDate.from(from))

/** A volume in bytes, and the smallest whole number of gigabytes that holds it: what is published. */
export type RoamingVolume = {
  readonly bytes: bigint
  readonly wholeGigabytes: bigint
  readonly citation: string
}

/**
 * The least volume that a bundle gives while roaming in the Union: 2 × price without VAT / wholesale cap
 * (Regulation (EU) 2016/2286 art. 4(2); vector 16: 16.66 € gives 30.2909 GB in 2026, published as 31).
 * `price` is what the data part of the bundle costs in a month, without VAT. Null when no cap holds.
 */
export const leastRoamingVolume = (price: Cents, on: Temporal.PlainDate): RoamingVolume | null => {
  const cap = wholesaleDataCapOn(on)
  const multiple = heldOn(fairUseMultiple, on)
  if (cap === null || multiple === null) return null
  const bytes = ceilDiv(price * microsPerCent * multiple.value * bytesPerGigabyte, cap.value)
  return {
    bytes,
    wholeGigabytes: ceilDiv(bytes, bytesPerGigabyte),
    citation: `${multiple.citation}; ${cap.citation}`,
  }
}

const ceilDiv = (numerator: bigint, denominator: bigint): bigint =>
  (numerator + denominator - 1n) / denominator

/**
 * Whether the fair-use formula applies: unlimited data, or data cheaper by the gigabyte than the wholesale
 * cap (Regulation (EU) 2016/2286 art. 2; unverified reading of law.md 3.7). Else the whole volume roams.
 * `bytes` is null when data is unlimited.
 */
export const isOpenDataBundle = (
  bundle: { readonly price: Cents; readonly bytes: bigint | null },
  on: Temporal.PlainDate,
): boolean => {
  const cap = wholesaleDataCapOn(on)
  if (cap === null) return false
  if (bundle.bytes === null) return true
  return bundle.price * microsPerCent * bytesPerGigabyte < cap.value * bundle.bytes
}

/**
 * The bytes of a bundle that must be usable in the Union: the formula's volume, never more than what is given at home;
 * all of it where the formula does not apply. Null when no cap holds.
 */
export const dueRoamingBytes = (
  bundle: { readonly price: Cents; readonly bytes: bigint | null },
  on: Temporal.PlainDate,
): bigint | null => {
  const least = leastRoamingVolume(bundle.price, on)
  if (least === null) return null
  const { bytes } = bundle
  const isWhole = bytes !== null && (!isOpenDataBundle(bundle, on) || bytes < least.bytes)
  return isWhole ? bytes : least.bytes
}

/** The countries (ISO 3166-1) where roaming is as at home on a day, France left out, with their citations. */
export const roamLikeAtHomeOn = (on: Temporal.PlainDate): ReadonlySet<string> =>
  new Set(
    roamLikeAtHome
      .filter(({ from }) => from <= on.toString())
      .flatMap(({ countries }) => countries),
  )

/** The spend on data abroad that cuts it, cents of a month without VAT, and the shares at which to warn. */
export const dataSpendLimitOn = (on: Temporal.PlainDate) => heldOn(dataSpendLimits, on)
