import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asId } from '../../../contract/ids.ts'
import { cents, microEuros, sumCents, zeroCents } from '../../../contract/money.ts'
import { monthsAfter } from '../../kernel/calendar.ts'
import { billNumber, composeBill, sectionTotals, statusOf } from './bill.ts'
import {
  type BilledAhead,
  type Charge,
  type Cycle,
  chargeOnce,
  chargeRecurring,
  chargeUsage,
  type Recurring,
} from './charge.ts'
import { differenceOf } from './difference.ts'
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
          let billed = 0n
          let ahead: readonly BilledAhead[] = []
          for (let month = 1; month <= 10; month += 1) {
            const today = cycleOf(month).next.start
            const known = Temporal.PlainDate.compare(end, today) <= 0 ? { ...item, end } : item
            const exists = Temporal.PlainDate.compare(start, today) < 0
            const charges = exists ? chargeRecurring(known, cycleOf(month), ahead[0]) : []
            billed += grossOf(charges)
            ahead = aheadOf(charges)
          }
          let lived = 0n
          for (let month = 0; month <= 10; month += 1) {
            const period = cycleOf(month).next
            const used = daysWithin({ start, end }, period)
            lived += used === null ? 0n : prorate(cents(price), daysOf(used), daysOf(period))
          }
          expect(billed).toBe(lived)
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

const anyCharge = fc
  .record({
    gross: fc.bigInt({ min: -20_000n, max: 20_000n }),
    cause: fc.constantFrom('plan a', 'plan b', 'option c', 'usage d', 'fee e'),
    third: fc.boolean(),
    tv: fc.bigInt({ min: 0n, max: 500_000n }),
  })
  .map(({ gross, cause, third, tv }) => ({
    ...chargeOnce({
      chargeId: null,
      subject: cause,
      kind: 'fee',
      section: third ? 'third-party' : 'own',
      names: named(cause),
      contractId,
      lineId,
      gross: cents(gross),
      rate,
      shares: [
        { rateBasisPoints: 2000, weight: 1_000_000n - tv },
        { rateBasisPoints: 1000, weight: tv },
      ],
      occurredOn: day('2026-03-01'),
    }),
  }))
const someCharges = fc.array(anyCharge, { maxLength: 25 })

describe('a bill adds up', () => {
  test('for a consumer and for a company: lines, VAT table and total agree to the cent', () => {
    fc.assert(
      fc.property(someCharges, fc.constantFrom('consumer', 'company'), (charges, kind) => {
        const bill = composeBill(charges, kind)
        expect(bill.total).toBe(grossOf(charges))
        expect(bill.net + bill.vat + bill.rounding).toBe(bill.total)
        expect(sumCents(sectionTotals(bill.lines).map(({ gross }) => gross))).toBe(bill.total)
        expect(sumCents(bill.lines.map(({ net }) => net))).toBe(bill.net)
        if (kind === 'consumer') {
          expect(bill.rounding).toBe(0n)
          expect(sumCents(bill.lines.map(({ vat }) => vat))).toBe(bill.vat)
        }
        for (const line of bill.lines) expect(line.net + line.vat).toBe(line.gross)
      }),
    )
  })

  test('own services come first, numbered from zero', () => {
    const bill = composeBill(
      [usage(1_000_000n, 'third-party', 'surtaxe'), usage(10_000n)],
      'consumer',
    )
    expect(bill.lines.map(({ section, position }) => [section, position])).toEqual([
      ['own', 0],
      ['third-party', 1],
    ])
  })
})

describe('why this amount and not the last', () => {
  test('every cent is attributed: the causes sum to the change of the total', () => {
    fc.assert(
      fc.property(someCharges, someCharges, (before, after) => {
        const last = composeBill(before, 'consumer')
        const bill = composeBill(after, 'consumer')
        const causes = differenceOf(last.lines, bill.lines)
        expect(sumCents(causes.map(({ difference }) => difference))).toBe(bill.total - last.total)
        for (const cause of causes) {
          expect(cause.difference).not.toBe(0n)
          const own = bill.lines.filter(({ position }) => cause.positions.includes(position))
          expect(sumCents(own.map(({ gross }) => gross))).toBe(cause.after)
        }
      }),
    )
  })

  test('an option that stopped says when, and its days given back are a cause apart', () => {
    const option = recurring({ kind: 'option', cause: 'option cinema', subject: 'item-9' })
    const first = composeBill(chargeRecurring(option, cycleOf(2), ahead1899), 'consumer')
    const ended = { ...option, end: day('2026-04-01') }
    const second = composeBill(chargeRecurring(ended, cycleOf(3), ahead1899), 'consumer')
    const causes = differenceOf(first.lines, second.lines)
    expect(causes.map(({ kind, happenedOn }) => [kind, happenedOn?.toString()])).toEqual([
      ['stopped', '2026-04-01'],
      ['adjusted', '2026-04-01'],
    ])
  })

  test('another plan on the same line is one change', () => {
    const old = recurring({ subject: 'item-1' })
    const plan = recurring({ subject: 'item-2', gross: cents(2999n) })
    const first = composeBill(chargeRecurring(old, cycleOf(2), ahead1899), 'consumer')
    const second = composeBill(
      chargeRecurring(plan, cycleOf(3), { ...ahead1899, subject: 'item-2' }),
      'consumer',
    )
    expect(differenceOf(first.lines, second.lines)).toMatchObject([
      { kind: 'changed', before: 1899n, after: 2999n, difference: 1100n },
    ])
  })
})

const ahead1899: BilledAhead = { subject: 'item-1', billed: cents(1899n), price: cents(1899n) }

test('a bill is due, part paid, late, paid or credited', () => {
  const bill = { total: cents(7489n), dueOn: day('2026-12-05') }
  const at = (open: bigint, credited: bigint, today: string) =>
    statusOf(bill, { open: cents(open), credited: cents(credited) }, day(today))
  expect(at(7489n, 0n, '2026-12-05')).toBe('due')
  expect(at(7489n, 0n, '2026-12-06')).toBe('late')
  expect(at(489n, 0n, '2026-12-05')).toBe('part-paid')
  expect(at(0n, 0n, '2027-01-01')).toBe('paid')
  expect(at(0n, 7489n, '2027-01-01')).toBe('credited')
  expect(
    statusOf({ ...bill, total: zeroCents }, { open: zeroCents, credited: zeroCents }, bill.dueOn),
  ).toBe('paid')
})

test('a number is made of the series and its place in it', () => {
  expect(billNumber('SFR', '2026-11', 4817)).toBe('SFR-2026-11-004817')
})
