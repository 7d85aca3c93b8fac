import Stripe from 'stripe'
import type { Asked, OperatorWorld, StandIn } from './operator-world.ts'

const owedCents = 1899

/** What the stand-in portal keeps: who signed up, which bills are paid, and by which card. */
export type StandInPortal = { owners: Set<string>; paid: string[]; cards: Set<string> }

function jsonOf({ body }: Asked) {
  return JSON.parse(body.toString())
}

function ownerOf({ headers }: Asked): string {
  return /session=([^;]+)/.exec(headers.cookie ?? '')?.[1] ?? ''
}

function openSignUp({ answers, operator }: OperatorWorld, portal: StandInPortal): void {
  const { phones, mailboxes } = operator.parties
  const contacts = new Map<string, { mobile: string; email: string }>()
  answers.set('POST /intake/activations', asked => {
    const { account, contracts } = jsonOf(asked)
    const contact = { mobile: account.holder.mobile, email: account.holder.email }
    for (const known of [account.number, account.holder.mobile, contracts[0].contractNumber])
      contacts.set(known, contact)
    return { status: 201, body: {} }
  })
  answers.set('POST /api/sign-up', (asked): StandIn => {
    const { identifier, channel } = jsonOf(asked)
    const contact = contacts.get(identifier)
    const text = 'Votre code est 482913. Valable 10 minutes.'
    const receivedAt = '2026-11-22T20:00:00Z'
    if (contact && channel === 'sms') {
      phones.keep(contact.mobile, { from: 'SFR', to: contact.mobile, text, parts: 1, receivedAt })
    } else if (contact) {
      const { email: to } = contact
      mailboxes.keep(to, {
        from: 'SFR',
        to,
        subject: 'Code',
        text,
        html: '',
        headers: {},
        attachments: [],
        receivedAt,
      })
    }
    return { status: 202, body: {}, cookie: `journey=${identifier}; Path=/; HttpOnly` }
  })
  answers.set('POST /api/sign-up/code', asked => {
    const isRight = jsonOf(asked).code === '482913' && /journey=/.test(asked.headers.cookie ?? '')
    return isRight
      ? { status: 200, body: { givenName: '', email: null } }
      : { status: 422, body: {} }
  })
  answers.set('POST /api/sign-up/login', asked => {
    const { email } = jsonOf(asked)
    portal.owners.add(email)
    return { status: 201, body: {}, cookie: `session=${email}; Path=/; HttpOnly` }
  })
}

function openPayments(
  { answers, config }: OperatorWorld,
  portal: StandInPortal,
  stripe: Stripe,
): void {
  let bills = 0
  answers.set('GET /api/bills', asked => {
    if (!portal.owners.has(ownerOf(asked))) return { status: 401, body: {} }
    bills += 1
    const bill = {
      id: `bill-${bills}`,
      accountId: 'account-1',
      open: { amount: String(owedCents), currency: 'EUR' },
    }
    const settled = { id: 'bill-0', accountId: 'account-1', open: { amount: '0', currency: 'EUR' } }
    return { status: 200, body: { bills: [bill, settled], years: [2026], next: null } }
  })
  answers.set('POST /api/payments', async asked => {
    const { billId, language } = jsonOf(asked)
    const session = await stripe.checkout.sessions.create({
      mode: 'payment',
      success_url: `${config.server.url}/paiements/retour`,
      locale: language,
      line_items: [
        {
          quantity: 1,
          price_data: {
            currency: 'eur',
            unit_amount: owedCents,
            product_data: { name: billId },
          },
        },
      ],
    })
    answers.set(`GET /api/payments/${session.id}`, async () => {
      const { payment_status, payment_intent } = await stripe.checkout.sessions.retrieve(
        session.id,
        {
          expand: ['payment_intent.payment_method'],
        },
      )
      const intent = typeof payment_intent === 'object' ? payment_intent : null
      const method = typeof intent?.payment_method === 'object' ? intent.payment_method : null
      portal.cards.add(method?.card?.last4 ?? '')
      if (payment_status === 'paid') portal.paid.push(billId)
      return {
        status: 200,
        body: { state: payment_status === 'paid' ? 'succeeded' : 'awaiting-customer' },
      }
    })
    return { status: 201, body: { id: session.id, page: session.url } }
  })
}

/**
 * A portal reduced to the doors a simulated person uses: sign-up with a code, one bill a month, card
 * payment on the hosted page through the official client. It stands in for the server in tests here.
 */
export function standInPortal(world: OperatorWorld): StandInPortal {
  const { operator, config } = world
  const portal: StandInPortal = { owners: new Set(), paid: [], cards: new Set() }
  const stripe = new Stripe(config.psp.secretKey, {
    host: '127.0.0.1',
    port: operator.ports.psp,
    protocol: 'http',
    telemetry: false,
  })
  openSignUp(world, portal)
  openPayments(world, portal, stripe)
  return portal
}
