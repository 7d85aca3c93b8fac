import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asId } from '../../../contract/ids.ts'
import { cents, sumCents } from '../../../contract/money.ts'
import { uuidv7 } from '../../kernel/ids.ts'
import { packBook } from '../../testing/pack-book.ts'
import { foreseeBills, grossOf } from '../billing/public.ts'
import type { SubscribedItem } from '../lines/public.ts'
import type { Situation } from './change.ts'
import { decideLeaving } from './leaving-days.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const book = await packBook({ flat: 2999n })
const ids = {
  accountId: asId('account', uuidv7()),
  contractId: asId('contract', uuidv7()),
  lineId: asId('line', uuidv7()),
}
const itemOf = (offerCode: string, more: Partial<SubscribedItem> = {}): SubscribedItem => ({
  ...ids,
  itemId: asId('item', uuidv7()),
  kind: 'plan',
  offerCode,
  agreedOn: day('2025-01-10'),
  startsOn: day('2025-01-10'),
  endsOn: null,
  ...more,
})

type Held = {
  readonly today: string
  readonly signedOn?: string
  readonly months?: number | null
  readonly subsidised?: boolean
  readonly items?: readonly SubscribedItem[]
}

/** A contract billed on the 10th whose plan was paid ahead to the next bill. */
const situationOf = (held: Held): Situation => {
  const { today, months = 24, subsidised = false, signedOn = '2025-01-10' } = held
  const items = held.items ?? [itemOf('flat')]
  const issuedOn = day('2025-01-10').add({
    months: day('2025-01-10').until(day(today), { largestUnit: 'months' }).months + 1,
  })
  const ahead = items
    .filter(({ kind }) => kind === 'plan')
    .map(({ itemId }) => ({ subject: itemId, billed: cents(2999n), price: cents(2999n) }))
  return {
    today: day(today),
    book,
    items,
    next: { issuedOn, ahead },
    line: { ...ids, label: 'Mobile', kind: 'mobile', state: 'active' },
    contract: {
      contractId: ids.contractId,
      signedOn: day(signedOn),
      commitment: {
        from: day(signedOn),
        months,
        endsOn: months === null ? null : day(signedOn).add({ months }),
        subsidisedHandset: subsidised,
      },
    },
  }
}
const leavingOn = (held: Held, on: string) => {
  const { asked } = decideLeaving(situationOf(held), day(on))
  return asked?.leaving.amount
}

describe('the price of leaving', () => {
  test('vectors 37 to 40: by the month of service and the handset', () => {
    const today = '2025-08-01'
    expect(leavingOn({ today, subsidised: true }, '2026-04-10')).toBe('5398')
    expect(leavingOn({ today }, '2026-04-10')).toBe('0')
    expect(leavingOn({ today, subsidised: true }, '2026-03-25')).toBe('5708')
    expect(leavingOn({ today, subsidised: true }, '2025-09-10')).toBe('19194')
    expect(leavingOn({ today }, '2025-09-10')).toBe('11996')
    expect(leavingOn({ today, subsidised: true }, '2026-01-10')).toBe('7198')
    expect(leavingOn({ today, subsidised: true }, '2026-01-09')).toBe('7294')
  })

  test('never rises from one day to a later one, whatever was promised and when', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(null, 12, 24),
        fc.boolean(),
        fc.integer({ min: 0, max: 700 }),
        (months, subsidised, at) => {
          const today = day('2025-01-10').add({ days: at }).toString()
          const { days } = decideLeaving(situationOf({ today, months, subsidised }), null)
          const prices = days.map(({ leaving }) => BigInt(leaving.amount))
          expect(prices).toEqual(prices.toSorted((a, b) => (a > b ? -1 : a < b ? 1 : 0)))
          expect(days.map(({ on }) => on)).toEqual(days.map(({ on }) => on).toSorted())
        },
      ),
      { numRuns: 60 },
    )
  })

  test('L224-33: nothing is asked while a change of price that was told gives the right to leave', () => {
    const items = [itemOf('mobile-100go')]
    const held = { today: '2025-08-01', subsidised: true, items }
    const { days, asked } = decideLeaving(situationOf(held), day('2025-11-20'))
    expect(asked).toMatchObject({ freeExitUntil: '2025-11-21', parts: [] })
    expect(days[0]).toMatchObject({ on: '2025-08-11', parts: [], freeExitUntil: '2025-11-21' })
    expect(BigInt(leavingOn(held, '2025-11-21') ?? 0)).toBeGreaterThan(0n)
    // Told before they agreed: they took the price as it was said.
    const later = [itemOf('mobile-100go', { agreedOn: day('2025-07-30') })]
    expect(BigInt(leavingOn({ ...held, items: later }, '2025-11-20') ?? 0)).toBeGreaterThan(0n)
  })
})

describe('everything still to pay', () => {
  test('who has promised nothing is given back what was paid ahead, and the best day is the first', () => {
    const { days, bestDay, freeFrom, committedUntil } = decideLeaving(
      situationOf({ today: '2025-08-01', months: null }),
      null,
    )
    // Paid to 10 August; leaving on the 11th, one of 31 days is still to pay: 29.99 / 31.
    expect(days[0]).toMatchObject({ on: '2025-08-11', subscriptions: { amount: '97' }, parts: [] })
    expect(bestDay).toBe('2025-08-11')
    expect({ freeFrom, committedUntil }).toEqual({})
  })

  test('a whole promise costs the same on any day of it: the best day is its last, when service was had for it', () => {
    const said = decideLeaving(situationOf({ today: '2025-03-01' }), null)
    expect(said).toMatchObject({
      committedUntil: '2027-01-10',
      freeFrom: '2026-01-10',
      bestDay: '2026-01-10',
    })
    const until = said.days.find(({ on }) => on === '2026-01-10')
    expect(until).toMatchObject({
      leaving: { amount: '0' },
      subscriptions: { amount: String(10 * 2999) },
    })
  })

  test('what is still to pay is what the bills of somebody who leaves that day ask', () => {
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 500 }), after => {
        const situation = situationOf({ today: '2025-03-01' })
        const on = day('2025-03-01').add({ days: after })
        const items = situation.items.map(item => ({ ...item, endsOn: on }))
        const bills = foreseeBills(book, { items, next: situation.next }, 30)
        const asked = decideLeaving(situation, on).asked
        expect(asked?.subscriptions.amount).toBe(
          String(sumCents(bills.flatMap(({ charges }) => charges.map(grossOf)))),
        )
      }),
      { numRuns: 40 },
    )
  })
})

test('B02 what was lent is told with its price when kept, and the fee of the offer with its price list', () => {
  const home = (offerCode: string, kind: SubscribedItem['kind']) => itemOf(offerCode, { kind })
  const items = [
    home('fibre-tv-1g', 'plan'),
    home('box-fibre', 'equipment'),
    home('remote-control', 'equipment'),
  ]
  const { equipment, asked } = decideLeaving(
    situationOf({ today: '2025-08-01', months: 12, items }),
    day('2026-02-10'),
  )
  expect(equipment.map(({ names }) => names.fr)).toEqual(['Box fibre', 'Télécommande'])
  expect(equipment.every(({ ifKept }) => BigInt(ifKept.amount) > 0n)).toBe(true)
  expect(asked?.parts).toMatchObject([{ kind: 'termination-fee', amount: { amount: '5900' } }])
})
