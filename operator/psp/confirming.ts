import type { Bank } from './bank.ts'
import { attachMethod, cardError } from './cards.ts'
import { bookCharge } from './charging.ts'
import { nextIntentStatus } from './intent-states.ts'
import type { CardError, NextAction, PaymentIntent, PaymentMethod, SetupIntent } from './objects.ts'
import { type CardVerdict, judgeCard } from './test-cards.ts'

/** One attempt with one card. `returnUrl` is where the holder goes after a challenge. */
export type Attempt = {
  method: PaymentMethod
  authenticated: boolean
  offSession: boolean
  returnUrl: string | null
}

export type Confirmation<Intent> =
  | { kind: 'succeeded'; intent: Intent }
  | { kind: 'challenged'; intent: Intent; challengeUrl: string }
  | { kind: 'declined'; intent: Intent; error: CardError }
  /** the intent has already succeeded or was cancelled */
  | { kind: 'closed'; intent: Intent }

type AnyIntent = PaymentIntent | SetupIntent

function challengeOf(bank: Bank, intent: AnyIntent, returnUrl: string | null): NextAction {
  const url = `${bank.publicUrl}/authenticate/${intent.id}?key=${intent.client_secret}`
  return { type: 'redirect_to_url', redirect_to_url: { url, return_url: returnUrl } }
}

function judge(attempt: Attempt, savingOnly: boolean): CardVerdict {
  const { rule, authenticated: authenticatedAtSaving } = attempt.method.sim
  const { authenticated, offSession } = attempt
  return judgeCard({ rule, authenticated, authenticatedAtSaving, offSession, savingOnly })
}

function declinePayment(
  bank: Bank,
  intent: PaymentIntent,
  { attempt, error }: { attempt: Attempt; error: CardError },
): Confirmation<PaymentIntent> {
  const { method, authenticated } = attempt
  const charge = bookCharge(bank, { intent, method, authenticated, failure: error })
  const declined = bank.vault.put('payment_intent', {
    ...intent,
    status: 'requires_payment_method',
    payment_method: null,
    latest_charge: charge.id,
    last_payment_error: { ...error, payment_method: method.id },
    next_action: null,
  })
  bank.emit('payment_intent.payment_failed', declined)
  return { kind: 'declined', intent: declined, error }
}

function completePayment(
  bank: Bank,
  intent: PaymentIntent,
  attempt: Attempt,
): Confirmation<PaymentIntent> {
  const { method, authenticated } = attempt
  const charge = bookCharge(bank, { intent, method, authenticated, failure: undefined })
  if (intent.setup_future_usage && intent.customer) {
    attachMethod(bank, method, { customer: intent.customer, authenticated })
  }
  const succeeded = bank.vault.put('payment_intent', {
    ...intent,
    status: 'succeeded',
    payment_method: method.id,
    amount_received: intent.amount,
    latest_charge: charge.id,
    last_payment_error: null,
    next_action: null,
  })
  bank.emit('payment_intent.succeeded', succeeded)
  return { kind: 'succeeded', intent: succeeded }
}

/** Tries to charge: succeeded, a challenge to pass, declined, or already closed. */
export function confirmPayment(
  bank: Bank,
  intent: PaymentIntent,
  attempt: Attempt,
): Confirmation<PaymentIntent> {
  if (!nextIntentStatus(intent.status, 'succeed')) return { kind: 'closed', intent }
  const verdict = judge(attempt, false)
  if (verdict.kind === 'approved') return completePayment(bank, intent, attempt)
  if (verdict.kind === 'declined') {
    const error = cardError(verdict.code, verdict.declineCode)
    return declinePayment(bank, intent, { attempt, error })
  }
  const action = challengeOf(bank, intent, attempt.returnUrl)
  const challenged = bank.vault.put('payment_intent', {
    ...intent,
    status: 'requires_action',
    payment_method: attempt.method.id,
    next_action: action,
  })
  bank.emit('payment_intent.requires_action', challenged)
  return { kind: 'challenged', intent: challenged, challengeUrl: action.redirect_to_url.url }
}

function declineSetup(
  bank: Bank,
  intent: SetupIntent,
  { attempt, error }: { attempt: Attempt; error: CardError },
): Confirmation<SetupIntent> {
  const declined = bank.vault.put('setup_intent', {
    ...intent,
    status: 'requires_payment_method',
    payment_method: null,
    last_setup_error: { ...error, payment_method: attempt.method.id },
    next_action: null,
  })
  bank.emit('setup_intent.setup_failed', declined)
  return { kind: 'declined', intent: declined, error }
}

/** Tries to save a card for later: as `confirmPayment`, without a charge. */
export function confirmSetup(
  bank: Bank,
  intent: SetupIntent,
  attempt: Attempt,
): Confirmation<SetupIntent> {
  if (!nextIntentStatus(intent.status, 'succeed')) return { kind: 'closed', intent }
  const { method, authenticated } = attempt
  const verdict = judge(attempt, true)
  if (verdict.kind === 'declined') {
    const error = cardError(verdict.code, verdict.declineCode)
    return declineSetup(bank, intent, { attempt, error })
  }
  if (verdict.kind === 'challenge') {
    const action = challengeOf(bank, intent, attempt.returnUrl)
    const challenged = bank.vault.put('setup_intent', {
      ...intent,
      status: 'requires_action',
      payment_method: method.id,
      next_action: action,
    })
    bank.emit('setup_intent.requires_action', challenged)
    return { kind: 'challenged', intent: challenged, challengeUrl: action.redirect_to_url.url }
  }
  if (intent.customer) attachMethod(bank, method, { customer: intent.customer, authenticated })
  const succeeded = bank.vault.put('setup_intent', {
    ...intent,
    status: 'succeeded',
    payment_method: method.id,
    last_setup_error: null,
    next_action: null,
  })
  bank.emit('setup_intent.succeeded', succeeded)
  return { kind: 'succeeded', intent: succeeded }
}

/** The holder refused or failed the challenge of a payment. */
export function failPaymentChallenge(
  bank: Bank,
  intent: PaymentIntent,
  attempt: Attempt,
): Confirmation<PaymentIntent> {
  const error = cardError('payment_intent_authentication_failure')
  return declinePayment(bank, intent, { attempt, error })
}

/** The holder refused or failed the challenge for saving a card. */
export function failSetupChallenge(
  bank: Bank,
  intent: SetupIntent,
  attempt: Attempt,
): Confirmation<SetupIntent> {
  const error = cardError('setup_intent_authentication_failure')
  return declineSetup(bank, intent, { attempt, error })
}
