import { expect, test } from 'vitest'
import { loadBrand, type PackText, readBrandPack, readPackTexts } from './load-brand.ts'
import { problemSentence } from './pack-file.ts'

const texts = {
  sfr: await readPackTexts('sfr'),
  'ligne-claire': await readPackTexts('ligne-claire'),
}

/** The pack `sfr` with one passage of one file replaced; a passage that is not there is a fault of the test. */
const changed = (file: string, from: string, to: string): PackText[] =>
  texts.sfr.map(item => {
    if (item.name !== file) return item
    if (!item.text.includes(from)) throw new Error(`${file} does not hold ${from}`)
    return { name: item.name, text: item.text.replace(from, to) }
  })

const sentences = (pack: readonly PackText[]): string[] => {
  const reading = readBrandPack('sfr', pack)
  return reading.kind === 'refused' ? reading.problems.map(problemSentence) : []
}

/** The number of the line on which the first occurrence of `mark` begins. */
const lineOf = (pack: readonly PackText[], file: string, mark: string): number => {
  const text = pack.find(({ name }) => name === file)?.text ?? ''
  return text.slice(0, text.indexOf(mark)).split('\n').length
}

const mobile = 'sfr/catalogue/mobile.yaml'
const home = 'sfr/catalogue/home.yaml'
const additions = 'sfr/catalogue/additions.yaml'
const fees = 'sfr/catalogue/fees-and-promotions.yaml'
const prices = 'sfr/tariffs/mobile.yaml'
const fixed = 'sfr/tariffs/fixed.yaml'
const destinations = 'france/tariffs/destinations.yaml'
const roaming = 'france/tariffs/roaming.yaml'
const vat = 'france/catalogue/vat.yaml'

test.each(['sfr', 'ligne-claire'])('the pack %s is loaded by the same schema', async brandId => {
  const reading = await loadBrand(brandId)
  expect(reading).toMatchObject({ kind: 'loaded', pack: { brand: { id: brandId } } })
  if (reading.kind === 'refused') return
  expect(reading.pack.sections.mobilePlans.length).toBeGreaterThanOrEqual(5)
  expect(reading.pack.sections.homePlans.length).toBeGreaterThanOrEqual(1)
  expect(reading.pack.sections.promotions.length).toBeGreaterThanOrEqual(1)
})

test('every legal value shown on a bill of either pack is marked as a demonstration', () => {
  for (const [brandId, pack] of Object.entries(texts)) {
    const reading = readBrandPack(brandId, pack)
    expect(reading.kind === 'loaded' && reading.pack.brand.legal).toMatchObject({
      demonstration: true,
      siren: '000 000 000',
    })
  }
})

type Broken = {
  name: string
  file: string
  from: string
  to: string
  /** What is first found at the line expected. */
  at: string
  says: string
}

const broken: Broken[] = [
  {
    name: 'bad indentation',
    file: mobile,
    from: '    generation: 4G',
    to: '  generation: 4G',
    at: '  generation: 4G',
    says: 'is not YAML',
  },
  {
    name: 'a key twice',
    file: mobile,
    from: '    blocked: false',
    to: '    blocked: false\n    blocked: true',
    at: '    blocked: true',
    says: 'Map keys must be unique',
  },
  {
    name: 'a missing key',
    file: mobile,
    from: '    generation: 4G\n',
    to: '',
    at: '  - id: mobile-2h',
    says: '`generation` is missing',
  },
  {
    name: 'an unknown key',
    file: home,
    from: '    lines: [',
    to: '    colour: red\n    lines: [',
    at: 'colour',
    says: '`colour` is not a key that is known here',
  },
  {
    name: 'a wrong type',
    file: home,
    from: 'downloadMegabits: 1000',
    to: 'downloadMegabits: fast',
    at: 'downloadMegabits: fast',
    says: '`downloadMegabits` must be integer',
  },
  {
    name: 'a word outside its list',
    file: mobile,
    from: 'beyond: slowed',
    to: 'beyond: free',
    at: 'beyond: free',
    says: '`beyond` must be one of charged, blocked, slowed',
  },
  {
    name: 'a day that does not exist',
    file: fees,
    from: 'until: 2026-09-01',
    to: 'until: 2026-02-30',
    at: 'until: 2026-02-30',
    says: '2026-02-30 is not a day of the calendar',
  },
  {
    name: 'a price in euros instead of cents',
    file: mobile,
    from: 'ttcCents: 599',
    to: 'ttcCents: 5.99',
    at: '5.99',
    says: '`ttcCents` must be integer',
  },
  {
    name: 'no price on the first day',
    file: mobile,
    from: '- { from: 2023-01-01, ttcCents: 1799',
    to: '- { from: 2023-02-01, ttcCents: 1799',
    at: '2023-02-01',
    says: 'no price on 2023-01-01, the first day; the first one begins on 2023-02-01',
  },
  {
    name: 'two prices on one day',
    file: home,
    from: '- { from: 2025-03-01, ttcCents: 4671',
    to: '- { from: 2023-01-01, ttcCents: 4671',
    at: '2023-01-01, ttcCents: 4671',
    says: 'two rows begin on 2023-01-01',
  },
  {
    name: 'a price rise for everyone without a notice',
    file: mobile,
    from: 'notifiedOn: 2025-07-21',
    to: 'notifiedOn: 2025-09-01',
    at: 'notifiedOn: 2025-09-01',
    says: 'needs `notifiedOn`, a day before it begins',
  },
  {
    name: 'an offer that ends before it begins',
    file: additions,
    from: '    soldFrom: 2024-01-01',
    to: '    soldFrom: 2024-01-01\n    soldUntil: 2023-06-01',
    at: 'soldUntil',
    says: '2023-06-01 is not after 2024-01-01',
  },
  {
    name: 'an unknown VAT class',
    file: additions,
    from: 'vatClass: tv-rights',
    to: 'vatClass: tv-right',
    at: 'vatClass: tv-right\n',
    says: 'there is no VAT class `tv-right`',
  },
  {
    name: 'a VAT class that begins after its offer',
    file: vat,
    from: 'from: 2014-01-01\n        legalRate: fr-intermediate',
    to: 'from: 2024-01-01\n        legalRate: fr-intermediate',
    at: 'unused',
    says: 'the VAT class `tv-rights` has no rate before 2024-01-01',
  },
  {
    name: 'both a VAT class and shares',
    file: home,
    from: '    vatShares:',
    to: '    vatClass: telecom\n    vatShares:',
    at: '  - id: fibre-tv-1g',
    says: 'either `vatClass` or `vatShares`',
  },
  {
    name: 'shares that do not make a whole',
    file: home,
    from: 'tv-rights: 95000',
    to: 'tv-rights: 96000',
    at: 'tv-rights: 96000',
    says: 'the shares sum to 1001000 millionths; they must sum to 1000000',
  },
  {
    name: 'a promotion that ends before it begins',
    file: fees,
    from: 'until: 2026-09-01',
    to: 'until: 2026-05-01',
    at: 'until: 2026-05-01',
    says: '2026-05-01 is not after 2026-06-01',
  },
  {
    name: 'a promotion on an unknown offer',
    file: fees,
    from: 'offers: [mobile-100go, mobile-200go]',
    to: 'offers: [mobile-100go, mobile-400go]',
    at: 'mobile-400go',
    says: 'there is no offer `mobile-400go`',
  },
  {
    name: 'a promotion larger than the price',
    file: fees,
    from: 'monthlyTtcCents: 300',
    to: 'monthlyTtcCents: 1800',
    at: 'monthlyTtcCents: 1800',
    says: 'takes off more than the price of `mobile-100go`',
  },
  {
    name: 'an allowance in the wrong unit',
    file: mobile,
    from: 'unit: h',
    to: 'unit: GB',
    at: 'unit: GB',
    says: 'voice is counted in s, min, h, not in GB',
  },
  {
    name: 'an allowance both counted and unlimited',
    file: mobile,
    from: 'service: sms, unlimited: true',
    to: 'service: sms, quantity: 5, unit: message, unlimited: true',
    at: 'quantity: 5, unit: message',
    says: 'either `quantity` with `unit`, or `unlimited: true`',
  },
  {
    name: 'a roaming part larger than the whole',
    file: mobile,
    from: 'quantity: 16',
    to: 'quantity: 21',
    at: 'quantity: 21',
    says: 'is more than the whole allowance',
  },
  {
    name: 'a blocked plan that charges',
    file: mobile,
    from: 'beyond: blocked',
    to: 'beyond: charged',
    at: 'unused',
    says: 'the plan is blocked',
  },
  {
    name: 'an unknown plan of an option',
    file: additions,
    from: 'for: [fibre-tv-1g]',
    to: 'for: [fibre-tv-2g]',
    at: 'fibre-tv-2g',
    says: 'there is no plan `fibre-tv-2g`',
  },
  {
    name: 'an offer twice',
    file: additions,
    from: '- id: option-cinema',
    to: '- id: option-sport',
    at: 'unused',
    says: 'offer `option-sport` is already defined',
  },
  {
    name: 'lent equipment without a price if kept',
    file: home,
    from: '    nonReturnFee: non-return-box\n',
    to: '',
    at: '  - id: box-fibre',
    says: 'needs `nonReturnFee`',
  },
  {
    name: 'a prefix in two zones',
    file: destinations,
    from: '["41"]',
    to: '["41", "212"]',
    at: 'unused',
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
    at: 'unused',
    says: 'overlaps another band of the same day',
  },
  {
    name: 'a time zone that is nowhere',
    file: 'sfr/brand.yaml',
    from: 'Europe/Paris',
    to: 'Europe/Pari',
    at: 'Europe/Pari',
    says: 'there is no time zone `Europe/Pari`',
  },
  {
    name: 'a folder that is not there',
    file: 'sfr/brand.yaml',
    from: 'includes: [france]',
    to: 'includes: [france, belgium]',
    at: 'includes',
    says: 'there is no folder `belgium`',
  },
]

test.each(broken)('refuses $name and points at it', ({ file, from, to, at, says }) => {
  const pack = changed(file, from, to)
  const found = sentences(pack)
  expect(found.join('\n')).toContain(says)
  if (at === 'unused') return
  const line = lineOf(pack, file, at)
  const pointed = found.filter(sentence => sentence.startsWith(`${file}:${line}:`))
  expect(pointed.join('\n'), found.join('\n')).toContain(says)
})

test('a rate given twice in one list is refused', () => {
  const row =
    '          - { service: sms, in: [home], to: [sms-premium-300], micros: 3000000, per: 1, increments: 1/1 }'
  const text = texts.sfr.find(({ name }) => name === prices)?.text ?? ''
  const found = sentences(changed(prices, row, `${row}\n${row}`))
  expect(text).toContain(row)
  expect(found).toHaveLength(1)
  expect(found[0]).toContain(
    'sms out from home to sms-premium-300 already has a price in this list',
  )
})

test('several things wrong in several files are reported at once, in order', () => {
  const first = changed(additions, 'vatClass: tv-rights', 'vatClass: tv')
  const both = first.map(item =>
    item.name === fees
      ? { ...item, text: item.text.replace('until: 2026-09-01', 'until: 2026-06-01') }
      : item,
  )
  const found = sentences(both)
  expect(found).toHaveLength(2)
  expect(found[0]).toMatch(/^sfr\/catalogue\/additions\.yaml:\d+:\d+: there is no VAT class `tv`$/)
  expect(found[1]).toMatch(
    /^sfr\/catalogue\/fees-and-promotions\.yaml:\d+:\d+: 2026-06-01 is not after/,
  )
})

test('a pack without its brand file, and one that is not there, are refused', async () => {
  expect(sentences(texts.sfr.filter(({ name }) => name !== 'sfr/brand.yaml'))).toEqual([
    'sfr/brand.yaml:1:1: is missing',
  ])
  expect(await loadBrand('nobody')).toMatchObject({
    kind: 'refused',
    problems: [{ file: 'nobody/brand.yaml', says: 'is missing' }],
  })
})

test('the pack in a folder has the name of the folder', () => {
  const renamed = texts.sfr.map(item => ({ ...item, name: item.name.replace(/^sfr\//, 'autre/') }))
  const reading = readBrandPack('autre', renamed)
  expect(reading.kind === 'refused' && reading.problems.map(({ says }) => says)).toEqual([
    'the pack in the folder `autre` must have that `id`',
  ])
})
