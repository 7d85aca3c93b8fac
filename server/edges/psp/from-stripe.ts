import type Stripe from 'stripe'
import { cents } from '../../../contract/money.ts'
import type { PaymentFailure } from '../../../contract/routes/payments.ts'
import type { Card, Checkout, Finding } from '../../domains/payments/public.ts'
import { Fault } from '../../kernel/errors.ts'

/** A card without its number, from a method that Stripe showed whole. */
export const toCard = (method: Stripe.PaymentMethod): Card => {
  if (method.card === undefined) throw new Fault('a payment method is no card', { id: method.id })
  const { brand, last4, exp_month, exp_year } = method.card
  return { method: method.id, brand, last4, expiryMonth: exp_month, expiryYear: exp_year }
}

type Method = Stripe.PaymentIntent['payment_method']

const cardOf = (method: Method): Card | null =>
  method === null || typeof method === 'string' ? null : toCard(method)

/** What a payment intent says: refused is an end where no person can try another card. */
export const toFinding = (intent: Stripe.PaymentIntent): Finding => {
  switch (intent.status) {
    case 'succeeded':
      return {
        kind: 'succeeded',
        intentRef: intent.id,
        amountCents: cents(BigInt(intent.amount_received)),
        card: cardOf(intent.payment_method),
      }
    case 'canceled':
      return { kind: 'expired', failure: failureOf(intent.last_payment_error) }
    case 'requires_payment_method':
      return { kind: 'failed', failure: failureOf(intent.last_payment_error) ?? 'declined' }
    default:
      return { kind: 'waiting', failure: null }
  }
}

/** What a page says: open, done, or closed with the last refusal. */
export const toCheckout = (session: Stripe.Checkout.Session): Checkout => ({
  session: session.id,
  page: session.status === 'open' ? session.url : null,
  finding: findingOf(session),
})

const findingOf = (session: Stripe.Checkout.Session): Finding => {
  switch (session.status) {
    case 'complete':
      return completed(session)
    case 'expired':
      return { kind: 'expired', failure: refusalOf(session) }
    default:
      return { kind: 'waiting', failure: refusalOf(session) }
  }
}

const completed = ({ id, payment_intent, setup_intent }: Stripe.Checkout.Session): Finding => {
  if (payment_intent !== null && typeof payment_intent !== 'string')
    return toFinding(payment_intent)
  if (setup_intent === null || typeof setup_intent === 'string')
    throw new Fault('a page was completed without an intent', { session: id })
  const card = cardOf(setup_intent.payment_method)
  return { kind: 'succeeded', intentRef: setup_intent.id, amountCents: null, card }
}

/** The last card refused on a page, if the one tried after it did not settle. */
const refusalOf = ({
  payment_intent,
  setup_intent,
}: Stripe.Checkout.Session): PaymentFailure | null => {
  const payment = typeof payment_intent === 'object' ? payment_intent : null
  const setup = typeof setup_intent === 'object' ? setup_intent : null
  return failureOf(payment?.last_payment_error ?? setup?.last_setup_error ?? null)
}

type CardError = Pick<Stripe.PaymentIntent.LastPaymentError, 'code' | 'decline_code'>

/** https://docs.stripe.com/declines/codes in our five words; any other refusal is the bank's. */
const words: Readonly<Record<string, PaymentFailure>> = {
  insufficient_funds: 'insufficient-funds',
  expired_card: 'expired-card',
  authentication_required: 'authentication-failed',
  payment_intent_authentication_failure: 'authentication-failed',
  setup_intent_authentication_failure: 'authentication-failed',
  processing_error: 'timeout',
  issuer_not_available: 'timeout',
}

const failureOf = (error: CardError | null): PaymentFailure | null =>
  error === null ? null : (words[error.decline_code ?? ''] ?? words[error.code ?? ''] ?? 'declined')
