import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { identityWorld } from '../../testing/identity-world.ts'
import { testBrowser } from '../../testing/test-browser.ts'
import { startRecovery } from './recovery.ts'
import { startSignUp } from './sign-up.ts'

// Proves V2.3.2 V2.4.1 of docs/asvs.csv.
let world: Awaited<ReturnType<typeof identityWorld>>
beforeAll(async () => {
  world = await identityWorld()
})
afterAll(() => world.database.close())
beforeEach(() => world.database.keepOnFailure())

/** Messages that left, of those asked since a count: what is behind nobody leaves for nobody. */
const leftSince = (count: number) => world.sent.codes.slice(count).filter(({ to }) => to !== null)

test('threat 3: 500 foreign and premium numbers that nobody has get no text', async () => {
  const before = world.sent.codes.length
  for (let n = 0; n < 500; n += 1) {
    const prefix = ['+882', '+979', '+2327'][n % 3]
    const identifier = `${prefix}${String(10_000_000 + n)}`
    await startSignUp(world.deps, testBrowser().origin, { identifier, channel: 'sms' })
  }
  expect(world.sent.codes.length - before).toBe(500)
  expect(leftSince(before)).toEqual([])
}, 60_000)

test('threat 3: one number gets three codes an hour and ten a day, by whichever door they are asked', async () => {
  const { mobile, email } = await world.signUp()
  world.pass({ hours: 25 })
  const before = world.sent.codes.length
  const ask = async () => {
    const { origin } = testBrowser()
    await startRecovery(world.deps, origin, { identifier: email, channel: 'sms' })
    await startSignUp(world.deps, testBrowser().origin, { identifier: mobile, channel: 'sms' })
  }
  for (let n = 0; n < 10; n += 1) await ask()
  expect(leftSince(before)).toHaveLength(3)
  for (let hour = 0; hour < 8; hour += 1) {
    world.pass({ hours: 1 })
    for (let n = 0; n < 4; n += 1) await ask()
  }
  expect(leftSince(before).length).toBeLessThanOrEqual(10)
}, 60_000)

test('threat 3: one address that knows a hundred numbers sends sixty texts an hour', async () => {
  const before = world.sent.codes.length
  const address = '198.51.100.7'
  for (let n = 0; n < 100; n += 1) {
    const { mobile } = await world.newCustomer()
    const origin = { ...testBrowser().origin, address }
    await startSignUp(world.deps, origin, { identifier: mobile, channel: 'sms' })
  }
  expect(leftSince(before)).toHaveLength(60)
}, 60_000)
