import { afterEach, beforeEach, expect, test } from 'vitest'
import { type PspWorld, startPspWorld } from '../testing/psp-world.ts'
import { until } from '../testing/until.ts'

let world: PspWorld

beforeEach(async () => {
  world = await startPspWorld()
})
afterEach(() => world.stop())

const pay = (bill: string) =>
  world.stripe.paymentIntents.create({
    amount: 3490,
    currency: 'eur',
    payment_method: 'pm_card_visa',
    confirm: true,
    metadata: { bill },
  })
const heard = () =>
  world.received.map(({ body, signature }) =>
    world.stripe.webhooks.constructEvent(body, signature, world.webhookSecret),
  )
const types = () => heard().map(event => event.type)
const quiet = () => until('no webhook waits', () => world.psp.webhooks.waiting() === 0)

test('events are signed, in order, and carry the object', async () => {
  const intent = await pay('F-1')
  await quiet()
  expect(types()).toEqual(['payment_intent.created', 'payment_intent.succeeded'])
  expect(heard()[1]?.data.object).toMatchObject({
    id: intent.id,
    status: 'succeeded',
    metadata: { bill: 'F-1' },
  })
  const event = await world.stripe.events.retrieve(heard()[1]?.id ?? '')
  expect(event.type).toBe('payment_intent.succeeded')
})

test('a tampered body or another secret does not pass the official check', async () => {
  await pay('F-2')
  await quiet()
  const [first] = world.received
  if (!first) throw new Error('a webhook must have come')
  const check = (body: string, secret: string) => () =>
    world.stripe.webhooks.constructEvent(body, first.signature, secret)
  expect(check(first.body.replace('3490', '1'), world.webhookSecret)).toThrow(/signature/i)
  expect(check(first.body, 'whsec_other')).toThrow(/signature/i)
})

test('one that fails is sent again until it is heard', async () => {
  world.answers.push(500, 500)
  await pay('F-3')
  await quiet()
  const created = types().filter(type => type === 'payment_intent.created')
  const succeeded = types().filter(type => type === 'payment_intent.succeeded')
  expect(created.length + succeeded.length).toBe(4)
  expect(Math.min(created.length, succeeded.length)).toBeGreaterThan(0)
})

test('one that is always refused is still tried, but nobody waits for it', async () => {
  world.answers.push(...Array.from({ length: 100 }, () => 404))
  await pay('F-3b')
  await quiet()
  const heardSoFar = world.received.length
  await until('it is tried again', () => world.received.length > heardSoFar)
  const states = world.psp.bank.vault.all('delivery').map(({ state }) => state)
  expect(states).not.toContain('delivered')
})

test('doubled: the same event comes twice', async () => {
  world.faults.set({ name: 'psp.webhook-doubled', times: 1 })
  await pay('F-4')
  await quiet()
  const ids = heard().map(event => event.id)
  expect(ids).toHaveLength(3)
  expect(new Set(ids).size).toBe(2)
})

test('out of order: the payment succeeds before it is created', async () => {
  world.faults.set({ name: 'psp.webhook-out-of-order', times: 1 })
  await pay('F-5')
  await quiet()
  expect(types()).toEqual(['payment_intent.succeeded', 'payment_intent.created'])
})

test('late: held, then sent by itself', async () => {
  world.faults.set({ name: 'psp.webhook-late', delayMs: 1_500 })
  await pay('F-6')
  expect(world.psp.webhooks.waiting()).toBeGreaterThan(0)
  expect(types()).toEqual([])
  await quiet()
  expect(types()).toHaveLength(2)
})

test('lost: never sent, unless the desk sends it', async () => {
  world.faults.set({ name: 'psp.webhook-lost' })
  await pay('F-7')
  await quiet()
  expect(types()).toEqual([])
  const lost = world.psp.bank.vault.all('delivery').filter(delivery => delivery.state === 'lost')
  expect(lost).toHaveLength(2)
  expect(await world.psp.webhooks.deliverNow(lost[1]?.id ?? '')).toBe(true)
  expect(types()).toEqual(['payment_intent.succeeded'])
})

test('what waited when the operator stopped is sent after its restart', async () => {
  world.faults.set({ name: 'psp.webhook-late', times: 2, delayMs: 60_000 })
  await pay('F-8')
  await until('both are held', () =>
    world.psp.bank.vault.all('delivery').every(({ state }) => state === 'held'),
  )
  await world.restart()
  await quiet()
  expect(types()).toEqual(['payment_intent.created', 'payment_intent.succeeded'])
})
