import {
  type ApiAnswer,
  answered,
  cardRefused,
  invalid,
  missingParameter,
  noSuch,
} from './answer.ts'
import { type ApiCall, type ApiRoute, readRoute } from './api-call.ts'
import type { Bank } from './bank.ts'
import { attachMethod, createMethod, readCard, resolveMethod } from './cards.ts'
import { branchOf, metadataOf, textOf } from './form.ts'
import { judgeCard } from './test-cards.ts'
import { toPage, toWire } from './wire.ts'

const path = '/v1/payment_methods'

function create(bank: Bank, { form }: ApiCall): ApiAnswer {
  if (textOf(form, 'type') !== 'card') {
    return invalid({ param: 'type', message: 'Only payment methods of type card are supported.' })
  }
  const typed = branchOf(form, 'card')
  const holder = branchOf(form, 'billing_details')
  const name = textOf(holder, 'name') ?? null
  const card = readCard({
    number: textOf(typed, 'number') ?? '',
    expMonth: textOf(typed, 'exp_month') ?? '',
    expYear: textOf(typed, 'exp_year') ?? '',
    code: textOf(typed, 'cvc') ?? '123',
    name: name ?? '',
  })
  if (card.kind === 'refused') return cardRefused(card.error, { param: card.field })
  const email = textOf(holder, 'email') ?? null
  const method = createMethod(bank, card, { name, email, metadata: metadataOf(form) })
  return answered(toWire(bank, method, form))
}

function list(bank: Bank, { form }: ApiCall): ApiAnswer {
  const customer = textOf(form, 'customer')
  if (!customer) return missingParameter('customer')
  const methods = bank.vault.all('payment_method').filter(method => method.customer === customer)
  return answered(toPage(bank, methods, form))
}

function attach(bank: Bank, { id, form }: ApiCall): ApiAnswer {
  const customer = textOf(form, 'customer')
  if (!customer) return missingParameter('customer')
  if (!bank.vault.find('customer', customer)) return noSuch('customer', customer)
  const method = resolveMethod(bank, id)
  if (!method) return noSuch('PaymentMethod', id)
  if (method.customer && method.customer !== customer) {
    return invalid({ message: 'The payment method is already attached to another customer.' })
  }
  const verdict = judgeCard({
    rule: method.sim.rule,
    authenticated: true,
    authenticatedAtSaving: false,
    offSession: false,
    savingOnly: true,
  })
  if (verdict.kind === 'declined') {
    const message = 'Your card was declined.'
    return cardRefused({ type: 'card_error', code: verdict.code, message }, {})
  }
  return answered(
    toWire(bank, attachMethod(bank, method, { customer, authenticated: false }), form),
  )
}

function detach(bank: Bank, { id, form }: ApiCall): ApiAnswer {
  const method = bank.vault.find('payment_method', id)
  if (!method) return noSuch('PaymentMethod', id)
  if (!method.customer) {
    return invalid({
      message: 'The payment method is not attached to a customer, so detachment is impossible.',
    })
  }
  const detached = bank.vault.put('payment_method', { ...method, customer: null })
  bank.emit('payment_method.detached', detached)
  return answered(toWire(bank, detached, form))
}

/** Saved cards: create (as a point of sale does), list by customer, attach, detach. */
export const paymentMethodRoutes: readonly ApiRoute[] = [
  readRoute(path, 'payment_method'),
  {
    method: 'GET',
    path,
    fields: ['customer', 'type', 'limit', 'starting_after', 'ending_before', 'expand'],
    run: list,
  },
  {
    method: 'POST',
    path,
    fields: ['type', 'card', 'billing_details', 'metadata', 'expand'],
    run: create,
  },
  { method: 'POST', path: `${path}/:id/attach`, fields: ['customer', 'expand'], run: attach },
  { method: 'POST', path: `${path}/:id/detach`, fields: ['expand'], run: detach },
]
