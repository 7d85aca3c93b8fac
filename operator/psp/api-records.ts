import {
  type ApiAnswer,
  answered,
  invalid,
  missingParameter,
  noSuch,
  unexpectedState,
} from './answer.ts'
import { type ApiCall, type ApiRoute, listRoute, readRoute } from './api-call.ts'
import type { Bank } from './bank.ts'
import { bookRefund } from './charging.ts'
import { type Form, metadataOf, textOf, wholeOf } from './form.ts'
import type { Charge } from './objects.ts'
import { toWire } from './wire.ts'

function chargeToRefund(bank: Bank, form: Form): Charge | undefined {
  const named = textOf(form, 'charge')
  if (named) return bank.vault.find('charge', named)
  const intent = bank.vault.find('payment_intent', textOf(form, 'payment_intent') ?? '')
  return intent?.latest_charge ? bank.vault.find('charge', intent.latest_charge) : undefined
}

function refund(bank: Bank, { form }: ApiCall): ApiAnswer {
  const named = textOf(form, 'charge') ?? textOf(form, 'payment_intent')
  if (!named) return missingParameter('payment_intent')
  const charge = chargeToRefund(bank, form)
  if (!charge) return noSuch('charge', named)
  if (!charge.paid) return unexpectedState('charge_not_refundable', 'This charge was never paid.')
  const left = charge.amount - charge.amount_refunded
  if (left === 0) {
    return unexpectedState(
      'charge_already_refunded',
      `Charge ${charge.id} has already been refunded.`,
    )
  }
  const amount = form.amount === undefined ? left : wholeOf(form, 'amount')
  if (!amount || amount > left) {
    return invalid({
      param: 'amount',
      message: `The refund must be from 1 to ${left}, what is left of the charge.`,
    })
  }
  const reason = textOf(form, 'reason') ?? null
  return answered(
    toWire(bank, bookRefund(bank, { charge, amount, reason, metadata: metadataOf(form) }), form),
  )
}

/** What has happened: charges, refunds, movements of the balance, events. */
export const recordRoutes: readonly ApiRoute[] = [
  listRoute('/v1/charges', 'charge', ['customer', 'payment_intent']),
  readRoute('/v1/charges', 'charge'),
  listRoute('/v1/refunds', 'refund', ['charge', 'payment_intent']),
  readRoute('/v1/refunds', 'refund'),
  {
    method: 'POST',
    path: '/v1/refunds',
    fields: ['charge', 'payment_intent', 'amount', 'reason', 'metadata', 'expand'],
    run: refund,
  },
  listRoute('/v1/balance_transactions', 'balance_transaction', ['source', 'type', 'currency']),
  readRoute('/v1/balance_transactions', 'balance_transaction'),
  listRoute('/v1/events', 'event', ['type']),
  readRoute('/v1/events', 'event'),
]
