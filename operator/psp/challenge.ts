import type { Bank } from './bank.ts'
import { completeSession, successUrlOf } from './checkout.ts'
import {
  type Attempt,
  confirmPayment,
  confirmSetup,
  failPaymentChallenge,
  failSetupChallenge,
} from './confirming.ts'
import type { CheckoutSession, PaymentIntent, PaymentMethod, SetupIntent } from './objects.ts'

type AnyIntent = PaymentIntent | SetupIntent

/** What the challenge page shows; a closed one only leads back. */
export type Challenge = {
  session: CheckoutSession | undefined
  isOpen: boolean
  last4: string
  payment: { amount: number; currency: string } | undefined
  /** where the holder goes when all is over */
  backUrl: string
}

function findIntent(bank: Bank, id: string): AnyIntent | undefined {
  return bank.vault.find('payment_intent', id) ?? bank.vault.find('setup_intent', id)
}

function sessionOf(bank: Bank, intent: AnyIntent): CheckoutSession | undefined {
  return intent.sim.session ? bank.vault.find('session', intent.sim.session) : undefined
}

function methodOf(bank: Bank, intent: AnyIntent): PaymentMethod | undefined {
  return intent.payment_method
    ? bank.vault.find('payment_method', intent.payment_method)
    : undefined
}

/** The merchant's address with what became of the intent, as Stripe adds it. */
function withStatus(address: string, intent: AnyIntent): string {
  const url = new URL(address)
  url.searchParams.set(intent.object, intent.id)
  url.searchParams.set('redirect_status', intent.status === 'succeeded' ? 'succeeded' : 'failed')
  return url.href
}

function leave(bank: Bank, intent: AnyIntent, returnUrl: string | null | undefined): string {
  const session = sessionOf(bank, intent)
  if (session?.status === 'complete') return successUrlOf(session)
  if (session) return `${bank.publicUrl}/pay/${session.id}?failed=1`
  return returnUrl ? withStatus(returnUrl, intent) : `${bank.publicUrl}/pay/${intent.id}`
}

/** The challenge of an intent, if its key is the intent's own secret. */
export function findChallenge(bank: Bank, id: string, key: string): Challenge | undefined {
  const intent = findIntent(bank, id)
  if (!intent || intent.client_secret !== key) return undefined
  const { next_action: action } = intent
  const { object } = intent
  const session = sessionOf(bank, intent)
  const isOpen = intent.status === 'requires_action'
  const returnUrl = action?.redirect_to_url.return_url
  return {
    session,
    isOpen,
    last4: methodOf(bank, intent)?.card.last4 ?? '',
    payment:
      object === 'payment_intent'
        ? { amount: intent.amount, currency: intent.currency }
        : undefined,
    backUrl:
      isOpen && session
        ? successUrlOf(session)
        : (isOpen && returnUrl) || leave(bank, intent, returnUrl),
  }
}

function settle(
  bank: Bank,
  intent: AnyIntent,
  { attempt, accepted }: { attempt: Attempt; accepted: boolean },
): void {
  if (intent.object === 'payment_intent') {
    if (accepted) confirmPayment(bank, intent, attempt)
    else failPaymentChallenge(bank, intent, attempt)
  } else if (accepted) confirmSetup(bank, intent, attempt)
  else failSetupChallenge(bank, intent, attempt)
}

/** The holder's answer; gives the address to go to next. The challenge must be open. */
export function answerChallenge(bank: Bank, id: string, accepted: boolean): string {
  const before = findIntent(bank, id)
  const method = before && methodOf(bank, before)
  if (!before || !method) return bank.publicUrl
  const returnUrl = before.next_action?.redirect_to_url.return_url ?? null
  settle(bank, before, {
    attempt: { method, authenticated: true, offSession: false, returnUrl },
    accepted,
  })
  const after = findIntent(bank, id) ?? before
  if (after.status === 'succeeded' && after.sim.session) completeSession(bank, after.sim.session)
  return leave(bank, after, returnUrl)
}
