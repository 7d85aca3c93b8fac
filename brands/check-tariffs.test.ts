import { expect, test } from 'vitest'
import { changed, sentences, sfrTexts, testRefusals } from './broken-pack.ts'

const prices = 'sfr/tariffs/mobile.yaml'
const fixed = 'sfr/tariffs/fixed.yaml'
const destinations = 'france/tariffs/destinations.yaml'
const roaming = 'france/tariffs/roaming.yaml'

testRefusals([
  {
    name: 'a prefix in two zones',
    file: destinations,
    from: '["41"]',
    to: '["41", "212"]',
    says: '212 is already in the zone `switzerland`',
  },
  {
    name: 'a network in two zones at one time',
    file: roaming,
    from: 'until: 2026-01-01',
    to: 'until: 2026-01-02',
    at: 'until: 2026-01-02',
    says: '259 is already in the zone `eu` at that time',
  },
  {
    name: 'a rate to an unknown zone',
    file: prices,
    from: 'to: [switzerland]',
    to: 'to: [swiss]',
    at: 'to: [swiss]',
    says: 'there is no destination zone `swiss`',
  },
  {
    name: 'a destination that nobody prices',
    file: destinations,
    from: '  - id: satellite',
    to: '  - id: moon\n    names: { fr: Lune, en: Moon, zh: 月球 }\n    prefixes: ["999"]\n    citation: "None whatever"\n  - id: satellite',
    at: '  - id: moon',
    says: 'no tariff plan has a price to the zone `moon`',
  },
  {
    name: 'a free number that costs something',
    file: prices,
    from: 'to: [free], micros: 0',
    to: 'to: [free], micros: 10',
    at: 'to: [free], micros: 10',
    says: 'the zone `free` is free, so nothing can be asked',
  },
  {
    name: 'a destination with a price from home and none from a zone',
    file: prices,
    from: 'in: [eu], to: [customer-short], micros: 380000',
    to: 'in: [eu], to: [fr-fixed], micros: 380000',
    at: '  - id: mobile',
    says: 'voice to `customer-short` has a price from home and none from `eu`',
  },
  {
    name: 'time bands that overlap',
    file: fixed,
    from: 'days: [saturday, sunday]',
    to: 'days: [saturday, sunday, monday]',
    says: 'overlaps another band of the same day',
  },
])

test('a rate given twice in one list is refused', () => {
  const row =
    '          - { service: sms, in: [home], to: [sms-premium-300], micros: 3000000, per: 1, increments: 1/1 }'
  const text = sfrTexts.find(({ name }) => name === prices)?.text ?? ''
  const found = sentences(changed(prices, row, `${row}\n${row}`))
  expect(text).toContain(row)
  expect(found).toHaveLength(1)
  expect(found[0]).toContain(
    'sms out from home to sms-premium-300 already has a price in this list',
  )
})
