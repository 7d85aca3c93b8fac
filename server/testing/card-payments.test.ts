import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { readPayment, startPayment } from '../../contract/routes/payments.ts'
import { euros, newKey, type Payer, paidOnce, payerOf, started, unpaid } from './payer.ts'
import { owingAccount, type PaymentWorld, paymentWorld } from './payment-world.ts'

// Proves V15.4.2 of docs/asvs.csv.
// Threats 18, 19 and 23 of docs/threats.csv.
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

test('a bill is paid on the hosted page; its return tells it, and the webhooks change nothing more', async () => {
  const owing = await owingAccount(world)
  const payment = started(await payer.start(owing))
  expect(payment).toMatchObject({ state: 'awaiting-customer', amount: euros('3490') })
  expect((await payer.typeCard(payment.page, '4242424242424242')).status).toBe(303)
  const paid = await payer.read(owing.accountId, payment.id)
  expect(paid).toMatchObject({
    state: 'succeeded',
    card: { brand: 'visa', last4: '4242' },
    page: null,
    failure: null,
  })
  await payer.webhooksAreHeard()
  expect(await payer.truthOf(owing.accountId)).toEqual(paidOnce)
  expect(world.bugs).toEqual([])
})

test('webhooks alone settle it, even late, doubled and out of order', async () => {
  const owing = await owingAccount(world)
  const payment = started(await payer.start(owing))
  world.faults.set({ name: 'psp.webhook-out-of-order', times: 2 })
  world.faults.set({ name: 'psp.webhook-doubled' })
  await payer.typeCard(payment.page, '4242424242424242')
  await payer.webhooksAreHeard()
  expect(await payer.truthOf(owing.accountId)).toEqual(paidOnce)
})

test('lost webhooks and a person who never comes back: the reconciler finds it within a minute', async () => {
  const owing = await owingAccount(world)
  const payment = started(await payer.start(owing))
  world.faults.set({ name: 'psp.webhook-lost' })
  await payer.typeCard(payment.page, '4242424242424242')
  expect(await payer.truthOf(owing.accountId)).toEqual({ ...unpaid, charges: 1 })
  await world.reconcileAfter(60)
  expect(await payer.truthOf(owing.accountId)).toEqual(paidOnce)
})

test('3-D Secure: accepted, it is paid; refused, it says so and stays open for another card', async () => {
  const owing = await owingAccount(world)
  const payment = started(await payer.start(owing))
  const answerChallenge = async (decision: string) => {
    const challenge = await payer.typeCard(payment.page, '4000002500003155')
    await fetch(challenge.headers.get('location') ?? '', {
      method: 'POST',
      body: new URLSearchParams({ decision }),
      redirect: 'manual',
    })
  }
  await answerChallenge('refuse')
  expect(await payer.read(owing.accountId, payment.id)).toMatchObject({
    state: 'awaiting-customer',
    failure: 'authentication-failed',
    page: payment.page,
  })
  await answerChallenge('accept')
  expect(await payer.read(owing.accountId, payment.id)).toMatchObject({ state: 'succeeded' })
  await payer.webhooksAreHeard()
  expect(await payer.truthOf(owing.accountId)).toEqual(paidOnce)
})

test.each([
  ['4000000000000002', 'declined'],
  ['4000000000009995', 'insufficient-funds'],
  ['4000000000000069', 'expired-card'],
])(
  'the card %s is refused: %s, and the page that closes on it has failed',
  async (card, failure) => {
    const owing = await owingAccount(world)
    const payment = started(await payer.start(owing))
    await payer.typeCard(payment.page, card)
    expect(await payer.read(owing.accountId, payment.id)).toMatchObject({
      state: 'awaiting-customer',
      failure,
    })
    const { data } = await world.stripe.checkout.sessions.list({ limit: 1 })
    await world.stripe.checkout.sessions.expire(data[0]?.id ?? '')
    await payer.webhooksAreHeard()
    expect(await payer.read(owing.accountId, payment.id)).toMatchObject({
      state: 'failed',
      failure,
    })
    expect(await payer.truthOf(owing.accountId)).toEqual(unpaid)
  },
)

test('the bank took the money and the browser heard nothing: it is paid once', async () => {
  const owing = await owingAccount(world)
  const payment = started(await payer.start(owing))
  await expect(payer.typeCard(payment.page, '4000000000004087')).rejects.toThrow()
  expect(await payer.read(owing.accountId, payment.id)).toMatchObject({ state: 'succeeded' })
  expect(await payer.truthOf(owing.accountId)).toEqual(paidOnce)
})

test('an abandoned page expires', async () => {
  const owing = await owingAccount(world)
  const payment = started(await payer.start(owing))
  const { data } = await world.stripe.checkout.sessions.list({ limit: 1 })
  world.faults.set({ name: 'psp.webhook-lost' })
  await world.stripe.checkout.sessions.expire(data[0]?.id ?? '')
  await world.reconcileAfter(60)
  expect(await payer.read(owing.accountId, payment.id)).toMatchObject({
    state: 'expired',
    page: null,
  })
})

test('a second page for the same bill closes the first', async () => {
  const owing = await owingAccount(world)
  const first = started(await payer.start(owing))
  const second = started(await payer.start(owing))
  await world.reconcileAfter(1)
  expect(await payer.read(owing.accountId, first.id)).toMatchObject({ state: 'cancelled' })
  expect((await payer.typeCard(first.page, '4242424242424242')).status).toBe(410)
  expect((await payer.typeCard(second.page, '4242424242424242')).status).toBe(303)
  await payer.webhooksAreHeard()
  expect(await payer.truthOf(owing.accountId)).toEqual(paidOnce)
})

test('one key fifty times at once makes one page; another amount under it is refused', async () => {
  const owing = await owingAccount(world)
  const key = newKey()
  const answers = await Promise.all(Array.from({ length: 50 }, () => payer.start(owing, key)))
  const again = started(await payer.start(owing, key))
  for (const answer of answers) {
    if (answer.ok) expect(answer.body.id).toBe(again.id)
    else expect([answer.problem.code, answer.status]).toEqual(['idempotency-in-flight', 409])
  }
  const other = await payer.start(owing, key, '3400')
  expect([other.ok, other.status]).toEqual([false, 422])
  await payer.typeCard(again.page, '4242424242424242')
  await payer.webhooksAreHeard()
  expect(await payer.truthOf(owing.accountId)).toEqual(paidOnce)
  expect(started(await payer.start(owing, key)).state).toBe('succeeded')
})

test('what is paid is what is owed as it was shown, or a part of it', async () => {
  const owing = await owingAccount(world)
  const { accountId, billId } = owing
  const codeOf = async (owed: string, part?: string) => {
    const body = { accountId, billId, owed: euros(owed), language: 'fr' } as const
    const answer = await world.clientOf(accountId)(
      startPayment,
      { body: part === undefined ? body : { ...body, part: euros(part) } },
      { idempotencyKey: newKey() },
    )
    return answer.ok ? answer.body.amount.amount : answer.problem.code
  }
  expect(await codeOf('3491')).toBe('amount-changed')
  expect(await codeOf('3490', '0')).toBe('part-not-allowed')
  expect(await codeOf('3490', '3491')).toBe('part-not-allowed')
  expect(await codeOf('3490', '-5')).toBe('part-not-allowed')
  expect(await codeOf('3490', '1000')).toBe('1000')
})

test('somebody else’s payment does not exist', async () => {
  const [mine, other] = [await owingAccount(world), await owingAccount(world)]
  const payment = started(await payer.start(mine))
  const answer = await world.clientOf(other.accountId)(readPayment, {
    params: { paymentId: payment.id },
  })
  expect(answer.status).toBe(404)
  expect((await payer.start({ ...other, billId: mine.billId })).status).toBe(404)
})
