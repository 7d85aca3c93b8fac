import { expect, test } from 'vitest'
import { loadBrand } from '../../../brands/load-brand.ts'
import { contentOf } from '../../../brands/pack-content.ts'
import {
  type CatalogueBook,
  feeOn,
  findTerms,
  listPriceOn,
  priceOn,
  promotionsOf,
  termsOf,
  vatSharesOn,
} from './catalogue.ts'
import { isSoldOn, roamingPartOn } from './offer.ts'
import { type RateQuestion, rateOn, roamingZoneOf, zoneOf } from './tariff.ts'
import { toCatalogue } from './to-catalogue.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

const bookOf = async (brandId: string): Promise<CatalogueBook> => {
  const reading = await loadBrand(brandId)
  if (reading.kind === 'refused') throw new Error(`${brandId} is broken`)
  const current = toCatalogue(
    '00000000-0000-7000-8000-000000000000',
    contentOf(reading.pack.sections),
  )
  return { current, versions: [{ publishedOn: day('2024-11-01'), catalogue: current }] }
}

const book = await bookOf('sfr')
const { tariffs } = book.current
const sold = (offerCode: string, agreedOn: string) => ({ offerCode, agreedOn: day(agreedOn) })

test('a price told to everyone moves who had the offer; any other moves only who takes it later', () => {
  const plan = sold('mobile-100go', '2024-12-03')
  expect(priceOn(book, plan, day('2025-08-31')).amount).toBe(1799n)
  expect(priceOn(book, plan, day('2025-09-01')).amount).toBe(1899n)
  expect(priceOn(book, sold('mobile-100go', '2025-09-01'), day('2026-01-01')).amount).toBe(1899n)

  expect(priceOn(book, sold('fibre-tv-1g', '2025-02-28'), day('2026-11-22')).amount).toBe(4499n)
  expect(priceOn(book, sold('fibre-tv-1g', '2025-03-01'), day('2026-11-22')).amount).toBe(4671n)
})

test('an offer that was never sold has no terms', () => {
  expect(findTerms(book, sold('mobile-1000go', '2025-01-01'))).toBeNull()
  expect(() => termsOf(book, sold('mobile-1000go', '2025-01-01'))).toThrow(
    'its catalogue does not have',
  )
  expect(() => priceOn(book, sold('mobile-100go', '2022-12-31'), day('2025-01-01'))).toThrow(
    'a price of',
  )
})

test('the shares of a bundle are those of the day, each with the legal rate', () => {
  const fibre = sold('fibre-tv-1g', '2024-12-03')
  expect(vatSharesOn(book, fibre, day('2025-12-31'))).toEqual([
    { vatClass: 'telecom', weight: 905_000n, rateBasisPoints: 2000 },
    { vatClass: 'tv-rights', weight: 95_000n, rateBasisPoints: 1000 },
  ])
  expect(vatSharesOn(book, fibre, day('2026-01-01')).map(({ weight }) => weight)).toEqual([
    901_000n,
    99_000n,
  ])
  expect(vatSharesOn(book, sold('mobile-20go', '2024-12-03'), day('2026-01-01'))).toEqual([
    { vatClass: 'telecom', weight: 1_000_000n, rateBasisPoints: 2000 },
  ])
})

test('every offer, fee and tariff of both packs is taxed on every day of the demonstration', async () => {
  for (const brand of [book, await bookOf('ligne-claire')]) {
    for (const [offerCode, offer] of brand.current.offers) {
      for (const on of ['2024-11-01', '2025-06-15', '2026-11-22', '2027-01-01']) {
        const agreedOn = offer.soldFrom.toString()
        const shares = vatSharesOn(brand, sold(offerCode, agreedOn), day(on))
        expect(shares.reduce((sum, { weight }) => sum + weight, 0n)).toBe(1_000_000n)
        expect(listPriceOn(offer, offer.soldFrom)).not.toBeNull()
      }
    }
    for (const feeCode of brand.current.fees.keys()) {
      expect(feeOn(brand.current, feeCode, day('2026-11-22'))).not.toBeNull()
    }
  }
})

test('fees are dated, and damages bear no tax', () => {
  expect(feeOn(book.current, 'fibre-connection', day('2025-12-31'))?.amount).toBe(3900n)
  expect(feeOn(book.current, 'fibre-connection', day('2026-01-01'))).toMatchObject({
    amount: 4900n,
    rateBasisPoints: 2000,
  })
  expect(feeOn(book.current, 'late-payment', day('2026-01-01'))?.rateBasisPoints).toBe(0)
  expect(feeOn(book.current, 'late-payment', day('2022-01-01'))).toBeNull()
  expect(feeOn(book.current, 'unknown', day('2026-01-01'))).toBeNull()
})

test('a promotion is held by who agreed while it was open, from the first day of service', () => {
  const taken = { ...sold('mobile-100go', '2026-08-31'), startsOn: day('2026-08-31') }
  expect(promotionsOf(book, taken)).toMatchObject([
    { promotion: { code: 'ete-100go', monthlyDiscount: 300n }, startsOn: taken.startsOn },
  ])
  expect(promotionsOf(book, taken)[0]?.endsOn).toEqual(day('2027-02-28'))
  expect(promotionsOf(book, { ...taken, agreedOn: day('2026-09-01') })).toEqual([])
  expect(promotionsOf(book, { ...taken, offerCode: 'mobile-20go' })).toEqual([])
})

test('an offer is sold from its day, and what may roam changes with the year', () => {
  const china = termsOf(book, sold('option-chine', '2024-06-01'))
  expect(isSoldOn(china, day('2023-12-31'))).toBe(false)
  expect(isSoldOn(china, day('2024-01-01'))).toBe(true)
  const data = termsOf(book, sold('mobile-100go', '2025-01-01')).allowances.find(
    ({ service }) => service === 'data',
  )
  expect(data && roamingPartOn(data, day('2026-12-31'))).toBe(30_000_000_000n)
  expect(data && roamingPartOn(data, day('2027-01-01'))).toBe(35_000_000_000n)
  const calls = termsOf(book, sold('mobile-2h', '2025-01-01')).allowances[0]
  expect(calls).toMatchObject({ service: 'voice', quantity: 7_200n, beyond: 'charged' })
  expect(calls && roamingPartOn(calls, day('2026-01-01'))).toBe(7_200n)
})

test.each([
  ['+33612345678', 'fr-mobile'],
  ['0033612345678', 'fr-mobile'],
  ['06 12 34 56 78', 'fr-mobile'],
  ['+33145000000', 'fr-fixed'],
  ['0800123456', 'free'],
  ['0899123456', 'premium-089'],
  ['+41791234567', 'switzerland'],
  ['+12125550100', 'us-canada'],
  ['+18765550100', 'world'],
  ['+4915112345678', 'eu'],
  ['+8613812345678', 'china'],
  ['112', 'free'],
  ['3179', 'free'],
  ['3615', 'premium-089'],
  ['3919', 'free'],
  ['118712', 'directory-118'],
  ['33700', 'free'],
  ['36789', 'customer-short'],
  ['61234', 'sms-premium-050'],
])('%s is in the zone %s', (number, zone) => {
  expect(zoneOf(tariffs, number)?.code).toBe(zone)
})

test.each(['+99912345678', '', 'nobody', '9', '+', '4', '+33012345678'])(
  '%j is in no zone: it is set aside',
  number => {
    expect(zoneOf(tariffs, number)).toBeNull()
  },
)

test('the longest prefix wins: vector 8', () => {
  const zone = (code: string) => ({
    code,
    names: { fr: code, en: code, zh: code },
    thirdParty: false,
    free: false,
  })
  const made = {
    ...tariffs,
    prefixes: new Map([
      ['33', zone('A')],
      ['336', zone('B')],
      ['33612', zone('C')],
    ]),
  }
  expect(zoneOf(made, '33612345678')?.code).toBe('C')
  expect(zoneOf(made, '33698000000')?.code).toBe('B')
  expect(zoneOf(made, '33145000000')?.code).toBe('A')
  expect(zoneOf(made, '0033612345678')?.code).toBe('C')
  expect(zoneOf(made, '99900000000')).toBeNull()
})

test('a network comes before its country, and three digits are not two: vector 8', () => {
  const always = { from: day('2017-06-15'), until: null }
  const made = {
    ...tariffs,
    networks: new Map([
      ['208', [{ zone: 'france', ...always }]],
      ['20801', [{ zone: 'host', ...always }]],
      ['310410', [{ zone: 'ours', ...always }]],
    ]),
  }
  const on = day('2026-01-01')
  expect(roamingZoneOf(made, '20801', on)).toBe('host')
  expect(roamingZoneOf(made, '20815', on)).toBe('france')
  expect(roamingZoneOf(made, '310410', on)).toBe('ours')
  expect(roamingZoneOf(made, '31041', on)).toBeNull()
})

test('Moldova is as at home from 2026, and an unknown network is nowhere', () => {
  expect(roamingZoneOf(tariffs, '25901', day('2025-12-31'))).toBe('europe-other')
  expect(roamingZoneOf(tariffs, '25901', day('2026-01-01'))).toBe('eu')
  expect(roamingZoneOf(tariffs, '20810', day('2026-01-01'))).toBe('home')
  expect(roamingZoneOf(tariffs, '310410', day('2026-01-01'))).toBe('us-canada')
  expect(roamingZoneOf(tariffs, '99999', day('2026-01-01'))).toBeNull()
})

const voice: RateQuestion = {
  tariffPlan: 'mobile',
  service: 'voice',
  direction: 'out',
  from: 'home',
  to: 'switzerland',
  on: day('2026-05-31'),
}

test('a rate is that of the day of the call, and says which list it is from', () => {
  expect(rateOn(tariffs, voice)).toMatchObject({
    rateId: 'mobile/2023-01-01/voice out from home to switzerland',
    price: 320_000n,
    perUnits: 60n,
    firstIncrement: 60n,
    nextIncrement: 1n,
  })
  expect(rateOn(tariffs, { ...voice, on: day('2026-06-01') })).toMatchObject({
    rateId: 'mobile/2026-06-01/voice out from home to switzerland',
    price: 348_000n,
  })
})

test('a later list changes only its own rows, and what nobody prices has no rate', () => {
  const later = day('2026-11-22')
  expect(rateOn(tariffs, { ...voice, to: 'maghreb', on: later })?.price).toBe(750_000n)
  expect(rateOn(tariffs, { ...voice, from: 'china', to: 'maghreb', on: later })?.price).toBe(
    2_900_000n,
  )
  expect(rateOn(tariffs, { ...voice, from: 'china', to: 'free', on: later })?.price).toBe(0n)
  expect(rateOn(tariffs, { ...voice, direction: 'in', to: null, on: later })?.price).toBe(0n)
  expect(rateOn(tariffs, { ...voice, service: 'sms', to: 'premium-089', on: later })).toBeNull()
  expect(rateOn(tariffs, { ...voice, on: day('2022-12-31') })).toBeNull()
  expect(rateOn(tariffs, { ...voice, tariffPlan: 'none', on: later })).toBeNull()
})

test('the price of data abroad follows the cap of the year', () => {
  const data: RateQuestion = { ...voice, service: 'data', from: 'eu', to: null }
  const prices = ['2023-06-01', '2024-06-01', '2025-06-01', '2026-06-01', '2027-01-01'].map(
    on => rateOn(tariffs, { ...data, on: day(on) })?.price,
  )
  expect(prices).toEqual([2_160_000n, 1_860_000n, 1_560_000n, 1_320_000n, 1_200_000n])
})

test('bands are in the order of ISO days', () => {
  const fixed = rateOn(tariffs, { ...voice, tariffPlan: 'fixed', to: 'maghreb' })
  expect(fixed?.bands).toEqual([
    { days: [1, 2, 3, 4, 5], from: '20:00', until: '24:00', price: 300_000n },
    { days: [6, 7], from: '00:00', until: '24:00', price: 300_000n },
  ])
})
