import { afterAll, beforeAll, expect, test } from 'vitest'
import { wallClock } from '../../kernel/clock.ts'
import { relayOutbox } from '../../kernel/relay.ts'
import { testKeys } from '../../testing/test-keys.ts'
import { itemOf, type TestLine, type UsageWorld, usageWorld } from '../../testing/usage-world.ts'
import { billSubscribers } from './jobs.ts'
import { billingDeps } from './neighbours.ts'
import { runBills } from './run-bills.ts'
import { toBiller } from './to-biller.ts'

let world: UsageWorld
let line: TestLine
beforeAll(async () => {
  world = await usageWorld()
  line = await world.addCustomer([itemOf('mobile-100go', { startsOn: '2026-11-10' })])
})
afterAll(() => world.close())

test('S100 a bill that is issued is told to its holder once, by the contact they left', async () => {
  const faults: unknown[] = []
  const deps = billingDeps(toBiller(world.pack, 'b1'), async () => new Set())
  await runBills(world.db, deps, Temporal.PlainDate.from('2026-11-21'))
  const subscribers = billSubscribers({ keys: testKeys(), wall: wallClock })
  const relay = () =>
    relayOutbox({ db: world.db, subscribers, onFault: fault => faults.push(fault) })
  await relay()
  await relay()
  expect(faults).toEqual([])
  const { rows } = await world.pool.query(
    'select template, channel, language, state from notifications.message where account_id = $1',
    [line.accountId],
  )
  expect(rows).toEqual([
    { template: 'bill-ready', channel: 'email', language: 'fr', state: 'queued' },
  ])
})
