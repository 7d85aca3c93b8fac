import { wallSeconds } from '../wall-time.ts'
import { type Bank, clientSecretOf, stamp } from './bank.ts'
import { type Attempt, type Confirmation, confirmPayment, confirmSetup } from './confirming.ts'
import type { CheckoutSession, Metadata, PaymentIntent, SetupIntent } from './objects.ts'

type NewPayment = {
  amount: number
  currency: string
  customer: string | null
  description: string | null
  receiptEmail: string | null
  setupFutureUsage: PaymentIntent['setup_future_usage']
  metadata: Metadata
  session: string | null
}

/** A payment intent that waits for a card. */
export function createPaymentIntent(bank: Bank, wish: NewPayment): PaymentIntent {
  const head = stamp(bank, 'pi', 'payment_intent')
  const intent = bank.vault.put('payment_intent', {
    ...head,
    amount: wish.amount,
    amount_received: 0,
    currency: wish.currency,
    status: 'requires_payment_method',
    customer: wish.customer,
    payment_method: null,
    payment_method_types: ['card'],
    capture_method: 'automatic',
    client_secret: clientSecretOf(head.id),
    description: wish.description,
    latest_charge: null,
    last_payment_error: null,
    next_action: null,
    setup_future_usage: wish.setupFutureUsage,
    receipt_email: wish.receiptEmail,
    canceled_at: null,
    cancellation_reason: null,
    metadata: wish.metadata,
    sim: { session: wish.session },
  })
  bank.emit('payment_intent.created', intent)
  return intent
}

type NewSetup = {
  customer: string | null
  description: string | null
  usage: SetupIntent['usage']
  metadata: Metadata
  session: string | null
}

/** A setup intent that waits for a card to save. */
export function createSetupIntent(bank: Bank, wish: NewSetup): SetupIntent {
  const head = stamp(bank, 'seti', 'setup_intent')
  const intent = bank.vault.put('setup_intent', {
    ...head,
    status: 'requires_payment_method',
    usage: wish.usage,
    customer: wish.customer,
    payment_method: null,
    payment_method_types: ['card'],
    client_secret: clientSecretOf(head.id),
    description: wish.description,
    last_setup_error: null,
    next_action: null,
    cancellation_reason: null,
    metadata: wish.metadata,
    sim: { session: wish.session },
  })
  bank.emit('setup_intent.created', intent)
  return intent
}

function intentOfPayment(bank: Bank, session: CheckoutSession): PaymentIntent {
  const known = session.payment_intent && bank.vault.find('payment_intent', session.payment_intent)
  if (known) return known
  const intent = createPaymentIntent(bank, {
    amount: session.amount_total ?? 0,
    currency: session.currency ?? 'eur',
    customer: session.customer,
    description: session.sim.description,
    receiptEmail: session.customer_email,
    setupFutureUsage: session.sim.setupFutureUsage,
    metadata: session.sim.intentMetadata,
    session: session.id,
  })
  bank.vault.put('session', { ...session, payment_intent: intent.id })
  return intent
}

function intentOfSetup(bank: Bank, session: CheckoutSession): SetupIntent {
  const known = session.setup_intent && bank.vault.find('setup_intent', session.setup_intent)
  if (known) return known
  const intent = createSetupIntent(bank, {
    customer: session.customer,
    description: session.sim.description,
    usage: 'off_session',
    metadata: session.sim.intentMetadata,
    session: session.id,
  })
  bank.vault.put('session', { ...session, setup_intent: intent.id })
  return intent
}

/** The session is done: its intent has succeeded. */
export function completeSession(bank: Bank, id: string): CheckoutSession | undefined {
  const session = bank.vault.find('session', id)
  if (session?.status !== 'open') return session
  const paid = session.mode === 'payment'
  const complete = bank.vault.put('session', {
    ...session,
    status: 'complete',
    payment_status: paid ? 'paid' : 'no_payment_required',
    url: null,
  })
  bank.emit('checkout.session.completed', complete)
  return complete
}

/** One try of a card on the hosted page; the session's intent is made at the first. */
export function trySession(
  bank: Bank,
  session: CheckoutSession,
  attempt: Attempt,
): Confirmation<PaymentIntent | SetupIntent> {
  const result =
    session.mode === 'payment'
      ? confirmPayment(bank, intentOfPayment(bank, session), attempt)
      : confirmSetup(bank, intentOfSetup(bank, session), attempt)
  if (result.kind === 'succeeded') completeSession(bank, session.id)
  return result
}

/** Closes an open session without a payment, and tells the merchant. */
export function expireSession(bank: Bank, session: CheckoutSession): CheckoutSession {
  const expired = bank.vault.put('session', { ...session, status: 'expired', url: null })
  bank.emit('checkout.session.expired', expired)
  return expired
}

/** The session as it stands now: one past its end expires when it is looked at. */
export function currentSession(bank: Bank, id: string): CheckoutSession | undefined {
  const session = bank.vault.find('session', id)
  const isPast = session?.status === 'open' && session.expires_at <= wallSeconds()
  return isPast && session ? expireSession(bank, session) : session
}

/** Where the holder goes after success: `{CHECKOUT_SESSION_ID}` is replaced, as Stripe does. */
export function successUrlOf(session: CheckoutSession): string {
  return session.success_url.replaceAll('{CHECKOUT_SESSION_ID}', session.id)
}
