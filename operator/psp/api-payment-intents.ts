import { wallSeconds } from '../wall-time.ts'
import {
  type ApiAnswer,
  answered,
  cardRefused,
  invalid,
  missingParameter,
  noSuch,
  unexpectedState,
} from './answer.ts'
import { type ApiCall, type ApiRoute, listRoute, readRoute } from './api-call.ts'
import type { Bank } from './bank.ts'
import { resolveMethod } from './cards.ts'
import { createPaymentIntent } from './checkout.ts'
import { confirmPayment } from './confirming.ts'
import { type Form, isTrue, metadataOf, textOf, wholeOf } from './form.ts'
import { nextIntentStatus } from './intent-states.ts'
import type { PaymentIntent } from './objects.ts'
import { toWire } from './wire.ts'

const path = '/v1/payment_intents'
const confirmFields = [
  'payment_method',
  'off_session',
  'return_url',
  'payment_method_options',
  'expand',
]

/** `off_session` and `on_session` are the two usages a saved card can be meant for. */
export function usageOf(form: Form, name: string): PaymentIntent['setup_future_usage'] {
  const usage = textOf(form, name)
  return usage === 'off_session' || usage === 'on_session' ? usage : null
}

function closed(intent: PaymentIntent): ApiAnswer {
  return unexpectedState(
    'payment_intent_unexpected_state',
    `This PaymentIntent's status is ${intent.status}: it cannot be changed any more.`,
    { payment_intent: intent },
  )
}

function confirm(bank: Bank, intent: PaymentIntent, form: Form): ApiAnswer {
  if (!nextIntentStatus(intent.status, 'succeed')) return closed(intent)
  const named = textOf(form, 'payment_method') ?? intent.payment_method
  if (!named) {
    return unexpectedState(
      'payment_intent_unexpected_state',
      'You cannot confirm this PaymentIntent because it is missing a payment method.',
    )
  }
  const method = resolveMethod(bank, named)
  if (!method) return noSuch('PaymentMethod', named)
  if (method.customer && method.customer !== intent.customer) {
    return invalid({
      param: 'payment_method',
      message: 'The payment method belongs to another customer.',
    })
  }
  const result = confirmPayment(bank, intent, {
    method,
    authenticated: false,
    offSession: isTrue(form, 'off_session'),
    returnUrl: textOf(form, 'return_url') ?? null,
  })
  if (result.kind === 'closed') return closed(result.intent)
  const wire = toWire(bank, result.intent, form)
  if (result.kind === 'declined') {
    const context = { payment_intent: wire, payment_method: toWire(bank, method) }
    return cardRefused(result.error, { ...context, charge: result.intent.latest_charge })
  }
  return { ...answered(wire), drop: method.sim.rule === 'drops-after-commit' }
}

function create(bank: Bank, { form }: ApiCall): ApiAnswer {
  const amount = wholeOf(form, 'amount')
  const currency = textOf(form, 'currency')?.toLowerCase()
  if (form.amount === undefined) return missingParameter('amount')
  if (!amount) {
    return invalid({
      code: 'parameter_invalid_integer',
      param: 'amount',
      message: 'Amount must be a whole number of cents, from 1 to 99999999.',
    })
  }
  if (!currency) return missingParameter('currency')
  const customer = textOf(form, 'customer') ?? null
  if (customer && !bank.vault.find('customer', customer)) return noSuch('customer', customer)
  const intent = createPaymentIntent(bank, {
    amount,
    currency,
    customer,
    description: textOf(form, 'description') ?? null,
    receiptEmail: textOf(form, 'receipt_email') ?? null,
    setupFutureUsage: usageOf(form, 'setup_future_usage'),
    metadata: metadataOf(form),
    session: null,
  })
  if (isTrue(form, 'confirm')) return confirm(bank, intent, form)
  const named = textOf(form, 'payment_method')
  if (!named) return answered(toWire(bank, intent, form))
  const method = resolveMethod(bank, named)
  if (!method) return noSuch('PaymentMethod', named)
  const ready = bank.vault.put('payment_intent', {
    ...intent,
    payment_method: method.id,
    status: 'requires_confirmation',
  })
  return answered(toWire(bank, ready, form))
}

function cancel(bank: Bank, intent: PaymentIntent, form: Form): ApiAnswer {
  if (!nextIntentStatus(intent.status, 'cancel')) return closed(intent)
  const cancelled = bank.vault.put('payment_intent', {
    ...intent,
    status: 'canceled',
    canceled_at: wallSeconds(),
    cancellation_reason: textOf(form, 'cancellation_reason') ?? null,
    next_action: null,
  })
  bank.emit('payment_intent.canceled', cancelled)
  return answered(toWire(bank, cancelled, form))
}

function update(bank: Bank, intent: PaymentIntent, form: Form): ApiAnswer {
  const changed = bank.vault.put('payment_intent', {
    ...intent,
    description: textOf(form, 'description') ?? intent.description,
    metadata: { ...intent.metadata, ...metadataOf(form) },
  })
  return answered(toWire(bank, changed, form))
}

/** Runs an act on the intent of the path. */
function onIntent(
  act: (bank: Bank, intent: PaymentIntent, form: Form) => ApiAnswer,
): ApiRoute['run'] {
  return (bank, { id, form }) => {
    const intent = bank.vault.find('payment_intent', id)
    return intent ? act(bank, intent, form) : noSuch('payment_intent', id)
  }
}

/** Payment intents: create, confirm (also off session), cancel, retrieve, list. */
export const paymentIntentRoutes: readonly ApiRoute[] = [
  listRoute(path, 'payment_intent', ['customer']),
  readRoute(path, 'payment_intent'),
  {
    method: 'POST',
    path,
    fields: [
      ...confirmFields,
      'amount',
      'currency',
      'customer',
      'description',
      'metadata',
      'receipt_email',
      'setup_future_usage',
      'confirm',
      'payment_method_types',
      'automatic_payment_methods',
      'statement_descriptor_suffix',
    ],
    run: create,
  },
  {
    method: 'POST',
    path: `${path}/:id`,
    fields: ['description', 'metadata', 'expand'],
    run: onIntent(update),
  },
  { method: 'POST', path: `${path}/:id/confirm`, fields: confirmFields, run: onIntent(confirm) },
  {
    method: 'POST',
    path: `${path}/:id/cancel`,
    fields: ['cancellation_reason', 'expand'],
    run: onIntent(cancel),
  },
]
