import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { AccountId } from '../../contract/ids.ts'
import {
  addCard,
  changePaymentSettings,
  listCards,
  listPayments,
  readCardAddition,
  removeCard,
} from '../../contract/routes/payments.ts'
import { registerCard } from '../domains/payments/public.ts'
import { transact } from '../kernel/db.ts'
import { newKey, type Payer, paidOnce, payerOf, unpaid } from './payer.ts'
import { owingAccount, type PaymentWorld, paymentWorld } from './payment-world.ts'

let world: PaymentWorld
let payer: Payer
beforeAll(async () => {
  world = await paymentWorld()
  payer = payerOf(world)
})
afterEach(() => {
  world.faults.clearAll()
  world.crashAt(undefined)
})
afterAll(() => world.stop())

/** The card that a customer left at the point of sale, for automatic payment. */
const leaveCard = async (accountId: AccountId, number: string) => {
  const customer = await world.stripe.customers.create({})
  const card = { number, exp_month: 4, exp_year: 2031, cvc: '123' }
  const method = await world.stripe.paymentMethods.create({ type: 'card', card })
  await world.stripe.paymentMethods.attach(method.id, { customer: customer.id })
  await transact(world.db, tx =>
    registerCard(tx, {
      accountId,
      pspCustomer: customer.id,
      pspMethod: method.id,
      automatic: true,
    }),
  )
  await world.drain()
}

/** What the sweepers and their jobs do when business time reaches noon of a day. */
const reach = async (day: string) => {
  const now = Temporal.Instant.from(`${day}T12:00:00Z`)
  for (const { sweep } of world.sweepers) await sweep(world.db, now)
  await world.drain()
}

const cardsOf = async (accountId: AccountId) => {
  const listed = await world.clientOf(accountId)(listCards, { query: {} })
  if (!listed.ok) throw new Error(listed.problem.code)
  return listed.body
}
const historyOf = async (accountId: AccountId, query: { search?: string; year?: number } = {}) => {
  const listed = await world.clientOf(accountId)(listPayments, { query })
  if (!listed.ok) throw new Error(listed.problem.code)
  return listed.body.payments.map(({ reference, state, failure }) => [reference, state, failure])
}
const eventsOf = async (accountId: AccountId) => {
  const { rows } = await world.pool.query(
    'select kind, payload from kernel.outbox_event where account_id = $1 order by id',
    [accountId],
  )
  return rows
}

/** What was written to the account's holder once the events were told, also told twice. */
const messagesOf = async (accountId: AccountId) => {
  await world.relay()
  await world.relay()
  const { rows } = await world.pool.query(
    'select template from notifications.message where account_id = $1 order by id',
    [accountId],
  )
  return rows.map(({ template }) => template)
}

test('a bill is taken from the saved card on its due date, once', async () => {
  const { accountId, number } = await owingAccount(world)
  await leaveCard(accountId, '4242424242424242')
  await reach('2026-12-04')
  expect(await payer.truthOf(accountId)).toEqual(unpaid)
  await Promise.all([reach('2026-12-05'), reach('2026-12-05')])
  await reach('2026-12-06')
  expect(await payer.truthOf(accountId)).toEqual(paidOnce)
  expect(await historyOf(accountId)).toEqual([[`${number}-1`, 'succeeded', null]])
  expect(await messagesOf(accountId)).toEqual(['payment-received'])
})

test('a card refused is tried again after five and ten days, then no more; each time it is told', async () => {
  const { accountId, number } = await owingAccount(world)
  await leaveCard(accountId, '4000000000000341')
  for (const day of ['05', '06', '09', '10', '11', '15', '16', '30']) await reach(`2026-12-${day}`)
  const refused = (n: number) => [`${number}-${n}`, 'failed', 'declined']
  expect(await historyOf(accountId)).toEqual([refused(3), refused(2), refused(1)])
  const told = (await eventsOf(accountId)).map(({ kind, payload }) => [kind, payload.nextAttemptOn])
  expect(told).toEqual([
    ['payments.automatic-failed', '2026-12-10'],
    ['payments.automatic-failed', '2026-12-15'],
    ['payments.automatic-failed', null],
  ])
  expect(await payer.truthOf(accountId)).toEqual(unpaid)
  expect(await messagesOf(accountId)).toEqual(Array.from({ length: 3 }, () => 'payment-failed'))
})

test('a card that asks for its holder is not charged in their absence', async () => {
  const { accountId, number } = await owingAccount(world)
  await leaveCard(accountId, '4000002760003184')
  await reach('2026-12-05')
  expect(await historyOf(accountId)).toEqual([[`${number}-1`, 'failed', 'authentication-failed']])
})

test('the bank charges and does not answer: found out, never charged twice', async () => {
  const { accountId } = await owingAccount(world)
  await leaveCard(accountId, '4000000000004087')
  world.faults.set({ name: 'psp.webhook-lost' })
  await reach('2026-12-05')
  expect(await payer.truthOf(accountId)).toEqual({ ...unpaid, charges: 1 })
  await world.reconcileAfter(60)
  expect(await payer.truthOf(accountId)).toEqual(paidOnce)
})

test.each([
  ['chargeSavedCard', 'before'],
  ['chargeSavedCard', 'after'],
] as const)('a worker that dies at %s, %s the call, charges once', async (at, when) => {
  const { accountId } = await owingAccount(world)
  await leaveCard(accountId, '4242424242424242')
  world.faults.set({ name: 'psp.webhook-lost' })
  world.crashAt({ at, when })
  await reach('2026-12-05')
  world.crashAt(undefined)
  expect((await payer.truthOf(accountId)).payments).toBe(0)
  await world.reconcileAfter(60)
  await world.reconcileAfter(60)
  expect(await payer.truthOf(accountId)).toEqual(paidOnce)
})

test('a reconciler that dies once it was told of a charge writes nothing; the next writes it once', async () => {
  const { accountId } = await owingAccount(world)
  await leaveCard(accountId, '4242424242424242')
  world.faults.set({ name: 'psp.webhook-lost' })
  world.crashAt({ at: 'chargeSavedCard', when: 'after' })
  await reach('2026-12-05')
  world.crashAt({ at: 'findCharge', when: 'after' })
  await world.reconcileAfter(60)
  world.crashAt(undefined)
  expect(await payer.truthOf(accountId)).toEqual({ ...unpaid, charges: 1 })
  await world.reconcileAfter(60)
  expect(await payer.truthOf(accountId)).toEqual(paidOnce)
})

test.each(['psp.error-after-commit', 'psp.rate-limit'] as const)(
  'a PSP with the fault %s while it charges: once',
  async name => {
    const { accountId } = await owingAccount(world)
    await leaveCard(accountId, '4242424242424242')
    world.faults.set({ name, times: 1 })
    await reach('2026-12-05')
    await world.reconcileAfter(60)
    await world.reconcileAfter(60)
    expect(await payer.truthOf(accountId)).toEqual(paidOnce)
  },
)

const add = async (accountId: AccountId, number: string) => {
  const answer = await world.clientOf(accountId)(
    addCard,
    { body: { accountId, language: 'fr' } },
    { idempotencyKey: newKey() },
  )
  if (!answer.ok) throw new Error(answer.problem.code)
  await payer.typeCard(answer.body.page, number)
  return world.clientOf(accountId)(readCardAddition, { params: { paymentId: answer.body.id } })
}

test('cards are added on the PSP’s page; the first is the default, another can be chosen', async () => {
  const { accountId } = await owingAccount(world)
  expect((await add(accountId, '4242424242424242')).ok).toBe(true)
  await add(accountId, '5555555555554444')
  await payer.webhooksAreHeard()
  const { cards } = await cardsOf(accountId)
  expect(cards).toMatchObject([
    { brand: 'visa', last4: '4242', expires: '2031-04', expired: false, isDefault: true },
    { brand: 'mastercard', last4: '4444', isDefault: false },
  ])
  const second = cards[1]?.id ?? cards[0]?.id
  if (second === undefined) throw new Error('no card')
  const body = { accountId, defaultMethodId: second, automatic: true }
  const changed = await world.clientOf(accountId)(changePaymentSettings, { body })
  expect(changed.ok && changed.body.defaultMethodId).toBe(second)
  expect((await cardsOf(accountId)).cards.map(({ isDefault }) => isDefault)).toEqual([false, true])
})

test('the card that automatic payment rests on is not removed; another is, here and at the PSP', async () => {
  const { accountId } = await owingAccount(world)
  await leaveCard(accountId, '4242424242424242')
  await add(accountId, '5555555555554444')
  const [automatic, other] = (await cardsOf(accountId)).cards
  if (automatic === undefined || other === undefined) throw new Error('two cards were expected')
  const remove = (id: typeof other.id, assurances?: readonly ('session' | 'recent')[]) =>
    world.clientOf(accountId, assurances)(removeCard, { params: { paymentMethodId: id } })
  const refused = await remove(automatic.id)
  expect(!refused.ok && refused.problem.code).toBe('card-in-use')
  const weak = await remove(other.id, ['session'])
  expect(!weak.ok && weak.problem.code).toBe('assurance-required')
  expect((await remove(other.id)).status).toBe(204)
  expect((await remove(other.id)).status).toBe(404)
  await world.drain()
  expect((await cardsOf(accountId)).cards.map(({ id }) => id)).toEqual([automatic.id])
  const customer = (await payer.customerOf(accountId)) ?? ''
  const kept = (await world.stripe.paymentMethods.list({ customer })).data
  expect(kept.map(({ card }) => card?.last4)).toEqual(['4242'])
})

test('the history is found by reference, amount, card and year', async () => {
  const { accountId, number } = await owingAccount(world)
  await leaveCard(accountId, '4242424242424242')
  await reach('2026-12-05')
  const found = [[`${number}-1`, 'succeeded', null]]
  for (const search of [`${number}-`, '34,90', '34.90 €', '4242'])
    expect(await historyOf(accountId, { search })).toEqual(found)
  for (const search of ['34,91', '4444', '%'])
    expect(await historyOf(accountId, { search })).toEqual([])
  expect(await historyOf(accountId, { year: 2026 })).toEqual(found)
  expect(await historyOf(accountId, { year: 2025 })).toEqual([])
})
