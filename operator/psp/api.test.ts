import type Stripe from 'stripe'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type PspWorld, startPspWorld } from '../testing/psp-world.ts'

let world: PspWorld
let stripe: Stripe

beforeAll(async () => {
  world = await startPspWorld()
  stripe = world.stripe
})
beforeEach(() => world.faults.clearAll())
afterAll(() => world.stop())

const wish = { amount: 3490, currency: 'eur', metadata: { bill: 'F-2026-11' } } as const
const card = (number: string) => ({ number, exp_month: 4, exp_year: 2031, cvc: '123' })

async function savedCard(number: string) {
  const customer = await stripe.customers.create({
    email: 'camille@example.fr',
    name: 'Camille Noël',
  })
  const method = await stripe.paymentMethods.create({ type: 'card', card: card(number) })
  await stripe.paymentMethods.attach(method.id, { customer: customer.id })
  return { customer: customer.id, payment_method: method.id }
}

test('a payment confirmed with a good card succeeds, with its charge and its fee', async () => {
  const intent = await stripe.paymentIntents.create({
    ...wish,
    payment_method: 'pm_card_visa',
    confirm: true,
    expand: ['latest_charge.balance_transaction'],
  })
  expect(intent).toMatchObject({
    status: 'succeeded',
    amount_received: 3490,
    metadata: { bill: 'F-2026-11' },
  })
  expect(intent.latest_charge).toMatchObject({
    paid: true,
    balance_transaction: { amount: 3490, fee: 77, net: 3413 },
    payment_method_details: { card: { last4: '4242', brand: 'visa' } },
  })
})

test('create, confirm, then nothing more is allowed', async () => {
  const created = await stripe.paymentIntents.create(wish)
  expect(created.status).toBe('requires_payment_method')
  const paid = await stripe.paymentIntents.confirm(created.id, { payment_method: 'pm_card_visa' })
  expect(paid.status).toBe('succeeded')
  await expect(stripe.paymentIntents.cancel(created.id)).rejects.toMatchObject({
    code: 'payment_intent_unexpected_state',
    statusCode: 400,
  })
})

test('a cancelled payment cannot be confirmed', async () => {
  const { id } = await stripe.paymentIntents.create(wish)
  const cancelled = await stripe.paymentIntents.cancel(id, { cancellation_reason: 'abandoned' })
  expect(cancelled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' })
  await expect(
    stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' }),
  ).rejects.toMatchObject({
    code: 'payment_intent_unexpected_state',
  })
})

test.each([
  ['4000000000000002', 'card_declined', 'generic_decline'],
  ['4000000000009995', 'card_declined', 'insufficient_funds'],
  ['4000000000000069', 'expired_card', 'expired_card'],
  ['4000000000000127', 'incorrect_cvc', 'incorrect_cvc'],
])('the card %s is refused with %s', async (number, code, decline_code) => {
  const method = await stripe.paymentMethods.create({ type: 'card', card: card(number) })
  const paying = stripe.paymentIntents.create({ ...wish, payment_method: method.id, confirm: true })
  await expect(paying).rejects.toMatchObject({
    type: 'StripeCardError',
    statusCode: 402,
    code,
    decline_code,
    payment_intent: { status: 'requires_payment_method' },
  })
})

test('a card number with a wrong check digit, or of a real bank, is refused', async () => {
  const create = (number: string) =>
    stripe.paymentMethods.create({ type: 'card', card: card(number) })
  await expect(create('4242424242424241')).rejects.toMatchObject({ code: 'incorrect_number' })
  await expect(create('4111111111111111')).rejects.toMatchObject({
    decline_code: 'test_mode_live_card',
  })
})

test('off session: a saved card pays, one that asks for its holder does not', async () => {
  const off = { off_session: true, confirm: true } as const
  const good = await savedCard('4242424242424242')
  expect(await stripe.paymentIntents.create({ ...wish, ...good, ...off })).toMatchObject({
    status: 'succeeded',
  })
  const asking = await savedCard('4000002760003184')
  await expect(stripe.paymentIntents.create({ ...wish, ...asking, ...off })).rejects.toMatchObject({
    code: 'authentication_required',
  })
  const later = await savedCard('4000000000000341')
  await expect(stripe.paymentIntents.create({ ...wish, ...later, ...off })).rejects.toMatchObject({
    decline_code: 'generic_decline',
  })
})

test('saved cards are listed by customer until detached', async () => {
  const { customer, payment_method } = await savedCard('4242424242424242')
  const listed = await stripe.paymentMethods.list({ customer, type: 'card' })
  expect(listed.data.map(method => method.id)).toEqual([payment_method])
  expect((await stripe.customers.listPaymentMethods(customer)).data).toHaveLength(1)
  await stripe.paymentMethods.detach(payment_method)
  expect((await stripe.paymentMethods.list({ customer })).data).toEqual([])
  expect(await stripe.paymentMethods.retrieve(payment_method)).toMatchObject({ customer: null })
})

test("a card is not charged for another customer's payment", async () => {
  const { payment_method } = await savedCard('4242424242424242')
  const other = await stripe.customers.create({})
  const paying = stripe.paymentIntents.create({
    ...wish,
    customer: other.id,
    payment_method,
    confirm: true,
  })
  await expect(paying).rejects.toMatchObject({ statusCode: 400, param: 'payment_method' })
})

test('refunds: partly, then the rest, then no more', async () => {
  const intent = await stripe.paymentIntents.create({
    ...wish,
    payment_method: 'pm_card_visa',
    confirm: true,
  })
  const part = await stripe.refunds.create({ payment_intent: intent.id, amount: 1000 })
  expect(part).toMatchObject({ status: 'succeeded', amount: 1000 })
  await expect(
    stripe.refunds.create({ payment_intent: intent.id, amount: 2491 }),
  ).rejects.toMatchObject({
    param: 'amount',
  })
  expect(await stripe.refunds.create({ payment_intent: intent.id })).toMatchObject({ amount: 2490 })
  await expect(stripe.refunds.create({ payment_intent: intent.id })).rejects.toMatchObject({
    code: 'charge_already_refunded',
  })
  expect(await stripe.charges.retrieve(part.charge?.toString() ?? '')).toMatchObject({
    refunded: true,
    amount_refunded: 3490,
  })
})

test('lists are paged newest first, and the client can walk them', async () => {
  const { id: customer } = await stripe.customers.create({})
  const made: string[] = []
  for (const amount of [100, 200, 300])
    made.push((await stripe.paymentIntents.create({ ...wish, amount, customer })).id)
  const walked: string[] = []
  for await (const intent of stripe.paymentIntents.list({ customer, limit: 2 }))
    walked.push(intent.id)
  expect(walked).toEqual(made.reverse())
})

test('bad input: no amount, a fraction, an unknown field, an unknown customer, a wrong key', async () => {
  const post = (body: string) =>
    fetch(`${world.origin}/v1/payment_intents`, {
      method: 'POST',
      body,
      headers: {
        authorization: `Bearer ${world.secretKey}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
    }).then(response => response.json())
  expect(await post('currency=eur')).toMatchObject({
    error: { code: 'parameter_missing', param: 'amount' },
  })
  expect(await post('currency=eur&amount=34.90')).toMatchObject({ error: { param: 'amount' } })
  expect(await post('currency=eur&amount=3490&tip=1')).toMatchObject({
    error: { code: 'parameter_unknown', param: 'tip' },
  })
  expect(await post('currency=eur&amount=3490&customer=cus_none')).toMatchObject({
    error: { code: 'resource_missing' },
  })
  const wrong = await fetch(`${world.origin}/v1/payment_intents`, {
    headers: { authorization: 'Bearer sk_other' },
  })
  expect(wrong.status).toBe(401)
})

test('idempotency: same key and body give the same answer, another body is refused', async () => {
  const idempotencyKey = 'order-1'
  const first = await stripe.paymentIntents.create(
    { ...wish, payment_method: 'pm_card_visa', confirm: true },
    { idempotencyKey },
  )
  const again = await stripe.paymentIntents.create(
    { ...wish, payment_method: 'pm_card_visa', confirm: true },
    { idempotencyKey },
  )
  expect(again.id).toBe(first.id)
  expect(again.lastResponse.headers['idempotent-replayed']).toBe('true')
  await expect(
    stripe.paymentIntents.create({ ...wish, amount: 1 }, { idempotencyKey }),
  ).rejects.toMatchObject({
    type: 'StripeIdempotencyError',
    statusCode: 400,
  })
})

test('idempotency: fifty at once make one payment; those in flight are told 409', async () => {
  const { id: customer } = await stripe.customers.create({})
  world.faults.set({ name: 'psp.slow', times: 1, delayMs: 800 })
  const calls = Array.from({ length: 50 }, () =>
    world.impatient.paymentIntents
      .create(
        { ...wish, customer, payment_method: 'pm_card_visa', confirm: true },
        { idempotencyKey: 'order-2' },
      )
      .then(
        intent => intent.id,
        (error: { statusCode?: number }) => error.statusCode,
      ),
  )
  const answers = await Promise.all(calls)
  expect(answers.filter(answer => answer === 409)).not.toEqual([])
  expect(new Set(answers.filter(answer => typeof answer === 'string')).size).toBe(1)
  expect(new Set(answers).size).toBe(2)
  expect((await stripe.paymentIntents.list({ customer })).data).toHaveLength(1)
})

test('timeout after commit: the connection drops, the payment is there to be found', async () => {
  const saved = await savedCard('4000000000004087')
  const paying = stripe.paymentIntents.create({
    ...wish,
    ...saved,
    confirm: true,
    off_session: true,
  })
  await expect(paying).rejects.toMatchObject({ type: 'StripeConnectionError' })
  const found = await stripe.paymentIntents.list({ customer: saved.customer })
  expect(found.data.map(intent => intent.status)).toEqual(['succeeded'])
})

test('faults: 429 before, 500 after the commit, cut after the commit', async () => {
  world.faults.set({ name: 'psp.rate-limit', times: 1 })
  await expect(world.impatient.customers.create({})).rejects.toMatchObject({ statusCode: 429 })
  const { id: customer } = await stripe.customers.create({})
  world.faults.set({ name: 'psp.error-after-commit', times: 1 })
  await expect(world.impatient.paymentIntents.create({ ...wish, customer })).rejects.toMatchObject({
    statusCode: 500,
  })
  world.faults.set({ name: 'psp.drop-after-commit', times: 2 })
  await expect(world.impatient.paymentIntents.create({ ...wish, customer })).rejects.toMatchObject({
    type: 'StripeConnectionError',
  })
  expect((await stripe.paymentIntents.list({ customer })).data).toHaveLength(2)
})

test('a timeout does nothing and answers nothing', async () => {
  const { id: customer } = await stripe.customers.create({})
  world.faults.set({ name: 'psp.timeout', times: 2, delayMs: 50 })
  await expect(world.impatient.paymentIntents.create({ ...wish, customer })).rejects.toMatchObject({
    type: 'StripeConnectionError',
  })
  expect((await stripe.paymentIntents.list({ customer })).data).toEqual([])
})

test('a restart forgets nothing: payments, saved cards, keys, and new identifiers are new', async () => {
  const saved = await savedCard('4242424242424242')
  const options = { idempotencyKey: 'order-3' }
  const before = await stripe.paymentIntents.create(
    { ...wish, ...saved, confirm: true, off_session: true },
    options,
  )
  await world.restart()
  expect(await stripe.paymentIntents.retrieve(before.id)).toMatchObject({ status: 'succeeded' })
  const replayed = await stripe.paymentIntents.create(
    { ...wish, ...saved, confirm: true, off_session: true },
    options,
  )
  expect(replayed.id).toBe(before.id)
  const after = await stripe.paymentIntents.create({
    ...wish,
    ...saved,
    confirm: true,
    off_session: true,
  })
  expect(after.id).not.toBe(before.id)
  expect(after.status).toBe('succeeded')
})
