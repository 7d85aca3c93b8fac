import { createHash } from 'node:crypto'
import { wallInstant } from '../wall-time.ts'
import { type Bank, stamp } from './bank.ts'
import type { CardError, PaymentMethod } from './objects.ts'
import { type CardRule, methodTokens, passesLuhn, testCards } from './test-cards.ts'

/** A card as typed: digits may be spaced, the year has two or four digits. */
export type TypedCard = {
  number: string
  expMonth: string
  expYear: string
  code: string
  name: string
  email?: string | null
}

export type CardReading =
  | { kind: 'read'; number: string; rule: CardRule; expMonth: number; expYear: number }
  | { kind: 'refused'; field: 'number' | 'expiry' | 'code'; error: CardError }

const messages: Readonly<Record<string, string>> = {
  incorrect_number: 'Your card number is incorrect.',
  invalid_expiry_month: "Your card's expiration month is invalid.",
  invalid_expiry_year: "Your card's expiration year is invalid.",
  invalid_cvc: "Your card's security code is invalid.",
  test_mode_live_card: 'Your card was declined. Only the test cards of this simulated bank work.',
  generic_decline: 'Your card was declined.',
  insufficient_funds: 'Your card has insufficient funds.',
  expired_card: 'Your card has expired.',
  incorrect_cvc: "Your card's security code is incorrect.",
  authentication_required: 'Your card was declined. This transaction requires authentication.',
  payment_intent_authentication_failure: 'The provided payment method has failed authentication.',
  setup_intent_authentication_failure: 'The provided payment method has failed authentication.',
}

/** The error of a card, with the message of Stripe's API. */
export function cardError(code: string, declineCode?: string): CardError {
  const message = messages[declineCode ?? code] ?? 'Your card was declined.'
  return {
    type: 'card_error',
    code,
    ...(declineCode ? { decline_code: declineCode } : {}),
    message,
  }
}

function hasPassed(month: number, year: number): boolean {
  const ends = `${year}-${String(month).padStart(2, '0')}`
  return ends < wallInstant().slice(0, 7)
}

/** Reads a typed card: number and check digit, expiry not past, a code of 3 or 4 digits. */
export function readCard(typed: TypedCard): CardReading {
  const number = typed.number.replace(/[\s-]/g, '')
  if (!/^\d{12,19}$/.test(number) || !passesLuhn(number)) {
    return { kind: 'refused', field: 'number', error: cardError('incorrect_number') }
  }
  const expMonth = Number(typed.expMonth)
  const expYear = Number(typed.expYear) + (typed.expYear.length === 2 ? 2000 : 0)
  if (!(Number.isInteger(expMonth) && expMonth >= 1 && expMonth <= 12)) {
    return { kind: 'refused', field: 'expiry', error: cardError('invalid_expiry_month') }
  }
  if (!/^\d{2}(\d{2})?$/.test(typed.expYear) || hasPassed(expMonth, expYear)) {
    return { kind: 'refused', field: 'expiry', error: cardError('invalid_expiry_year') }
  }
  if (!/^\d{3,4}$/.test(typed.code)) {
    return { kind: 'refused', field: 'code', error: cardError('invalid_cvc') }
  }
  const rule = testCards[number]
  if (!rule) {
    return {
      kind: 'refused',
      field: 'number',
      error: cardError('card_declined', 'test_mode_live_card'),
    }
  }
  return { kind: 'read', number, rule, expMonth, expYear }
}

type MethodOwner = { name: string | null; email: string | null; metadata?: Record<string, string> }

/** Keeps a card that was read: its face and its rule, never its number. */
export function createMethod(
  bank: Bank,
  card: Extract<CardReading, { kind: 'read' }>,
  { name, email, metadata = {} }: MethodOwner,
): PaymentMethod {
  return bank.vault.put('payment_method', {
    ...stamp(bank, 'pm', 'payment_method'),
    type: 'card',
    card: {
      brand: card.number.startsWith('5') ? 'mastercard' : 'visa',
      last4: card.number.slice(-4),
      exp_month: card.expMonth,
      exp_year: card.expYear,
      country: 'FR',
      funding: 'credit',
      fingerprint: createHash('sha256').update(`card/${card.number}`).digest('hex').slice(0, 16),
    },
    customer: null,
    billing_details: { name, email },
    metadata,
    sim: { rule: card.rule, authenticated: false },
  })
}

/** The method of an identifier, or a new one for a token such as `pm_card_visa`. */
export function resolveMethod(bank: Bank, id: string): PaymentMethod | undefined {
  const number = methodTokens[id]
  if (!number) return bank.vault.find('payment_method', id)
  const expYear = String(Number(wallInstant().slice(0, 4)) + 4)
  const card = readCard({ number, expMonth: '12', expYear, code: '123', name: '' })
  return card.kind === 'read' ? createMethod(bank, card, { name: null, email: null }) : undefined
}

/** Ties a card to a customer; `authenticated` once the holder proved who they were. */
export function attachMethod(
  bank: Bank,
  method: PaymentMethod,
  { customer, authenticated }: { customer: string; authenticated: boolean },
): PaymentMethod {
  const sim = { ...method.sim, authenticated: method.sim.authenticated || authenticated }
  const attached = bank.vault.put('payment_method', { ...method, customer, sim })
  if (method.customer !== customer) bank.emit('payment_method.attached', attached)
  return attached
}
