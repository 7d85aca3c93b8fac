import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OrderView } from '../../../contract/routes/ordering.ts'
import { withdrawOrder } from '../../../contract/routes/ordering.ts'
import { uuidv7 } from '../../kernel/ids.ts'
import { type OrderingWorld, orderingWorld } from '../../testing/ordering-world.ts'
import { packBook } from '../../testing/pack-book.ts'
import { csvOf, itemOf, type TestLine } from '../../testing/usage-world.ts'
import { promotionsOf } from '../catalog/public.ts'
import { subscribedItems } from '../lines/public.ts'

const ordered = '2026-12-15T15:00:00Z'
const withdrawn = '2026-12-26T15:00:00Z'
let world: OrderingWorld
const lines: TestLine[] = []
beforeAll(async () => {
  world = await orderingWorld()
  for (let index = 0; index < 6; index += 1)
    lines.push(await world.addCustomer([itemOf('mobile-20go')]))
  await world.bill('2026-11-21')
})
afterAll(() => world.close())

const next = (): TestLine => {
  const line = lines.pop()
  if (line === undefined) throw new Error('add customers to this test')
  return line
}
const withdraw = (line: TestLine, { id }: Pick<OrderView, 'id'>) =>
  world
    .holderOf(line)
    .client()
    .call(withdrawOrder, { params: { orderId: id } }, { idempotencyKey: uuidv7() })
const itemsOf = async ({ accountId }: TestLine, on: string) => {
  const start = Temporal.PlainDate.from(on)
  return subscribedItems(world.db, [accountId], { start, end: start.add({ days: 1 }) })
}

test('after fourteen days, or when a pass has served, an order is not withdrawn from, and nothing changes', async () => {
  const [late, user] = [next(), next()]
  world.setNow(ordered)
  const option = await world.holderOf(late).order({ act: 'add', offerCode: 'option-maghreb' })
  const pass = await world.holderOf(user).order({ act: 'add', offerCode: 'pass-2go' })
  await world.deliver(
    csvOf([
      {
        recordId: 'w-1',
        lineIdentifier: user.mobile,
        service: 'data',
        counterpart: '',
        quantity: 500_000_000n,
        startedAt: '2026-12-15T14:30:00Z',
      },
    ]),
  )
  expect(await withdraw(user, pass)).toMatchObject({ problem: { code: 'withdrawal-used' } })
  world.setNow('2026-12-29T08:00:00Z')
  expect(await withdraw(late, option)).toMatchObject({ problem: { code: 'withdrawal-too-late' } })
  expect((await itemsOf(late, '2026-12-29')).map(({ offerCode }) => offerCode)).toContain(
    'option-maghreb',
  )
})

test('L221-18 withdrawn from after its first bill: the days are paid, to the cent, and what was there is there again', async () => {
  const [line, twin] = [next(), next()]
  world.setNow(ordered)
  const order = await world.holderOf(line).order({ act: 'change-plan', offerCode: 'mobile-200go' })
  expect(order).toMatchObject({ undoUntil: '2026-12-21', withdrawUntil: '2026-12-29' })
  await world.bill('2026-12-21')
  const first = [await world.lastBill(line), await world.lastBill(twin)]

  world.setNow(withdrawn)
  expect(await world.holderOf(line).tryUndo(order)).toMatchObject({
    problem: { code: 'undo-too-late' },
  })
  const answers = await Promise.all([1, 2, 3].map(() => withdraw(line, order)))
  expect(answers.map(answer => answer.ok && answer.body.state)).toEqual(
    Array.from({ length: 3 }, () => 'withdrawn'),
  )
  expect((await itemsOf(line, '2026-12-26')).map(({ offerCode }) => offerCode)).toEqual([
    'mobile-20go',
  ])
  await world.bill('2027-01-21')
  const second = [await world.lastBill(line), await world.lastBill(twin)]
  // 6 of 30 days, then 5 of 31, at 25.99 in the place of 9.99.
  expect(Number((first[0] ?? 0n) - (first[1] ?? 0n))).toBe(2599 + 520 - 200 - 999)
  expect(Number((second[0] ?? 0n) - (second[1] ?? 0n))).toBe(419 - 2599 + 838)
  await world.bill('2027-02-21')
  expect(await world.lastBill(line)).toBe(await world.lastBill(twin))
  expect((await world.journalOf(line)).kind).toBe('whole')

  const [contract] = await world.db
    .selectFrom('lines.contract')
    .select(['commitment_ends_on', 'committed_from'])
    .where('account_id', '=', line.accountId)
    .execute()
  const [other] = await world.db
    .selectFrom('lines.contract')
    .select(['commitment_ends_on', 'committed_from'])
    .where('account_id', '=', twin.accountId)
    .execute()
  expect(contract).toEqual(other)
})

test('a promotion that goes on with what was there before ends on its own day, and is over when it was', async () => {
  const book = await packBook({})
  const day = (text: string) => Temporal.PlainDate.from(text)
  const promotion = book.current.promotions[0]
  const offerCode = promotion?.offers[0] ?? ''
  const agreedOn = promotion?.from ?? day('2026-01-01')
  const months = promotion?.forMonths ?? 0
  const restart = agreedOn.add({ months: 2 })
  const ends = (startsOn: Temporal.PlainDate, promotedFrom: Temporal.PlainDate | null) =>
    promotionsOf(book, { offerCode, agreedOn, startsOn, promotedFrom })
      .filter(held => held.promotion.code === promotion?.code)
      .map(({ endsOn }) => endsOn.toString())
  expect(ends(agreedOn, null)).toEqual([agreedOn.add({ months }).toString()])
  expect(ends(restart, agreedOn)).toEqual([agreedOn.add({ months }).toString()])
  expect(ends(agreedOn.add({ months }), agreedOn)).toEqual([])
})
