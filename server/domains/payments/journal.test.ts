import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asId } from '../../../contract/ids.ts'
import { cents, sumCents } from '../../../contract/money.ts'
import { allocatePayment } from './journal.ts'

const openItems = fc
  .array(
    fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      open: fc.bigInt({ min: 1n, max: 100_000n }),
    }),
    {
      maxLength: 8,
    },
  )
  .map(list =>
    list.map(({ day, open }, i) => ({
      billId: asId('bill', `bill-${i}`),
      dueOn: new Temporal.PlainDate(2026, 1, day),
      openCents: cents(open),
    })),
  )

test('50.00 on 30.00 and 25.49, oldest first, leaves 0 and 5.49 (vector 44)', () => {
  const [old, recent] = [asId('bill', 'old'), asId('bill', 'recent')]
  const spread = allocatePayment(
    cents(5000n),
    [
      { billId: recent, dueOn: Temporal.PlainDate.from('2026-03-05'), openCents: cents(2549n) },
      { billId: old, dueOn: Temporal.PlainDate.from('2026-02-05'), openCents: cents(3000n) },
    ],
    null,
  )
  expect(spread).toEqual({
    allocations: [
      { billId: old, amountCents: 3000n },
      { billId: recent, amountCents: 2000n },
    ],
    creditCents: 0n,
  })
})

test('a payment is spread whole, never over a bill, and its own bill comes first', () => {
  fc.assert(
    fc.property(openItems, fc.bigInt({ min: 1n, max: 500_000n }), fc.nat(7), (open, paid, pick) => {
      const meantFor = open[pick]?.billId ?? null
      const { allocations, creditCents } = allocatePayment(cents(paid), open, meantFor)
      expect(sumCents(allocations.map(part => part.amountCents)) + creditCents).toBe(paid)
      for (const { billId, amountCents } of allocations) {
        const item = open.find(candidate => candidate.billId === billId)
        expect(amountCents > 0n && amountCents <= (item?.openCents ?? 0n)).toBe(true)
      }
      if (creditCents > 0n) expect(allocations.length).toBe(open.length)
      if (meantFor !== null) expect(allocations[0]?.billId).toBe(meantFor)
    }),
  )
})
