import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cents } from '../../../contract/money.ts'
import { nextAttemptOn } from './collection-plan.ts'
import { decideAmount, decideSettlement, nextLook } from './payment.ts'

const taken = {
  kind: 'succeeded',
  intentRef: 'pi_1',
  amountCents: cents(3490n),
  card: null,
} as const
const situation = (state: 'created' | 'awaiting-customer' | 'succeeded' | 'expired') => ({
  state,
  amountCents: cents(3490n),
  cancelAsked: false,
})

test('what is paid is what is owed as it was shown, or a part of it; never nothing, never more', () => {
  const amounts = fc.bigInt({ min: -100n, max: 10_000n })
  fc.assert(
    fc.property(amounts, amounts, fc.option(amounts), (owed, shown, part) => {
      const wish = { shown: cents(shown), part: part === null ? null : cents(part) }
      const decision = decideAmount(cents(owed), wish)
      if (decision.kind === 'refused') return
      expect(owed).toBe(shown)
      expect(decision.amountCents).toBe(part ?? owed)
      expect(decision.amountCents > 0n && decision.amountCents <= owed).toBe(true)
    }),
  )
  expect(decideAmount(cents(10n), { shown: cents(10n), part: null }).kind).toBe('accepted')
})

test('money taken settles whatever had been concluded, once; another amount is a bug', () => {
  for (const state of ['created', 'awaiting-customer', 'expired'] as const)
    expect(decideSettlement(situation(state), taken)).toMatchObject({ state: 'succeeded' })
  expect(decideSettlement(situation('succeeded'), taken)).toEqual({ kind: 'unchanged' })
  const other = { ...taken, amountCents: cents(3491n) }
  expect(() => decideSettlement(situation('created'), other)).toThrow('another amount')
})

test('a page that closes is expired, cancelled when we closed it, failed when a card was refused on it', () => {
  const open = situation('awaiting-customer')
  const closed = { kind: 'expired', failure: null } as const
  expect(decideSettlement(open, closed)).toMatchObject({ state: 'expired' })
  expect(decideSettlement({ ...open, cancelAsked: true }, closed)).toMatchObject({
    state: 'cancelled',
  })
  const refused = { kind: 'expired', failure: 'declined' } as const
  expect(decideSettlement(open, refused)).toMatchObject({ state: 'failed' })
  expect(decideSettlement(situation('succeeded'), refused)).toEqual({ kind: 'unchanged' })
})

test('an open payment is looked at within the minute, then less and less often', () => {
  const openedAt = Temporal.Instant.from('2026-11-22T12:00:00Z')
  const waits = [0, 60, 600, 3600].map(seconds => {
    const now = openedAt.add({ seconds })
    return nextLook(openedAt, now).since(now).total('seconds')
  })
  expect(waits).toEqual([45, 45, 150, 900])
})

test('a bill is tried on its due date, after five days and after ten, and no more', () => {
  const dueOn = Temporal.PlainDate.from('2026-12-28')
  const days = [0, 1, 2, 3].map(made => nextAttemptOn(dueOn, made)?.toString() ?? null)
  expect(days).toEqual(['2026-12-28', '2027-01-02', '2027-01-07', null])
})
