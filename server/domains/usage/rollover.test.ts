import { afterAll, beforeAll, expect, test } from 'vitest'
import { transact } from '../../kernel/db.ts'
import { csvOf, itemOf, type UsageWorld, usageWorld } from '../../testing/usage-world.ts'
import { closePeriod } from './close-period.ts'
import { bucketsOf } from './read-usage.ts'

let world: UsageWorld
beforeAll(async () => {
  world = await usageWorld('ligne-claire')
})
afterAll(() => world.close())

const timeZone = 'Europe/Paris'
const day = (text: string) => Temporal.PlainDate.from(text)

test('what is left goes over once, is used first, and expires after the next period (vector 18)', async () => {
  const line = await world.addCustomer([itemOf('ligne-10go')])
  const data = { lineIdentifier: line.mobile, service: 'data', counterpart: '' }
  await world.deliver(
    csvOf([
      { ...data, recordId: 'd1', startedAt: '2026-11-10T08:00:00Z', quantity: 2_000_000_000 },
    ]),
  )
  const period = { start: day('2026-10-21'), end: day('2026-11-21') }
  for (let times = 0; times < 2; times += 1) {
    await transact(world.db, tx => closePeriod(tx, [line.accountId], { period, timeZone }))
  }
  const shown = async () =>
    (await bucketsOf(world.db, [line.accountId], { at: world.now(), timeZone }))
      .filter(({ service }) => service === 'data')
      .map(({ carried, granted, used }) => [carried, granted, used])
  expect(await shown()).toEqual([
    [true, 8_000_000_000n, 0n],
    [false, 10_000_000_000n, 0n],
  ])
  await world.deliver(
    csvOf([
      { ...data, recordId: 'd2', startedAt: '2026-11-21T08:00:00Z', quantity: 9_000_000_000 },
    ]),
  )
  expect(await shown()).toEqual([
    [true, 8_000_000_000n, 8_000_000_000n],
    [false, 10_000_000_000n, 1_000_000_000n],
  ])
})
