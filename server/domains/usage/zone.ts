import type { DialledNumber } from './dialled-number.ts'

/** Where numbers go. Prefixes are E.164 digits without `+`; in a short number `x` is any digit. */
export type DestinationZone = {
  readonly id: string
  readonly prefixes?: readonly string[]
  readonly numbers?: readonly string[]
}

/** Visited networks, by country (`208`) or by network (`310-410`), each from a civil date until another. */
export type RoamingZone = {
  readonly id: string
  readonly members: readonly {
    readonly networks: readonly string[]
    readonly from: string
    readonly until?: string
  }[]
}

export type DestinationIndex = {
  readonly prefixes: ReadonlyMap<string, string>
  readonly longest: number
  readonly shortNumbers: ReadonlyMap<string, string>
  /** The fewest free digits first, so that `3179` wins over `31xx`. */
  readonly patterns: readonly { readonly pattern: RegExp; readonly zone: string }[]
}

/** Prepares the zones for looking up numbers. */
export const indexDestinations = (zones: readonly DestinationZone[]): DestinationIndex => {
  const prefixes = new Map<string, string>()
  const shortNumbers = new Map<string, string>()
  const open: { readonly number: string; readonly zone: string }[] = []
  for (const { id, prefixes: ours = [], numbers = [] } of zones) {
    for (const prefix of ours) prefixes.set(prefix, id)
    for (const number of numbers) {
      if (number.includes('x')) open.push({ number, zone: id })
      else shortNumbers.set(number, id)
    }
  }
  const freedom = ({ number }: { readonly number: string }) => number.split('x').length
  return {
    prefixes,
    longest: Math.max(0, ...[...prefixes.keys()].map(prefix => prefix.length)),
    shortNumbers,
    patterns: open
      .toSorted((a, b) => freedom(a) - freedom(b))
      .map(({ number, zone }) => ({
        pattern: new RegExp(`^${number.replaceAll('x', '\\d')}$`),
        zone,
      })),
  }
}

/** The zone of a number: national short numbers first, else the longest prefix; null when nobody knows it. */
export const destinationOf = (index: DestinationIndex, number: DialledNumber): string | null => {
  switch (number.kind) {
    case 'none':
    case 'unreadable':
      return null
    case 'short':
      return shortZone(index, number.digits)
    case 'international':
      return longestPrefix(index, number.digits)
  }
}

const shortZone = ({ shortNumbers, patterns }: DestinationIndex, digits: string): string | null =>
  shortNumbers.get(digits) ?? patterns.find(({ pattern }) => pattern.test(digits))?.zone ?? null

const longestPrefix = ({ prefixes, longest }: DestinationIndex, digits: string): string | null => {
  for (let length = Math.min(longest, digits.length); length > 0; length -= 1) {
    const zone = prefixes.get(digits.slice(0, length))
    if (zone !== undefined) return zone
  }
  return null
}

type Stay = { readonly zone: string; readonly from: string; readonly until: string }
export type NetworkIndex = ReadonlyMap<string, readonly Stay[]>

const forever = '9999-12-31'

/** Prepares the roaming zones for looking up networks. */
export const indexNetworks = (zones: readonly RoamingZone[]): NetworkIndex => {
  const index = new Map<string, Stay[]>()
  for (const { id, members } of zones) {
    for (const { networks, from, until = forever } of members) {
      for (const network of networks) {
        const stays = index.get(network) ?? []
        index.set(network, [...stays, { zone: id, from, until }])
      }
    }
  }
  return index
}

/**
 * The zone in which a network serves on a civil date (`2026-01-01`): the network itself first, then its
 * country. `mccMnc` is the MCC and a network code of two or three digits: 310-410 is not 310-41.
 */
export const networkZone = (index: NetworkIndex, mccMnc: string, on: string): string | null => {
  const country = mccMnc.slice(0, 3)
  const held = (network: string) =>
    index.get(network)?.find(({ from, until }) => from <= on && on < until)?.zone
  return held(`${country}-${mccMnc.slice(3)}`) ?? held(country) ?? null
}
