import { expect, test } from 'vitest'
import { cents } from '../../contract/money.ts'
import { answeredBy, complaintTimesOn } from './complaint.ts'
import { changeNoticeOn, earliestChange, freeExitUntil } from './contract-change.ts'
import type { ExactCents } from './dated.ts'
import { type Commitment, earlyTerminationFee, remainingCommitment } from './early-termination.ts'
import { mandatoryMentionsOn, missingMentions } from './invoice-mentions.ts'
import { isHiddenFromItemisedBill, maskedNumber } from './itemised-bill.ts'
import { keptUntil, retentionOn } from './retention.ts'
import {
  dataSpendLimitOn,
  dueRoamingBytes,
  isOpenDataBundle,
  leastRoamingVolume,
  roamLikeAtHomeOn,
} from './roaming.ts'
import { knownVatRates, vatOn, vatRateOn, vatWithin } from './vat.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

/** Half-up away from zero, written apart from the kernel's so that the two can disagree. */
const rounded = ({ numerator, denominator }: ExactCents): bigint => {
  const size = numerator < 0n ? -numerator : numerator
  const half = (size % denominator) * 2n >= denominator ? 1n : 0n
  return (numerator < 0n ? -1n : 1n) * (size / denominator + half)
}

test('VAT rates hold from their day and carry where they come from', () => {
  expect(vatRateOn('fr-standard', day('2013-12-31'))).toMatchObject({ value: 1960 })
  expect(vatRateOn('fr-standard', day('2014-01-01'))).toMatchObject({ value: 2000 })
  expect(vatRateOn('fr-intermediate', day('2026-11-22'))).toMatchObject({
    value: 1000,
    unverified: true,
  })
  expect(vatRateOn('fr-intermediate', day('2011-12-31'))).toBeNull()
  expect(vatRateOn('fr-nothing', day('2026-01-01'))).toBeNull()
  for (const rate of knownVatRates()) {
    expect(vatRateOn(rate, day('2026-11-22'))?.citation).toMatch(/CGI/)
  }
})

test('the tax inside an amount is exact: vector 33, and the two amounts that vector 34 cannot reach', () => {
  expect(rounded(vatWithin(cents(1999n), 2000))).toBe(333n)
  expect(rounded(vatOn(cents(833n), 2000))).toBe(167n)
  expect(rounded(vatOn(cents(832n), 2000))).toBe(166n)
  expect(rounded(vatWithin(cents(-1999n), 2000))).toBe(-333n)
})

test('the least roaming volume follows the cap of the year: vector 16', () => {
  const price = cents(1666n)
  expect(leastRoamingVolume(price, day('2026-06-01'))).toMatchObject({
    bytes: 30_290_909_091n,
    wholeGigabytes: 31n,
  })
  expect(leastRoamingVolume(price, day('2025-06-01'))?.bytes).toBe(25_630_769_231n)
  expect(leastRoamingVolume(price, day('2027-01-01'))?.bytes).toBe(33_320_000_000n)
  expect(leastRoamingVolume(price, day('2022-06-30'))).toBeNull()
})

test('the cap changes at midnight of the new year: 24 € with tax gives 36.36 GB, then 40', () => {
  const price = cents(2000n)
  expect(leastRoamingVolume(price, day('2026-12-31'))?.bytes).toBe(36_363_636_364n)
  expect(leastRoamingVolume(price, day('2027-01-01'))?.bytes).toBe(40_000_000_000n)
})

test('fair use holds only for data cheaper than the wholesale cap', () => {
  const on = day('2026-06-01')
  expect(isOpenDataBundle({ price: cents(1583n), bytes: 100_000_000_000n }, on)).toBe(true)
  expect(isOpenDataBundle({ price: cents(499n), bytes: 200_000_000n }, on)).toBe(false)
  expect(isOpenDataBundle({ price: cents(3833n), bytes: null }, on)).toBe(true)
})

test('a bundle roams by the formula, never by more than it has at home', () => {
  const gigabytes = (count: bigint) => count * 1_000_000_000n
  const [before, after] = [day('2026-12-31'), day('2027-01-01')]
  const open = { price: cents(2000n), bytes: gigabytes(100n) }
  expect(dueRoamingBytes(open, before)).toBe(36_363_636_364n)
  expect(dueRoamingBytes(open, after)).toBe(gigabytes(40n))
  expect(dueRoamingBytes({ ...open, bytes: gigabytes(38n) }, after)).toBe(gigabytes(38n))
  expect(dueRoamingBytes({ ...open, bytes: null }, after)).toBe(gigabytes(40n))
  expect(dueRoamingBytes({ price: cents(499n), bytes: gigabytes(1n) }, before)).toBe(gigabytes(1n))
  expect(dueRoamingBytes(open, day('2022-06-30'))).toBeNull()
})

test('data abroad is cut at 50 € without tax, told at 80 and 100 %', () => {
  expect(dataSpendLimitOn(day('2026-11-22'))).toMatchObject({
    value: { limitHtCents: 5000n, noticePercents: [80, 100] },
    unverified: true,
  })
  expect(dataSpendLimitOn(day('2022-06-30'))).toBeNull()
})

test('Moldova and Ukraine are as at home since 2026, the United Kingdom is not', () => {
  const before = roamLikeAtHomeOn(day('2025-12-31'))
  const after = roamLikeAtHomeOn(day('2026-01-01'))
  expect(before.size).toBe(29)
  expect([...after].filter(country => !before.has(country))).toEqual(['MD', 'UA'])
  expect(after.has('GB')).toBe(false)
})

const committed = (signed: string, subsidisedHandset: boolean): Commitment => ({
  signedOn: day(signed),
  startsOn: day(signed),
  months: 24,
  subsidisedHandset,
})

const fee = (commitment: Commitment, on: string, monthly: bigint, isExempt = false) => {
  const found = earlyTerminationFee(commitment, { on: day(on), monthly: cents(monthly), isExempt })
  return found === null ? null : rounded(found.fee)
}

test.each([
  { vector: '37 before 2023', signed: '2022-01-10', handset: false, on: '2023-04-10', is: 6748n },
  { vector: '37 subsidised', signed: '2025-01-10', handset: true, on: '2026-04-10', is: 5398n },
  { vector: '37 no subsidy', signed: '2025-01-10', handset: false, on: '2026-04-10', is: 0n },
  { vector: '38', signed: '2025-01-10', handset: true, on: '2026-03-25', is: 5708n },
  { vector: '39 subsidised', signed: '2025-01-10', handset: true, on: '2025-09-10', is: 19194n },
  { vector: '39 no subsidy', signed: '2025-01-10', handset: false, on: '2025-09-10', is: 11996n },
  { vector: '39 old law', signed: '2022-01-10', handset: false, on: '2022-09-10', is: 20993n },
  { vector: '40 on the day', signed: '2025-01-10', handset: true, on: '2026-01-10', is: 7198n },
  { vector: '40 a day earlier', signed: '2025-01-10', handset: true, on: '2026-01-09', is: 7294n },
])('the fee for leaving at 29.99 a month: vector $vector', ({ signed, handset, on, is }) => {
  expect(fee(committed(signed, handset), on, 2999n)).toBe(is)
})

test('the fee for leaving at 30 a month: law.md 3.3', () => {
  expect(fee(committed('2024-01-01', false), '2025-07-01', 3000n)).toBe(0n)
  expect(fee(committed('2024-01-01', true), '2025-07-01', 3000n)).toBe(3600n)
  expect(fee(committed('2022-01-01', false), '2023-07-01', 3000n)).toBe(4500n)
  expect(fee(committed('2024-01-01', false), '2024-07-01', 3000n)).toBe(18000n)
  expect(fee(committed('2024-01-01', true), '2024-07-01', 3000n)).toBe(25200n)
  expect(fee(committed('2024-01-01', true), '2026-01-01', 3000n)).toBe(0n)
})

test('who has a free exit owes nothing, and no rule is known before 2008', () => {
  expect(fee(committed('2024-01-01', true), '2024-02-01', 3000n, true)).toBe(0n)
  expect(fee(committed('2008-05-31', false), '2008-07-01', 3000n)).toBeNull()
})

test('the fee never grows with time', () => {
  const commitment = committed('2025-01-31', true)
  const days = Array.from({ length: 740 }, (_, at) => day('2025-01-31').add({ days: at }))
  const fees = days.map(on => fee(commitment, on.toString(), 2999n) ?? -1n)
  expect(fees.every((one, at) => at === 0 || one <= (fees[at - 1] ?? 0n))).toBe(true)
  expect(fees[0]).toBe(43186n)
  expect(fees.at(-1)).toBe(0n)
})

test('what is left of a commitment, counted from its first day', () => {
  const commitment = { ...committed('2026-01-31', false), months: 12 }
  expect(remainingCommitment(commitment, day('2026-11-22'))).toEqual({
    until: day('2027-01-31'),
    months: 2,
    days: 9,
  })
  expect(remainingCommitment(commitment, day('2027-01-31'))).toBeNull()
})

test('a change needs a month of notice and opens four months of free exit', () => {
  expect(earliestChange(day('2026-01-31'))).toEqual(day('2026-02-28'))
  expect(freeExitUntil(day('2025-10-31'))).toEqual(day('2026-02-28'))
  expect(changeNoticeOn(day('2016-06-30'))).toBeNull()
})

test('law.md 3.14: a complaint is answered within a month, of the calendar', () => {
  expect(answeredBy(day('2026-01-31'))).toEqual(day('2026-02-28'))
  expect(answeredBy(day('2026-11-28'))).toEqual(day('2026-12-28'))
  expect(answeredBy(day('2015-12-31'))).toBeNull()
  expect(complaintTimesOn(day('2026-11-28'))?.value.mediatorAfterMonths).toBe(2)
})

test('a bill lacks what it does not say', () => {
  const issuedOn = day('2026-11-21')
  const all = mandatoryMentionsOn(issuedOn, 'consumer').map(({ mention }) => mention)
  expect(all).toContain('remaining-commitment')
  expect(all).not.toContain('recovery-indemnity')
  expect(missingMentions(new Set(all), { issuedOn, customer: 'consumer' })).toEqual([])
  expect(
    missingMentions(new Set(all.filter(mention => mention !== 'seller-vat-number')), {
      issuedOn,
      customer: 'consumer',
    }).map(({ mention }) => mention),
  ).toEqual(['seller-vat-number'])
  expect(
    missingMentions(new Set(all), { issuedOn, customer: 'company' }).map(({ mention }) => mention),
  ).toEqual(['recovery-indemnity', 'customer-siren'])
  expect(mandatoryMentionsOn(day('2010-01-01'), 'consumer').map(row => row.mention)).not.toContain(
    'remaining-commitment',
  )
})

test('an itemised bill hides the last four digits of people, and free numbers whole', () => {
  const on = day('2026-11-22')
  expect(maskedNumber('+33612345678', on)).toBe('+3361234••••')
  expect(maskedNumber('3631', on)).toBe('3631')
  expect(maskedNumber('118712', on)).toBe('118712')
  expect(isHiddenFromItemisedBill({ number: '112', isFreeNumber: false }, on)).toBe(true)
  expect(isHiddenFromItemisedBill({ number: '3179', isFreeNumber: true }, on)).toBe(true)
  expect(isHiddenFromItemisedBill({ number: '3114', isFreeNumber: false }, on)).toBe(true)
  expect(isHiddenFromItemisedBill({ number: '3114', isFreeNumber: false }, day('2020-01-01'))).toBe(
    false,
  )
  expect(isHiddenFromItemisedBill({ number: '+33612345678', isFreeNumber: false }, on)).toBe(false)
})

test('records are kept for their time: bills ten years, traffic a year', () => {
  expect(keptUntil('bill', day('2026-11-21'))).toEqual(day('2036-11-21'))
  expect(keptUntil('traffic-for-billing', day('2025-02-28'))).toEqual(day('2026-02-28'))
  expect(keptUntil('traffic-for-security', day('2026-11-30'))).toEqual(day('2027-02-28'))
  expect(keptUntil('civil-identity', day('2026-01-01'))).toEqual(day('2031-01-01'))
  expect(keptUntil('souvenirs', day('2026-01-01'))).toBeNull()
  expect(retentionOn('bill', day('2026-01-01'))?.citation).toContain('L123-22')
})
