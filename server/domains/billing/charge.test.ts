import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asId } from '../../../contract/ids.ts'
import { cents, microEuros, sumCents } from '../../../contract/money.ts'
import { monthsAfter, type Period } from '../../kernel/calendar.ts'
import {
  type BilledAhead,
  type Charge,
  type Cycle,
  chargeRecurring,
  chargeUsage,
  type Recurring,
} from './charge.ts'
import { daysOf, daysWithin, prorate } from './prorate.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const anchor = day('2026-01-21')
const lineId = asId('line', '0198a000-0000-7000-8000-000000000001')
const contractId = asId('contract', '0198a000-0000-7000-8000-000000000002')
const rate = { version: '2026-1', from: day('2026-01-01') }
const named = (fr: string) => ({ fr, en: fr, zh: fr })
const standard = [{ rateBasisPoints: 2000, weight: 1n }]

const cycleOf = (month: number): Cycle => ({
  previous: { start: monthsAfter(anchor, month - 1), end: monthsAfter(anchor, month) },
  next: { start: monthsAfter(anchor, month), end: monthsAfter(anchor, month + 1) },
})

const recurring = (over: Partial<Recurring> = {}): Recurring => ({
  subject: 'item-1',
  cause: 'plan line-1',
  kind: 'plan',
  section: 'own',
  names: named('Forfait'),
  contractId,
  lineId,
  start: day('2026-02-03'),
  end: null,
  gross: cents(1899n),
  grossBefore: cents(1899n),
  rate,
  shares: standard,
  ...over,
})

const grossOf = (charges: readonly Charge[]) =>
  sumCents(charges.flatMap(({ parts }) => parts.map(({ gross }) => gross)))

const aheadOf = (charges: readonly Charge[]): readonly BilledAhead[] =>
  charges
    .filter(({ step }) => step === 'advance')
    .map(charge => ({
      subject: charge.subject,
      billed: grossOf([charge]),
      price: cents(BigInt('price' in charge.proof ? moneyOf(charge.proof.price) : '0')),
    }))

const moneyOf = (price: unknown): string =>
  typeof price === 'object' && price !== null && 'amount' in price ? String(price.amount) : '0'

const months = Array.from({ length: 11 }, (_, month) => month)

/** What the bills of ten months come to when the end is known only from its day on. */
const billedOver = (item: Recurring, end: Temporal.PlainDate): bigint => {
  let ahead: readonly BilledAhead[] = []
  return months.slice(1).reduce((billed, month) => {
    const cycle = cycleOf(month)
    if (Temporal.PlainDate.compare(item.start, cycle.next.start) >= 0) return billed
    const ended = Temporal.PlainDate.compare(end, cycle.next.start) <= 0
    const charges = chargeRecurring(ended ? { ...item, end } : item, cycle, ahead[0])
    ahead = aheadOf(charges)
    return billed + grossOf(charges)
  }, 0n)
}

const pricedDays = (item: Recurring, period: Period) => {
  const used = daysWithin(item, period)
  return used === null ? cents(0n) : prorate(item.gross, daysOf(used), daysOf(period))
}

describe('a subscription is paid ahead and put right', () => {
  test('the first bill charges the days lived since it started, then a whole month ahead', () => {
    const charges = chargeRecurring(recurring(), cycleOf(1), undefined)
    expect(charges.map(({ step, proof }) => [step, proof.rule])).toEqual([
      ['adjustment', 'days'],
      ['advance', 'whole-period'],
    ])
    expect(grossOf(charges)).toBe(prorate(cents(1899n), 18, 31) + 1899n)
  })

  test('vector 23: a change in mid-month gives back 10.66 and takes 15.99, 5.33 in all', () => {
    const cycle = {
      previous: { start: day('2026-04-01'), end: day('2026-05-01') },
      next: { start: day('2026-05-01'), end: day('2026-06-01') },
    }
    const old = recurring({ end: day('2026-04-15'), gross: cents(1999n) })
    const ahead = { subject: 'item-1', billed: cents(1999n), price: cents(1999n) }
    const givenBack = chargeRecurring(old, cycle, ahead)
    const taken = chargeRecurring(
      recurring({ start: day('2026-04-15'), gross: cents(2999n), grossBefore: cents(2999n) }),
      cycle,
      undefined,
    )
    expect(grossOf(givenBack)).toBe(-1066n)
    expect(taken.map(charge => grossOf([charge]))).toEqual([1599n, 2999n])
  })

  test('vector 27: what was billed ahead and not lived is given back, and both make the price', () => {
    const cycle = {
      previous: { start: day('2026-01-31'), end: day('2026-02-28') },
      next: { start: day('2026-02-28'), end: day('2026-03-31') },
    }
    const item = recurring({ start: day('2025-01-31'), end: day('2026-02-10') })
    const ahead = { subject: 'item-1', billed: cents(2999n), price: cents(2999n) }
    const [credit] = chargeRecurring(item, cycle, ahead)
    expect(credit === undefined ? null : grossOf([credit])).toBe(-1928n)
    expect(credit?.proof).toMatchObject({ rule: 'unused-days', days: 10, ofDays: 28 })
  })

  test.each([
    [20000n, -19333n, 4833n],
    [16000n, -15467n, 3867n],
  ])('vector 30: %s stopped the day it began gives back %s', (price, credit, vat) => {
    const month = { start: day('2023-04-01'), end: day('2023-05-01') }
    const item = recurring({ start: day('2023-04-01'), end: day('2023-04-02') })
    const charges = chargeRecurring(
      item,
      { previous: month, next: { start: month.end, end: day('2023-06-01') } },
      { subject: 'item-1', billed: cents(price), price: cents(price) },
    )
    expect(grossOf(charges)).toBe(credit)
    expect((-credit * 2500n + 5000n) / 10_000n).toBe(vat)
  })

  test('vector 28: a discount is cut on the same days as its price and ends on its own', () => {
    const discount = recurring({
      kind: 'discount',
      subject: 'item-1 spring',
      gross: cents(-1000n),
      grossBefore: cents(-1000n),
      start: day('2026-02-03'),
      end: day('2026-03-09'),
    })
    const [, ahead] = chargeRecurring(discount, cycleOf(1), undefined)
    expect(ahead?.proof).toMatchObject({ rule: 'days', days: 16, ofDays: 28 })
    expect(ahead === undefined ? null : grossOf([ahead])).toBe(-571n)
    const none = chargeRecurring(discount, cycleOf(2), {
      subject: 'item-1 spring',
      billed: cents(-571n),
      price: cents(-1000n),
    })
    expect(none).toEqual([])
  })

  test('whatever its start and end, the bills together charge each month for the days lived in it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 0, max: 120 }),
        fc.bigInt({ min: 1n, max: 20_000n }),
        (startsAfter, lasts, price) => {
          const start = anchor.add({ days: startsAfter })
          const end = start.add({ days: lasts })
          const item = recurring({ start, gross: cents(price), grossBefore: cents(price) })
          const lived = months.map(month => pricedDays({ ...item, end }, cycleOf(month).next))
          expect(billedOver(item, end)).toBe(sumCents(lived))
        },
      ),
    )
  })
})

const period = cycleOf(3).previous
const usage = (micros: bigint, section: 'own' | 'third-party' = 'own', zone = 'suisse') =>
  chargeUsage(
    {
      lineId,
      names: named(`Appels ${zone}`),
      section,
      service: 'voice',
      zone,
      count: 2,
      quantity: 724,
      micros: microEuros(micros),
      writtenOff: microEuros(0n),
      price: { micros: microEuros(348_000n), per: 60 },
      rate,
      shares: standard,
    },
    period,
  )

test('usage is rounded once, at its line: 724 s at 0.348 a minute are 4.20', () => {
  const charge = usage(4_199_200n)
  expect(grossOf([charge])).toBe(420n)
  expect(charge.kind).toBe('usage-charged')
  expect(usage(0n).kind).toBe('usage-included')
})
