import { createHmac } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { wallClock } from '../kernel/clock.ts'
import { present } from '../kernel/errors.ts'
import { newKey, type Payer, paidOnce, payerOf, started, unpaid } from './payer.ts'
import { owingAccount, type PaymentWorld, paymentWorld } from './payment-world.ts'

// Proves V2.3.3 V13.2.1 of docs/asvs.csv.
// Threats 18 and 19 of docs/threats.csv.
let world: PaymentWorld
let payer: Payer
beforeAll(async () => {
  world = await paymentWorld()
  payer = payerOf(world)
})
afterEach(() => {
  world.faults.clearAll()
  world.crashAt(undefined)
  world.bugs.length = 0
})
afterAll(() => world.stop())

test.each([
  ['createCustomer', 'before'],
  ['createCustomer', 'after'],
  ['openCheckout', 'before'],
  ['openCheckout', 'after'],
] as const)(
  'a process that dies at %s, %s the call, leaves a payment that the same key continues',
  async (at, when) => {
    const owing = await owingAccount(world)
    const key = newKey()
    world.crashAt({ at, when })
    expect((await payer.start(owing, key)).status).toBe(500)
    world.crashAt(undefined)
    expect((await payer.start(owing, key)).status).toBe(409)
    await world.pool.query(
      'update payments.payment set claimed_until = opened_at where account_id = $1',
      [owing.accountId],
    )
    const payment = started(await payer.start(owing, key))
    await payer.typeCard(payment.page, '4242424242424242')
    await payer.webhooksAreHeard()
    expect(await payer.truthOf(owing.accountId)).toEqual(paidOnce)
    const customer = present(await payer.customerOf(owing.accountId), 'customer')
    expect((await world.stripe.checkout.sessions.list({ customer })).data).toHaveLength(1)
  },
)

test.each([
  ['openCheckout', 'before', 'failed'],
  ['openCheckout', 'after', 'awaiting-customer'],
] as const)(
  'nobody comes back after a death at %s, %s the call: within a minute it is %s',
  async (at, when, state) => {
    const owing = await owingAccount(world)
    world.crashAt({ at, when })
    await payer.start(owing)
    world.crashAt(undefined)
    await world.reconcileAfter(60)
    const { rows } = await world.pool.query(
      'select id, state, psp_page as page from payments.payment where account_id = $1',
      [owing.accountId],
    )
    expect(rows.map(row => row.state)).toEqual([state])
    if (state === 'failed') return
    await payer.typeCard(rows[0].page, '4242424242424242')
    await payer.webhooksAreHeard()
    expect(await payer.truthOf(owing.accountId)).toEqual(paidOnce)
  },
)

test('whoever insists through a death finds a page, not a payment that was given up before their turn', async () => {
  const owing = await owingAccount(world)
  const key = newKey()
  world.crashAt({ at: 'openCheckout', when: 'before' })
  await payer.start(owing, key)
  world.crashAt(undefined)
  await world.reconcileAfter(30)
  await world.pool.query(
    'update payments.payment set claimed_until = opened_at where account_id = $1',
    [owing.accountId],
  )
  const payment = started(await payer.start(owing, key))
  expect(payment).toMatchObject({ state: 'awaiting-customer', page: expect.any(String) })
  await payer.typeCard(payment.page, '4242424242424242')
  await payer.webhooksAreHeard()
  expect(await payer.truthOf(owing.accountId)).toEqual(paidOnce)
})

test('a death while the success is being written down: the next look writes it once', async () => {
  const owing = await owingAccount(world)
  const payment = started(await payer.start(owing))
  world.faults.set({ name: 'psp.webhook-lost' })
  await payer.typeCard(payment.page, '4242424242424242')
  world.crashAt({ at: 'readCheckout', when: 'after' })
  await expect(payer.read(owing.accountId, payment.id)).rejects.toThrow('unexpected')
  world.crashAt(undefined)
  const reads = Array.from({ length: 6 }, () => payer.read(owing.accountId, payment.id))
  for (const { state } of await Promise.all(reads)) expect(state).toBe('succeeded')
  expect(await payer.truthOf(owing.accountId)).toEqual(paidOnce)
})

test.each([
  'psp.error-after-commit',
  'psp.drop-after-commit',
  'psp.rate-limit',
  'psp.timeout',
] as const)('a PSP with the fault %s: the same key leads to one page', async name => {
  const owing = await owingAccount(world)
  await world.pool.query(
    'insert into payments.setting (account_id, psp_customer) values ($1, $2)',
    [owing.accountId, (await world.stripe.customers.create({})).id],
  )
  const key = newKey()
  world.faults.set({ name, times: name === 'psp.timeout' ? 4 : 2, delayMs: 10 })
  const first = await payer.start(owing, key)
  if (!first.ok) expect([first.problem.code, first.status]).toEqual(['payment-unavailable', 503])
  world.faults.clearAll()
  const payment = started(await payer.start(owing, key))
  await payer.typeCard(payment.page, '4242424242424242')
  await payer.webhooksAreHeard()
  expect(await payer.truthOf(owing.accountId)).toEqual(paidOnce)
})

const deliver = (body: string, secret = world.webhookSecret, agoSeconds = 0) => {
  const stamp = Math.floor(wallClock.now().epochMilliseconds / 1000) - agoSeconds
  const digest = createHmac('sha256', secret).update(`${stamp}.${body}`).digest('hex')
  return world.hooks.inject({
    method: 'POST',
    url: '/hooks/psp',
    headers: { 'content-type': 'application/json', 'stripe-signature': `t=${stamp},v1=${digest}` },
    payload: body,
  })
}

test('V4.1.5: a webhook without our signature, or an old one, changes nothing; a true one is not believed, only looked into', async () => {
  const owing = await owingAccount(world)
  const payment = started(await payer.start(owing))
  const forged = JSON.stringify({
    id: `evt_forged_${payment.id}`,
    type: 'payment_intent.succeeded',
    data: {
      object: { status: 'succeeded', amount_received: 3490, metadata: { payment: payment.id } },
    },
  })
  const unsigned = await world.hooks.inject({
    method: 'POST',
    url: '/hooks/psp',
    headers: { 'content-type': 'application/json' },
    payload: forged,
  })
  const answers = [
    unsigned,
    await deliver(forged, 'another'),
    await deliver(forged, undefined, 301),
  ]
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([400, 400, 400])
  const count = 'select count(*)::int4 as kept from payments.webhook_event where id = $1'
  expect((await world.pool.query(count, [`evt_forged_${payment.id}`])).rows).toEqual([{ kept: 0 }])
  const twenty = await Promise.all(Array.from({ length: 20 }, () => deliver(forged)))
  expect(new Set(twenty.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
  expect((await world.pool.query(count, [`evt_forged_${payment.id}`])).rows).toEqual([{ kept: 1 }])
  await world.drain()
  expect(await payer.truthOf(owing.accountId)).toEqual(unpaid)
})
