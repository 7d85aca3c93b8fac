import { assert, constantFrom, integer, property, string, uniqueArray } from 'fast-check'
import { expect, test } from 'vitest'
import { type DestinationZone, type Tariffs, zoneOf } from './tariff.ts'

const numbering = {
  countryCode: '33',
  trunkPrefix: '0',
  internationalPrefix: '00',
  nationalDigits: 9,
}

const digit = constantFrom('1', '2', '3')
const digits = (minLength: number, maxLength: number) =>
  string({ unit: digit, minLength, maxLength })

const zone = (code: string): DestinationZone => ({
  code,
  names: { fr: code, en: code, zh: code },
  thirdParty: false,
  free: false,
})

const tariffsOf = (
  prefixes: readonly string[],
  patterns: readonly { readonly fixed: string; readonly length: number }[],
): Tariffs => ({
  numbering,
  zones: new Map(),
  prefixes: new Map(prefixes.map(prefix => [prefix, zone(prefix)])),
  shortNumbers: new Map(
    patterns.map(({ fixed, length }) => [`${length}:${fixed}`, zone(`${fixed}/${length}`)]),
  ),
  roamingNames: new Map(),
  networks: new Map(),
  plans: new Map(),
})

test('an international number is in the zone of its longest prefix, whatever the prefixes', () => {
  assert(
    property(uniqueArray(digits(1, 6), { maxLength: 30 }), digits(7, 12), (prefixes, number) => {
      const expected = prefixes
        .filter(prefix => number.startsWith(prefix))
        .reduce<string | null>(
          (best, one) => (best === null || one.length > best.length ? one : best),
          null,
        )
      const tariffs = tariffsOf(prefixes, [])
      expect(zoneOf(tariffs, `+${number}`)?.code ?? null).toBe(expected)
      expect(zoneOf(tariffs, `00${number}`)?.code ?? null).toBe(expected)
    }),
    { numRuns: 2000 },
  )
})

test('a short number is in the zone of its own length with most fixed digits, never of a prefix', () => {
  const patterns = uniqueArray(digits(1, 4), { maxLength: 20 }).chain(fixed =>
    integer({ min: 0, max: 3 }).map(extra =>
      fixed.map(one => ({ fixed: one, length: Math.min(6, one.length + extra) })),
    ),
  )
  assert(
    property(patterns, digits(2, 6), (rows, number) => {
      const expected = rows
        .filter(({ fixed, length }) => length === number.length && number.startsWith(fixed))
        .reduce<string | null>(
          (best, { fixed }) => (best === null || fixed.length > best.length ? fixed : best),
          null,
        )
      const found = zoneOf(tariffsOf([number.slice(0, 1)], rows), number)
      expect(found?.code ?? null).toBe(expected === null ? null : `${expected}/${number.length}`)
    }),
    { numRuns: 2000 },
  )
})
