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

test('a bill of which all that is open is contested is not late', () => {
  const bill = { total: cents(7489n), dueOn: day('2026-12-05') }
  const balance = { open: cents(500n), toPay: zeroCents, credited: zeroCents }
  expect(statusOf(bill, balance, day('2027-01-01'))).toBe('part-paid')
})

test('a bill is due, part paid, late, paid or credited', () => {
  const bill = { total: cents(7489n), dueOn: day('2026-12-05') }
  const at = (open: bigint, credited: bigint, today: string) =>
    statusOf(bill, { open: cents(open), toPay: cents(open), credited: cents(credited) }, day(today))
  expect(at(7489n, 0n, '2026-12-05')).toBe('due')
  expect(at(7489n, 0n, '2026-12-06')).toBe('late')
  expect(at(489n, 0n, '2026-12-05')).toBe('part-paid')
  expect(at(0n, 0n, '2027-01-01')).toBe('paid')
  expect(at(0n, 7489n, '2027-01-01')).toBe('credited')
  expect(
    statusOf(
      { ...bill, total: zeroCents },
      { open: zeroCents, toPay: zeroCents, credited: zeroCents },
      bill.dueOn,
    ),
  ).toBe('paid')
})

test('a number is made of the series and its place in it', () => {
  expect(billNumber('SFR', '2026-11', 4817)).toBe('SFR-2026-11-004817')
})
