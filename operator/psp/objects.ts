import type { CardRule } from './test-cards.ts'

/** The things the card processor keeps, in the shapes of Stripe's API. Amounts are minor units,
 *  times are seconds since 1970. `sim` is ours alone and never leaves in an answer. */

export type Metadata = Readonly<Record<string, string>>

type Stored<Name extends string> = { id: string; object: Name; created: number; livemode: false }

export type Customer = Stored<'customer'> & {
  email: string | null
  name: string | null
  description: string | null
  metadata: Metadata
}

export type CardFace = {
  brand: string
  last4: string
  exp_month: number
  exp_year: number
  country: string
  funding: 'credit'
  fingerprint: string
}

export type PaymentMethod = Stored<'payment_method'> & {
  type: 'card'
  card: CardFace
  customer: string | null
  billing_details: { name: string | null; email: string | null }
  metadata: Metadata
  /** how this card behaves, and whether its holder was authenticated when it was saved */
  sim: { rule: CardRule; authenticated: boolean }
}

export type CardError = {
  type: 'card_error'
  code: string
  decline_code?: string
  message: string
  payment_method?: string
}

export type NextAction = {
  type: 'redirect_to_url'
  redirect_to_url: { url: string; return_url: string | null }
}

export type IntentStatus =
  | 'requires_payment_method'
  | 'requires_confirmation'
  | 'requires_action'
  | 'succeeded'
  | 'canceled'

/** The checkout session an intent was made for, if any. */
type IntentOrigin = { session: string | null }

export type PaymentIntent = Stored<'payment_intent'> & {
  amount: number
  amount_received: number
  currency: string
  status: IntentStatus
  customer: string | null
  payment_method: string | null
  payment_method_types: readonly string[]
  capture_method: 'automatic'
  client_secret: string
  description: string | null
  latest_charge: string | null
  last_payment_error: CardError | null
  next_action: NextAction | null
  setup_future_usage: 'off_session' | 'on_session' | null
  receipt_email: string | null
  canceled_at: number | null
  cancellation_reason: string | null
  metadata: Metadata
  sim: IntentOrigin
}

export type SetupIntent = Stored<'setup_intent'> & {
  status: IntentStatus
  usage: 'off_session' | 'on_session'
  customer: string | null
  payment_method: string | null
  payment_method_types: readonly string[]
  client_secret: string
  description: string | null
  last_setup_error: CardError | null
  next_action: NextAction | null
  cancellation_reason: string | null
  metadata: Metadata
  sim: IntentOrigin
}

export type LineItem = {
  description: string
  quantity: number
  amount_total: number
  currency: string
}

export type CheckoutSession = Stored<'checkout.session'> & {
  mode: 'payment' | 'setup'
  status: 'open' | 'complete' | 'expired'
  payment_status: 'paid' | 'unpaid' | 'no_payment_required'
  amount_subtotal: number | null
  amount_total: number | null
  currency: string | null
  customer: string | null
  customer_email: string | null
  client_reference_id: string | null
  payment_intent: string | null
  setup_intent: string | null
  payment_method_types: readonly string[]
  success_url: string
  cancel_url: string | null
  locale: string | null
  expires_at: number
  url: string | null
  metadata: Metadata
  sim: {
    lineItems: readonly LineItem[]
    description: string | null
    intentMetadata: Metadata
    setupFutureUsage: PaymentIntent['setup_future_usage']
  }
}

export type Charge = Stored<'charge'> & {
  amount: number
  amount_captured: number
  amount_refunded: number
  balance_transaction: string | null
  captured: boolean
  currency: string
  customer: string | null
  description: string | null
  failure_code: string | null
  failure_message: string | null
  metadata: Metadata
  paid: boolean
  payment_intent: string
  payment_method: string
  payment_method_details: {
    type: 'card'
    card: CardFace & { three_d_secure: { result: 'authenticated'; version: '2.2.0' } | null }
  }
  refunded: boolean
  status: 'succeeded' | 'failed'
}

export type Refund = Stored<'refund'> & {
  amount: number
  balance_transaction: string
  charge: string
  currency: string
  metadata: Metadata
  payment_intent: string
  reason: string | null
  status: 'succeeded'
}

export type BalanceTransaction = Stored<'balance_transaction'> & {
  amount: number
  currency: string
  fee: number
  net: number
  source: string
  status: 'available'
  type: 'charge' | 'refund'
}

export type BankEvent = Stored<'event'> & {
  api_version: string
  type: string
  data: { object: object }
  pending_webhooks: number
  request: { id: string | null; idempotency_key: string | null }
}

/** Where the delivery of an event stands; `held` waits for the desk or for its delay. */
export type Delivery = {
  id: string
  type: string
  state: 'waiting' | 'held' | 'delivered' | 'lost' | 'given-up'
  attempts: number
  /** a fault has held it once: it is not held again */
  wasHeld: boolean
  lastAnswer: string | null
}

/** The answer kept for an Idempotency-Key, and the fingerprint of what was asked. */
export type KeptAnswer = {
  id: string
  fingerprint: string
  status: number
  body: object
  drop: boolean
}

export type Shelves = {
  customer: Customer
  payment_method: PaymentMethod
  payment_intent: PaymentIntent
  setup_intent: SetupIntent
  session: CheckoutSession
  charge: Charge
  refund: Refund
  balance_transaction: BalanceTransaction
  event: BankEvent
  delivery: Delivery
  answer: KeptAnswer
}
