import {
  type ApiAnswer,
  answered,
  cardRefused,
  missingParameter,
  noSuch,
  unexpectedState,
} from './answer.ts'
import { type ApiCall, type ApiRoute, listRoute, readRoute } from './api-call.ts'
import type { Bank } from './bank.ts'
import { resolveMethod } from './cards.ts'
import { createSetupIntent } from './checkout.ts'
import { confirmSetup } from './confirming.ts'
import { type Form, isTrue, metadataOf, textOf } from './form.ts'
import { nextIntentStatus } from './intent-states.ts'
import type { SetupIntent } from './objects.ts'
import { toWire } from './wire.ts'

const path = '/v1/setup_intents'
const confirmFields = ['payment_method', 'return_url', 'payment_method_options', 'expand']

function closed(intent: SetupIntent): ApiAnswer {
  return unexpectedState(
    'setup_intent_unexpected_state',
    `This SetupIntent's status is ${intent.status}: it cannot be changed any more.`,
    { setup_intent: intent },
  )
}

function confirm(bank: Bank, intent: SetupIntent, form: Form): ApiAnswer {
  const named = textOf(form, 'payment_method') ?? intent.payment_method
  if (!named) return missingParameter('payment_method')
  const method = resolveMethod(bank, named)
  if (!method) return noSuch('PaymentMethod', named)
  const result = confirmSetup(bank, intent, {
    method,
    authenticated: false,
    offSession: false,
    returnUrl: textOf(form, 'return_url') ?? null,
  })
  if (result.kind === 'closed') return closed(result.intent)
  const wire = toWire(bank, result.intent, form)
  return result.kind === 'declined'
    ? cardRefused(result.error, { setup_intent: wire })
    : answered(wire)
}

function create(bank: Bank, { form }: ApiCall): ApiAnswer {
  const customer = textOf(form, 'customer') ?? null
  if (customer && !bank.vault.find('customer', customer)) return noSuch('customer', customer)
  const intent = createSetupIntent(bank, {
    customer,
    description: textOf(form, 'description') ?? null,
    usage: textOf(form, 'usage') === 'on_session' ? 'on_session' : 'off_session',
    metadata: metadataOf(form),
    session: null,
  })
  return isTrue(form, 'confirm')
    ? confirm(bank, intent, form)
    : answered(toWire(bank, intent, form))
}

function cancel(bank: Bank, intent: SetupIntent, form: Form): ApiAnswer {
  if (!nextIntentStatus(intent.status, 'cancel')) return closed(intent)
  const cancelled = bank.vault.put('setup_intent', {
    ...intent,
    status: 'canceled',
    next_action: null,
  })
  bank.emit('setup_intent.canceled', cancelled)
  return answered(toWire(bank, cancelled, form))
}

function onIntent(
  act: (bank: Bank, intent: SetupIntent, form: Form) => ApiAnswer,
): ApiRoute['run'] {
  return (bank, { id, form }) => {
    const intent = bank.vault.find('setup_intent', id)
    return intent ? act(bank, intent, form) : noSuch('setup_intent', id)
  }
}

/** Setup intents: save a card without a payment. */
export const setupIntentRoutes: readonly ApiRoute[] = [
  listRoute(path, 'setup_intent', ['customer', 'payment_method']),
  readRoute(path, 'setup_intent'),
  {
    method: 'POST',
    path,
    fields: [
      ...confirmFields,
      'customer',
      'description',
      'metadata',
      'usage',
      'confirm',
      'payment_method_types',
      'automatic_payment_methods',
    ],
    run: create,
  },
  { method: 'POST', path: `${path}/:id/confirm`, fields: confirmFields, run: onIntent(confirm) },
  {
    method: 'POST',
    path: `${path}/:id/cancel`,
    fields: ['cancellation_reason', 'expand'],
    run: onIntent(cancel),
  },
]
