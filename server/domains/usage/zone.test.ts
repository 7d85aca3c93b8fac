import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readNumber, writeNumber } from './dialled-number.ts'
import { numberings } from './numbering.data.ts'
import { destinationOf, indexDestinations, indexNetworks, networkZone } from './zone.ts'

const french = numberings.FR ?? { countryCode: '', trunkPrefix: '', nationalDigits: 0 }
const zones = indexDestinations([
  { id: 'A', prefixes: ['33'] },
  { id: 'B', prefixes: ['336'] },
  { id: 'C', prefixes: ['33612'] },
  { id: 'free', numbers: ['112', '31xx', '3919'] },
  { id: 'premium', numbers: ['39xx', '118xxx'] },
])

describe('where a number goes (vector 8)', () => {
  test.each([
    ['33612345678', 'C'],
    ['+33612345678', 'C'],
    ['0033612345678', 'C'],
    ['0612345678', 'C'],
    ['06 12 34 56 78', 'C'],
    ['33698765432', 'B'],
    ['33145678901', 'A'],
    ['112', 'free'],
    ['3179', 'free'],
    ['3919', 'free'],
    ['3949', 'premium'],
    ['118712', 'premium'],
    ['999123456789', null],
    ['4141', null],
    ['', null],
    ['Banque', null],
    ['+0612345678', null],
  ])('%s goes to %s', (text, zone) => {
    expect(destinationOf(zones, readNumber(text, french))).toBe(zone)
  })

  test('the zone is that of the longest prefix, whatever their order', () => {
    const digits = fc.stringMatching(/^[1-9][0-9]{6,14}$/)
    const prefixes = fc.uniqueArray(fc.stringMatching(/^[1-3][0-3]{0,5}$/), { minLength: 1 })
    fc.assert(
      fc.property(digits, prefixes, (number, list) => {
        const index = indexDestinations(list.map(prefix => ({ id: prefix, prefixes: [prefix] })))
        const expected = list
          .filter(prefix => number.startsWith(prefix))
          .reduce<string | null>((best, p) => (p.length > (best?.length ?? 0) ? p : best), null)
        expect(destinationOf(index, { kind: 'international', digits: number })).toBe(expected)
      }),
    )
  })

  test('what is written is read again the same', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(\+[1-9]\d{7,14}|[1-9]\d{2,5})$/), text => {
        expect(writeNumber(readNumber(text, french))).toBe(text)
      }),
    )
  })
})

describe('which zone serves', () => {
  const networks = indexNetworks([
    { id: 'home', members: [{ networks: ['208'], from: '2017-06-15' }] },
    { id: 'special', members: [{ networks: ['208-01', '310-410'], from: '2017-06-15' }] },
    { id: 'eu', members: [{ networks: ['255'], from: '2026-01-01' }] },
    { id: 'europe', members: [{ networks: ['255'], from: '2017-06-15', until: '2026-01-01' }] },
    { id: 'america', members: [{ networks: ['310'], from: '2017-06-15' }] },
  ])
  test.each([
    ['20801', '2026-06-01', 'special'],
    ['20810', '2026-06-01', 'home'],
    ['310410', '2026-06-01', 'special'],
    ['31041', '2026-06-01', 'america'],
    ['25501', '2025-12-31', 'europe'],
    ['25501', '2026-01-01', 'eu'],
    ['99901', '2026-06-01', null],
    ['20810', '2017-06-14', null],
  ])('%s on %s is %s', (network, on, zone) => {
    expect(networkZone(networks, network, on)).toBe(zone)
  })
})
