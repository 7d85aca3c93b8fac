import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Money } from '../../../contract/money.ts'
import { listChoices, listOrders } from '../../../contract/routes/ordering.ts'
import { type OrderingWorld, orderingWorld } from '../../testing/ordering-world.ts'
import { csvOf, itemOf, type TestLine } from '../../testing/usage-world.ts'
import { subscribedItems } from '../lines/public.ts'
import { orderSweeper } from './jobs.ts'

const fresh = '2026-11-22T15:00:00Z'
const billingDay = '2026-12-21'
let world: OrderingWorld
let twin: TestLine
const lines: TestLine[] = []

/** Customers of the same plan and option, each with one bill behind them; one of them never orders anything. */
beforeAll(async () => {
  world = await orderingWorld()
  for (let index = 0; index < 15; index += 1)
    lines.push(
      await world.addCustomer([
        itemOf('mobile-20go'),
        itemOf('option-maghreb', { kind: 'option' }),
      ]),
    )
  twin = next()
  await world.bill('2026-11-21')
})
afterAll(() => world.close())

const next = (): TestLine => {
  const line = lines.pop()
  if (line === undefined) throw new Error('add customers to this test')
  return line
}
const centsOf = ({ amount }: Money) => BigInt(amount)
const itemsOf = async ({ accountId }: TestLine, on = '2026-11-22') => {
  const start = Temporal.PlainDate.from(on)
  const items = await subscribedItems(world.db, [accountId], { start, end: start.add({ days: 1 }) })
  return items.map(({ offerCode }) => offerCode).toSorted()
}

test('S28 S32 S33 S36 a dearer plan today: the days of each, the next month, the totals, to the cent', async () => {
  const customer = world.holderOf(next())
  const quote = await customer.quote({ act: 'change-plan', offerCode: 'mobile-100go' })
  expect(quote.effectiveOn).toBe('2026-11-22')
  expect(quote.before.monthly.amount).toBe('1999')
  expect(quote.after.monthly.amount).toBe('2899')
  // 1 of 30 days of 9.99 was lived, 29 of 30 of 18.99 come, then 18.99 instead of 9.99.
  const amounts = quote.nextBill.items.map(({ amount }) => centsOf(amount))
  expect(amounts.toSorted((a, b) => (a < b ? -1 : 1))).toEqual([-999n, -966n, 1836n, 1899n])
  expect(quote.nextBill.difference.amount).toBe('1770')
  expect(quote.nextBill.items.find(({ amount }) => amount.amount === '-966')).toMatchObject({
    from: '2026-11-22',
    days: 29,
    ofDays: 30,
  })
  expect(quote.totals.map(({ before, after }) => centsOf(after) - centsOf(before))).toEqual([
    1770n + 11n * 900n,
    1770n + 23n * 900n,
  ])
  expect(quote.leaving).toMatchObject({
    after: { amount: '0' },
    citation: 'C. conso L224-28 (loi 2022-1158, art. 15)',
  })
  expect(quote.consent).toMatch(/Forfait 100\sGo/)
  expect(quote.consent).toContain('22 novembre 2026')
})

test('S31 S34 twenty taps buy one pass, there at once, and a pass that served is not undone', async () => {
  const line = next()
  const customer = world.holderOf(line)
  const quote = await customer.quote({ act: 'add', offerCode: 'pass-2go' })
  const startedMs = performance.now()
  const taps = await Promise.all(Array.from({ length: 20 }, () => customer.tryAccept(quote)))
  const ids = taps.map(tap => (tap.ok ? tap.body.id : tap.problem.code))
  expect(new Set(ids).size).toBe(1)
  expect(performance.now() - startedMs).toBeLessThan(20_000)
  expect(await itemsOf(line)).toEqual(['mobile-20go', 'option-maghreb', 'pass-2go'])
  await world.deliver(
    csvOf([
      {
        recordId: 'p-1',
        lineIdentifier: line.mobile,
        service: 'data',
        counterpart: '',
        quantity: 500_000_000n,
        startedAt: '2026-11-22T14:00:00Z',
      },
    ]),
  )
  const [order] = taps
  if (!order?.ok) throw new Error('no order')
  expect(await customer.tryUndo(order.body)).toMatchObject({
    ok: false,
    status: 409,
    problem: { code: 'undo-used' },
  })
})

test('a quote is refused when its words, its time or the line are not what they were', async () => {
  const line = next()
  const customer = world.holderOf(line)
  const quote = await customer.quote({ act: 'add', offerCode: 'option-suisse' })
  const other = await customer.quote({ act: 'change-plan', offerCode: 'mobile-100go' })
  const codeOf = async (asked: Promise<Awaited<ReturnType<typeof customer.tryAccept>>>) => {
    const answer = await asked
    return answer.ok ? 'accepted' : answer.problem.code
  }
  expect(await codeOf(customer.tryAccept({ ...quote, consent: 'J’accepte tout.' }))).toBe(
    'consent-mismatch',
  )
  await customer.accept(quote)
  expect(await codeOf(customer.tryAccept(other))).toBe('quote-outdated')
  const late = await customer.quote({ act: 'add', offerCode: 'option-musique' })
  world.setNow('2026-11-22T23:30:00Z')
  expect(await codeOf(world.holderOf(line).tryAccept(late))).toBe('quote-expired')
  world.setNow(fresh)
  expect(await itemsOf(line)).toEqual(['mobile-20go', 'option-maghreb', 'option-suisse'])
})

test('S30 what a line cannot take is said with its reason, and a change waits for the one before', async () => {
  const customer = world.holderOf(next())
  const plan = { act: 'change-plan' } as const
  expect(await customer.obstacleTo({ ...plan, offerCode: 'mobile-20go' })).toBe('same-plan')
  expect(await customer.obstacleTo({ ...plan, offerCode: 'mobile-illimite' })).toBe('with-phone')
  expect(await customer.obstacleTo({ ...plan, offerCode: 'fibre-tv-1g' })).toBe('other-network')
  expect(await customer.obstacleTo({ ...plan, offerCode: 'mobile-9999' })).toBe('not-sold')
  expect(await customer.obstacleTo({ act: 'add', offerCode: 'option-sport' })).toBe('not-with-plan')
  expect(await customer.obstacleTo({ act: 'add', offerCode: 'option-maghreb' })).toBe(
    'already-held',
  )
  expect(await customer.obstacleTo({ act: 'remove', offerCode: 'option-suisse' })).toBe('not-held')
  await customer.order({ ...plan, offerCode: 'mobile-200go', effect: 'next-period' })
  expect(await customer.obstacleTo({ ...plan, offerCode: 'mobile-100go' })).toBe('change-pending')
})

test('S28 S30 S31 the choices of a line: what it may take, what it has, what it may give up', async () => {
  const answer = await world
    .holderOf(twin)
    .client()
    .call(listChoices, { params: { lineId: twin.lineId } })
  if (!answer.ok) throw new Error('no choices')
  const { choices, removable, nextPeriod } = answer.body
  expect(nextPeriod).toBe(billingDay)
  const codes = choices
    .filter(({ obstacle }) => obstacle === undefined)
    .map(({ offer }) => offer.code)
  expect(codes).toContain('mobile-100go')
  expect(codes).toContain('pass-10go')
  expect(codes).not.toContain('fibre-tv-1g')
  expect(choices.find(({ offer }) => offer.code === 'mobile-20go')?.obstacle).toBe('same-plan')
  expect(removable.map(({ offerCode }) => offerCode)).toEqual(['option-maghreb'])
})

test('S35 a plan with a promise begins one, and an option that it does not have is said to be lost', async () => {
  const line = next()
  const customer = world.holderOf(line)
  const promised = await customer.quote({ act: 'change-plan', offerCode: 'mobile-200go' })
  expect(promised.commitment).toEqual({
    effect: 'begins',
    after: '2027-11-22',
  })
  // The first twelve months are due whole: 12 months of 25.99 on the first day.
  expect(promised.leaving).toMatchObject({ before: { amount: '0' }, after: { amount: '31188' } })
  const less = await customer.quote({ act: 'change-plan', offerCode: 'mobile-5go-bloque' })
  expect(less.losses).toEqual([
    expect.objectContaining({ kind: 'option', amount: { amount: '1000', currency: 'EUR' } }),
  ])
  await customer.accept(less)
  expect(await itemsOf(line)).toEqual(['mobile-5go-bloque'])
})

test('B05 an option of the next month that was undone is neither held nor in the way', async () => {
  const customer = world.holderOf(next())
  const suisse = { act: 'add', offerCode: 'option-suisse', effect: 'next-period' } as const
  const order = await customer.order(suisse)
  expect(await customer.obstacleTo(suisse)).toBe('already-held')
  expect(await customer.tryUndo(order)).toMatchObject({ ok: true })
  expect(await customer.obstacleTo(suisse)).toBeUndefined()
  const less = await customer.quote({ act: 'change-plan', offerCode: 'mobile-5go-bloque' })
  expect(less.losses.map(({ names }) => names.fr)).toEqual([expect.stringContaining('Maghreb')])
})

test('an order of the next period begins on its day, once', async () => {
  const line = next()
  const customer = world.holderOf(line)
  const order = await customer.order({
    act: 'change-plan',
    offerCode: 'mobile-100go',
    effect: 'next-period',
  })
  const sweeper = orderSweeper('Europe/Paris')
  const day = Temporal.Instant.from(`${billingDay}T08:00:00Z`)
  expect((await sweeper.due(world.db, day))?.toString()).toBe('2026-12-20T23:00:00Z')
  await sweeper.sweep(world.db, day)
  await sweeper.sweep(world.db, day)
  const answer = await customer.client().call(listOrders, { query: {} })
  if (!answer.ok) throw new Error('no orders')
  const [shown] = answer.body.orders
  expect(shown).toMatchObject({ id: order.id, state: 'in-service' })
  expect(shown?.steps.map(({ state }) => state)).toEqual(['scheduled', 'in-service'])
})

test('B05 the bill run asks what the quote said: at once, at the next period, and nothing after an undo', async () => {
  const atOnce = next()
  const later = next()
  const undone = next()
  const without = next()
  const change = { act: 'change-plan', offerCode: 'mobile-100go' } as const
  const quoteNow = await world.holderOf(atOnce).quote(change)
  const quoteNext = await world.holderOf(later).quote({ ...change, effect: 'next-period' })
  const quoteLess = await world
    .holderOf(without)
    .quote({ act: 'remove', offerCode: 'option-maghreb' })
  await world.holderOf(atOnce).accept(quoteNow)
  const scheduled = await world.holderOf(later).accept(quoteNext)
  await world.holderOf(without).accept(quoteLess)
  const taken = await world.holderOf(undone).order(change)
  expect(await itemsOf(undone)).toEqual(['mobile-100go', 'option-maghreb'])
  expect(taken).toMatchObject({ state: 'in-service', undoUntil: '2026-12-06' })
  expect(await world.holderOf(undone).tryUndo(taken)).toMatchObject({ body: { state: 'undone' } })
  expect(await itemsOf(undone)).toEqual(['mobile-20go', 'option-maghreb'])
  expect(scheduled).toMatchObject({ state: 'scheduled', undoUntil: '2026-12-06' })

  world.setNow(`${billingDay}T06:00:00Z`)
  await world.bill(billingDay)
  world.setNow(fresh)
  const unchanged = await world.lastBill(twin)
  const difference = async (line: TestLine) => (await world.lastBill(line)) - unchanged
  expect(await difference(atOnce)).toBe(centsOf(quoteNow.nextBill.difference))
  expect(await difference(later)).toBe(centsOf(quoteNext.nextBill.difference))
  expect(await difference(without)).toBe(centsOf(quoteLess.nextBill.difference))
  expect(await difference(undone)).toBe(0n)
  for (const line of [atOnce, later, undone, without])
    expect(await world.journalOf(line)).toMatchObject({ kind: 'whole' })
})

test('B05 an order that began with a bill is undone after it, and the next bill gives back what that one took', async () => {
  const line = next()
  world.setNow('2027-01-15T10:00:00Z')
  const order = await world.holderOf(line).order({
    act: 'change-plan',
    offerCode: 'mobile-100go',
    effect: 'next-period',
  })
  world.setNow('2027-01-21T06:00:00Z')
  await world.bill('2027-01-21')
  const dearer = (await world.lastBill(line)) - (await world.lastBill(twin))
  expect(dearer).toBe(900n)
  world.setNow('2027-01-22T10:00:00Z')
  expect(await world.holderOf(line).tryUndo(order)).toMatchObject({ ok: true })
  world.setNow('2027-02-21T06:00:00Z')
  await world.bill('2027-02-21')
  expect((await world.lastBill(line)) - (await world.lastBill(twin))).toBe(-900n)
})
