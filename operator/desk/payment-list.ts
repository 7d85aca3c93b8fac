import { isFinal } from '../psp/intent-states.ts'
import type { Delivery, PaymentIntent } from '../psp/objects.ts'
import type { Psp } from '../psp/psp.ts'

/** A payment as the desk shows it: an intent, or a hosted page that nobody has used yet. */
export type PaymentRow = {
  id: string
  kind: 'payment' | 'page'
  status: string
  amount: number
  currency: string
  reference: string
  created: number
  /** the hosted page, while it can still be used */
  url: string | null
}

export type WebhookRow = Pick<Delivery, 'id' | 'type' | 'state' | 'attempts' | 'lastAnswer'>

export type PaymentList = {
  inFlight: readonly PaymentRow[]
  /** newest first, at most 50 */
  recent: readonly PaymentRow[]
  /** not delivered: waiting, held by a fault, lost or given up; newest first */
  webhooks: readonly WebhookRow[]
}

const mostRecent = 50

function rowOf(intent: PaymentIntent): PaymentRow {
  const { id, status, amount, currency, created, metadata, description } = intent
  const reference = Object.values(metadata).join(' · ') || (description ?? '')
  return { id, kind: 'payment', status, amount, currency, reference, created, url: null }
}

/** What is in flight, what came last, and which notifications are not delivered. */
export function listPayments({ bank }: Psp): PaymentList {
  const intents = bank.vault.all('payment_intent')
  const sessions = bank.vault.all('session').filter(session => session.status === 'open')
  const pages = sessions.map(
    (session): PaymentRow => ({
      id: session.id,
      kind: 'page',
      status: session.status,
      amount: session.amount_total ?? 0,
      currency: session.currency ?? 'eur',
      reference: session.client_reference_id ?? session.sim.lineItems[0]?.description ?? '',
      created: session.created,
      url: session.url,
    }),
  )
  const open = intents.filter(intent => !isFinal(intent.status)).map(rowOf)
  const undelivered = bank.vault.all('delivery').filter(({ state }) => state !== 'delivered')
  return {
    inFlight: [...pages, ...open].sort((a, b) => b.created - a.created),
    recent: intents.slice(-mostRecent).reverse().map(rowOf),
    webhooks: undelivered
      .map(({ id, type, state, attempts, lastAnswer }) => ({
        id,
        type,
        state,
        attempts,
        lastAnswer,
      }))
      .reverse(),
  }
}
