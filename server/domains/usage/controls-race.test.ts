import { afterAll, beforeAll, expect, test } from 'vitest'
import { transact } from '../../kernel/db.ts'
import { euros, holderOf, noticesOf, ratedOf } from '../../testing/line-holder.ts'
import {
  csvOf,
  itemOf,
  type TestLine,
  type TestRecord,
  type UsageWorld,
  usageWorld,
} from '../../testing/usage-world.ts'
import { usageToBill } from './usage-to-bill.ts'

let world: UsageWorld
beforeAll(async () => {
  world = await usageWorld()
})
afterAll(() => world.close())

const period = { start: '2026-11-21', end: '2026-12-21' }
const toSwitzerland = { counterpart: '+41221234567' }
let records = 0
const record = (line: TestLine, startedAt: string, more: TestRecord): TestRecord => {
  records += 1
  return { recordId: `c-${records}`, lineIdentifier: line.mobile, startedAt, ...more }
}
const at = (minute: number) => `2026-11-22T09:${String(minute).padStart(2, '0')}:00Z`

test('what is billed of a period never passes its ceiling, for all the roundings of its lines', async () => {
  const line = await world.addCustomer([itemOf('mobile-2h')])
  await holderOf(world, line).setCeiling({ cause: 'out-of-bundle', act: 'set', limit: euros(101) })
  const numbers = ['+41221234567', '+447911123456', '+12025550123', '+4930123456', '+8613800138000']
  const calls = Array.from({ length: 40 }, (_, place) =>
    record(line, at(place), {
      counterpart: numbers[place % 5] ?? '',
      quantity: 1 + ((place * 7) % 90),
    }),
  )
  await world.deliver(csvOf(calls))
  const days = {
    start: Temporal.PlainDate.from(period.start),
    end: Temporal.PlainDate.from(period.end),
  }
  const sums = await transact(world.db, tx => usageToBill(tx, [line.accountId], days))
  const asBilled = sums.reduce((sum, { micros }) => sum + (micros + 5000n) / 10_000n, 0n)
  expect(asBilled).toBe(101n)
  expect(await holderOf(world, line).ceiling('out-of-bundle')).toMatchObject({
    state: 'cut',
    spent: euros(101),
  })
})

test('a ceiling that changes while files are rated is known of or not, never half', async () => {
  const line = await world.addCustomer([itemOf('mobile-2h')])
  const person = holderOf(world, line)
  await person.setCeiling({ cause: 'total', act: 'set', limit: euros(500) })
  const files = Array.from({ length: 12 }, (_, file) =>
    csvOf(
      Array.from({ length: 5 }, (_, place) =>
        record(line, at(file * 4 + (place % 4)), { ...toSwitzerland, quantity: 180 }),
      ),
    ),
  )
  const changes = [400, 300, 450, 350, 420].map(
    cents => () => person.setCeiling({ cause: 'total', act: 'set', limit: euros(cents) }),
  )
  const work = [...files.map(file => () => world.deliver(file)), ...changes]
  await Promise.all(work.map(run => run()))
  const rated = await ratedOf(world, line)
  const sum = (pick: (row: (typeof rated)[number]) => bigint) =>
    rated.reduce((total, row) => total + pick(row), 0n)
  expect(rated).toHaveLength(60)
  expect(sum(row => row.price_micros) <= 5_000_000n).toBe(true)
  expect(sum(row => row.price_micros + row.written_off_micros)).toBe(60n * 1_044_000n)
  expect(await person.ceiling('total')).toMatchObject({ state: 'cut' })
  const told = await noticesOf(world, line)
  const marks = told.map(({ limit, percent }) => `${limit.amount} ${percent}`)
  expect(new Set(marks).size).toBe(marks.length)
  expect(person.faults).toEqual([])
})
