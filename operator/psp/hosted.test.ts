import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type PspWorld, startPspWorld } from '../testing/psp-world.ts'

let world: PspWorld

beforeAll(async () => {
  world = await startPspWorld()
})
beforeEach(() => world.faults.clearAll())
afterAll(() => world.stop())

const returns = {
  success_url: 'http://localhost:3000/paiement/retour?session={CHECKOUT_SESSION_ID}',
  cancel_url: 'http://localhost:3000/factures',
}

const payment = (locale: 'fr' | 'en' | 'zh' = 'fr', customer?: string) =>
  world.stripe.checkout.sessions.create({
    mode: 'payment',
    ...returns,
    locale,
    ...(customer ? { customer } : {}),
    client_reference_id: 'payment-1',
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: 'eur',
          unit_amount: 3490,
          product_data: { name: 'Facture <novembre>' },
        },
      },
    ],
    payment_intent_data: { metadata: { bill: 'F-2026-11' }, setup_future_usage: 'off_session' },
  })

const typed = (number: string, more: Record<string, string> = {}) =>
  new URLSearchParams({ name: 'Zoé Noël', number, expiry: '04/31', code: '123', ...more })
const submit = (url: string | null, body: URLSearchParams) =>
  fetch(url ?? '', { method: 'POST', body, redirect: 'manual' })
const open = async (url: string | null) => (await fetch(url ?? '')).text()

test('the page says the amount, who it is for, and that the bank is simulated', async () => {
  const session = await payment('fr')
  const response = await fetch(session.url ?? '')
  const page = await response.text()
  expect(page).toMatch(/<html lang="fr">[\s\S]*Banque simulée[\s\S]*<h1>Payer 34,90\s€<\/h1>/u)
  expect(page).toContain('Facture &lt;novembre&gt;')
  const policy = response.headers.get('content-security-policy')
  expect(policy).toMatch(/default-src 'none'.*form-action 'self' http:\/\/localhost:3000;/)
  expect(await open((await payment('en')).url)).toContain('<h1>Pay €34.90</h1>')
  expect(await open((await payment('zh')).url)).toContain('支付 €34.90')
})

test('a good card pays and leads back by GET; the session and the intent say so', async () => {
  const customer = await world.stripe.customers.create({})
  const session = await payment('fr', customer.id)
  const response = await submit(session.url, typed('4242 4242 4242 4242'))
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe(
    `http://localhost:3000/paiement/retour?session=${session.id}`,
  )
  const after = await world.stripe.checkout.sessions.retrieve(session.id, {
    expand: ['payment_intent'],
  })
  expect(after).toMatchObject({
    status: 'complete',
    payment_status: 'paid',
    client_reference_id: 'payment-1',
    payment_intent: { status: 'succeeded', metadata: { bill: 'F-2026-11' } },
  })
  expect((await world.stripe.paymentMethods.list({ customer: customer.id })).data).toHaveLength(1)
})

test('sent twice, it pays once', async () => {
  const customer = await world.stripe.customers.create({})
  const session = await payment('fr', customer.id)
  const answers = await Promise.all(
    [1, 2, 3].map(() => submit(session.url, typed('4242424242424242'))),
  )
  expect(answers.map(answer => answer.status)).toEqual([303, 303, 303])
  expect((await world.stripe.paymentIntents.list({ customer: customer.id })).data).toHaveLength(1)
  expect(await open(`${world.origin}/pay/${session.id}?lang=fr`)).toContain('C’est déjà fait')
})

test.each([
  ['4242424242424241', {}, /Ce numéro de carte n’est pas correct/],
  ['4242424242424242', { expiry: '13/31' }, /date d’expiration n’est pas correcte/],
  ['4242424242424242', { expiry: '04/20' }, /expiration est passée/],
  ['4242424242424242', { code: '1' }, /cryptogramme compte 3 chiffres/],
  ['4000000000009995', {}, /le solde de la carte ne suffit pas/],
  ['4000000000000069', {}, /cette carte a expiré/],
  ['4000000000000002', {}, /La banque a refusé cette carte/],
])(
  'the card %s %o is answered with a sentence, and the form again',
  async (number, more, sentence) => {
    const session = await payment()
    const response = await submit(session.url, typed(number, more))
    const page = await response.text()
    expect(response.status).toBe(422)
    expect(page).toMatch(sentence)
    expect(page).toMatch(/role="alert"[\s\S]*Vous n’avez pas été débité/)
    expect(page).toContain('value="Zoé Noël"')
    expect(page).not.toContain(number)
    expect(await world.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
      status: 'open',
    })
    expect((await submit(session.url, typed('4242424242424242'))).status).toBe(303)
  },
)

async function reachChallenge(url: string | null) {
  const response = await submit(url, typed('4000002500003155'))
  expect(response.status).toBe(303)
  return response.headers.get('location') ?? ''
}

test('3-D Secure: accepted, the payment is made', async () => {
  const session = await payment()
  const challenge = await reachChallenge(session.url)
  expect(await open(challenge)).toMatch(
    /Confirmez que c’est bien vous[\s\S]*34,90\s€ avec la carte finissant par 3155/u,
  )
  const before = await world.stripe.checkout.sessions.retrieve(session.id, {
    expand: ['payment_intent'],
  })
  expect(before).toMatchObject({ status: 'open', payment_intent: { status: 'requires_action' } })
  const response = await submit(challenge, new URLSearchParams({ decision: 'accept' }))
  expect(response.headers.get('location')).toContain(`session=${session.id}`)
  const after = await world.stripe.checkout.sessions.retrieve(session.id, {
    expand: ['payment_intent.latest_charge'],
  })
  expect(after).toMatchObject({
    payment_status: 'paid',
    payment_intent: {
      latest_charge: {
        payment_method_details: { card: { three_d_secure: { result: 'authenticated' } } },
      },
    },
  })
})

test('3-D Secure: refused, the form says so and another card can pay', async () => {
  const session = await payment()
  const challenge = await reachChallenge(session.url)
  const response = await submit(challenge, new URLSearchParams({ decision: 'refuse' }))
  const back = response.headers.get('location')
  expect(await open(back)).toContain('Vous n’avez pas confirmé votre identité')
  expect((await submit(session.url, typed('4242424242424242'))).status).toBe(303)
})

test('a challenge opens only with its own key', async () => {
  const session = await payment()
  const challenge = await reachChallenge(session.url)
  const forged = await fetch(challenge.replace(/key=[^&]*/, 'key=guess'))
  expect(forged.status).toBe(404)
})

test('3-D Secure of an intent made by the API leads to its return address', async () => {
  const intent = await world.stripe.paymentIntents.create({
    amount: 500,
    currency: 'eur',
    payment_method: 'pm_card_authenticationRequired',
    confirm: true,
    return_url: 'http://localhost:3000/retour',
  })
  expect(intent.status).toBe('requires_action')
  const challenge = intent.next_action?.redirect_to_url?.url ?? ''
  const response = await submit(challenge, new URLSearchParams({ decision: 'accept' }))
  expect(response.headers.get('location')).toBe(
    `http://localhost:3000/retour?payment_intent=${intent.id}&redirect_status=succeeded`,
  )
})

test('mode setup saves a card that then pays without its holder', async () => {
  const { id: customer } = await world.stripe.customers.create({})
  const session = await world.stripe.checkout.sessions.create({
    mode: 'setup',
    currency: 'eur',
    customer,
    ...returns,
  })
  const challenge = await reachChallenge(session.url)
  expect(await open(challenge)).toContain('enregistrement de la carte finissant par 3155')
  await submit(challenge, new URLSearchParams({ decision: 'accept' }))
  const after = await world.stripe.checkout.sessions.retrieve(session.id, {
    expand: ['setup_intent'],
  })
  expect(after).toMatchObject({ status: 'complete', setup_intent: { status: 'succeeded' } })
  const [method] = (await world.stripe.paymentMethods.list({ customer })).data
  const later = await world.stripe.paymentIntents.create({
    amount: 3490,
    currency: 'eur',
    customer,
    payment_method: method?.id ?? '',
    off_session: true,
    confirm: true,
  })
  expect(later.status).toBe('succeeded')
})

test('mode setup: a refused challenge saves nothing and says so', async () => {
  const { id: customer } = await world.stripe.customers.create({})
  const session = await world.stripe.checkout.sessions.create({
    mode: 'setup',
    currency: 'eur',
    customer,
    ...returns,
  })
  const challenge = await reachChallenge(session.url)
  const response = await submit(challenge, new URLSearchParams({ decision: 'refuse' }))
  expect(await open(response.headers.get('location'))).toContain('pas confirmé votre identité')
  const after = await world.stripe.checkout.sessions.retrieve(session.id, {
    expand: ['setup_intent'],
  })
  expect(after).toMatchObject({
    status: 'open',
    setup_intent: { last_setup_error: { code: 'setup_intent_authentication_failure' } },
  })
  expect((await world.stripe.paymentMethods.list({ customer })).data).toEqual([])
})

test('timeout after commit: the browser gets nothing, the payment is made', async () => {
  const session = await payment()
  await expect(submit(session.url, typed('4000000000004087'))).rejects.toThrow()
  expect(await world.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
    payment_status: 'paid',
  })
})

test('an expired session takes no card; an unknown address says so', async () => {
  const session = await payment()
  await world.stripe.checkout.sessions.expire(session.id)
  const response = await submit(session.url, typed('4242424242424242'))
  expect(response.status).toBe(410)
  expect(await response.text()).toMatch(
    /n’est plus valable[\s\S]*http:\/\/localhost:3000\/factures/,
  )
  expect((await fetch(`${world.origin}/pay/cs_none`)).status).toBe(404)
})
