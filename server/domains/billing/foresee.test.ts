import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asId } from '../../../contract/ids.ts'
import { cents, sumCents } from '../../../contract/money.ts'
import { daysBetween, monthsAfter } from '../../kernel/calendar.ts'
import { uuidv7 } from '../../kernel/ids.ts'
import { packBook } from '../../testing/pack-book.ts'
import type { SubscribedItem } from './billed-account.ts'
import { foreseeBills, grossOf } from './foresee.ts'
import { prorate } from './prorate.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const lineId = asId('line', uuidv7())
const planOf = (offerCode: string, more: Partial<SubscribedItem> = {}): SubscribedItem => ({
  itemId: asId('item', uuidv7()),
  accountId: asId('account', uuidv7()),
  contractId: asId('contract', uuidv7()),
  lineId,
  kind: 'plan',
  offerCode,
  agreedOn: day('2024-01-01'),
  startsOn: day('2024-01-01'),
  endsOn: null,
  ...more,
})
const book = await packBook({ small: 1999n, large: 2999n })

/** A change of plan on a day, seen from the billing day that opened its period. */
const change = (on: Temporal.PlainDate, opened: Temporal.PlainDate) => {
  const before = planOf('small')
  const after = planOf('large', { startsOn: on })
  const ahead = [{ subject: before.itemId, billed: cents(1999n), price: cents(1999n) }]
  const next = { issuedOn: monthsAfter(opened, 1), ahead }
  const items = [{ ...before, endsOn: on }, after]
  const bills = foreseeBills(book, { items, next }, 3)
  const adjusted = (bills[0]?.charges ?? []).filter(({ step }) => step === 'adjustment')
  return { bills, adjusted: adjusted.map(grossOf), total: sumCents(adjusted.map(grossOf)) }
}

describe('a change of plan within a period', () => {
  test('vector 23: 19.99 to 29.99 on 15 April is -10.66 + 15.99 = 5.33', () => {
    const { adjusted, total } = change(day('2026-04-15'), day('2026-04-01'))
    expect(adjusted.toSorted((a, b) => (a < b ? -1 : 1))).toEqual([-1066n, 1599n])
    expect(total).toBe(533n)
  })

  test('vector 24: on the day of 25 hours days count, not hours: -4.51 + 6.77 = 2.26', () => {
    const { adjusted, total } = change(day('2026-10-25'), day('2026-10-01'))
    expect(adjusted.toSorted((a, b) => (a < b ? -1 : 1))).toEqual([-451n, 677n])
    expect(total).toBe(226n)
  })

  test('on any day of any month, what was paid for a period is its days at each price, and no bill later adjusts it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 0, max: 27 }), (month, at) => {
        const opened = monthsAfter(day('2024-02-05'), month)
        const on = opened.add({ days: at })
        const ofDays = daysBetween(opened, monthsAfter(opened, 1))
        const { bills, total } = change(on, opened)
        const lived = prorate(cents(1999n), at, ofDays)
        const coming = prorate(cents(2999n), ofDays - at, ofDays)
        expect(1999n + total).toBe(lived + coming)
        const later = bills.slice(1).flatMap(({ charges }) => charges)
        expect(later.map(grossOf)).toEqual([2999n, 2999n])
      }),
    )
  })
})

test('an item that ended on its first day costs nothing, nor does the end of a pass never used', () => {
  const next = { issuedOn: day('2026-05-01'), ahead: [] }
  const undone = planOf('large', { startsOn: day('2026-04-15'), endsOn: day('2026-04-15') })
  const [bill] = foreseeBills(book, { items: [undone], next }, 1)
  expect(bill?.charges).toEqual([])
})
