import { wallSeconds } from '../wall-time.ts'
import {
  type ApiAnswer,
  answered,
  invalid,
  missingParameter,
  noSuch,
  unexpectedState,
} from './answer.ts'
import { type ApiCall, type ApiRoute, listRoute } from './api-call.ts'
import { usageOf } from './api-payment-intents.ts'
import { type Bank, stamp } from './bank.ts'
import { currentSession, expireSession } from './checkout.ts'
import { branchOf, type Form, itemsOf, metadataOf, textOf, wholeOf } from './form.ts'
import type { CheckoutSession, LineItem } from './objects.ts'
import { toWire } from './wire.ts'

const path = '/v1/checkout/sessions'
const openForSeconds = 24 * 60 * 60

type ItemsReading =
  | { kind: 'read'; items: readonly LineItem[] }
  | { kind: 'refused'; answer: ApiAnswer }

function readItem(item: string | Form, index: number): LineItem | ApiAnswer {
  const at = `line_items[${index}]`
  if (typeof item === 'string') return missingParameter(`${at}[price_data]`)
  const price = branchOf(item, 'price_data')
  const unitAmount = wholeOf(price, 'unit_amount')
  const currency = textOf(price, 'currency')?.toLowerCase()
  if (!unitAmount) return missingParameter(`${at}[price_data][unit_amount]`)
  if (!currency) return missingParameter(`${at}[price_data][currency]`)
  const description = textOf(branchOf(price, 'product_data'), 'name')
  if (!description) return missingParameter(`${at}[price_data][product_data][name]`)
  const quantity = wholeOf(item, 'quantity') ?? 1
  return { description, quantity, amount_total: unitAmount * quantity, currency }
}

function readItems(form: Form): ItemsReading {
  const items: LineItem[] = []
  for (const [index, item] of itemsOf(form, 'line_items').entries()) {
    const reading = readItem(item, index)
    if ('status' in reading) return { kind: 'refused', answer: reading }
    items.push(reading)
  }
  if (!items.length) return { kind: 'refused', answer: missingParameter('line_items') }
  const currencies = new Set(items.map(item => item.currency))
  if (currencies.size > 1) {
    const message = 'All line items must have the same currency.'
    return { kind: 'refused', answer: invalid({ param: 'line_items', message }) }
  }
  return { kind: 'read', items }
}

function addressProblem(form: Form, name: string): ApiAnswer | undefined {
  const address = textOf(form, name)
  if (address === undefined || /^https?:\/\//.test(address)) return undefined
  return invalid({ code: 'url_invalid', param: name, message: `Not a valid URL: ${name}.` })
}

/** The first thing wrong with a wish for a session, apart from its items. */
function problemOf(bank: Bank, form: Form): ApiAnswer | undefined {
  const mode = textOf(form, 'mode')
  if (mode !== 'payment' && mode !== 'setup') {
    return invalid({ param: 'mode', message: 'Invalid mode: must be one of payment or setup.' })
  }
  if (!textOf(form, 'success_url')) return missingParameter('success_url')
  const customer = textOf(form, 'customer')
  if (customer && !bank.vault.find('customer', customer)) return noSuch('customer', customer)
  return addressProblem(form, 'success_url') ?? addressProblem(form, 'cancel_url')
}

function amountsOf(items: readonly LineItem[], form: Form) {
  const total = items.reduce((sum, item) => sum + item.amount_total, 0)
  const amount = items.length ? total : null
  const currency = items[0]?.currency ?? textOf(form, 'currency') ?? null
  return { amount_subtotal: amount, amount_total: amount, currency }
}

/** The parts of a session that are copied as given, or null. */
function givenParts(form: Form) {
  return {
    customer: textOf(form, 'customer') ?? null,
    customer_email: textOf(form, 'customer_email') ?? null,
    client_reference_id: textOf(form, 'client_reference_id') ?? null,
    success_url: textOf(form, 'success_url') ?? '',
    cancel_url: textOf(form, 'cancel_url') ?? null,
    locale: textOf(form, 'locale') ?? null,
    metadata: metadataOf(form),
  }
}

function create(bank: Bank, { form }: ApiCall): ApiAnswer {
  const problem = problemOf(bank, form)
  if (problem) return problem
  const mode = textOf(form, 'mode') === 'setup' ? 'setup' : 'payment'
  const reading: ItemsReading = mode === 'payment' ? readItems(form) : { kind: 'read', items: [] }
  if (reading.kind === 'refused') return reading.answer
  const data = branchOf(form, mode === 'payment' ? 'payment_intent_data' : 'setup_intent_data')
  const head = stamp(bank, 'cs', 'checkout.session')
  const session = bank.vault.put('session', {
    ...head,
    ...givenParts(form),
    ...amountsOf(reading.items, form),
    mode,
    status: 'open',
    payment_status: mode === 'payment' ? 'unpaid' : 'no_payment_required',
    payment_intent: null,
    setup_intent: null,
    payment_method_types: ['card'],
    expires_at: instantOf(form, 'expires_at') ?? wallSeconds() + openForSeconds,
    url: `${bank.publicUrl}/pay/${head.id}`,
    sim: {
      lineItems: reading.items,
      description: textOf(data, 'description') ?? null,
      intentMetadata: metadataOf(data),
      setupFutureUsage: usageOf(data, 'setup_future_usage'),
    },
  })
  return answered(toWire(bank, session, form))
}

/** Seconds since 1970 need ten digits, more than an amount. */
function instantOf(form: Form, name: string): number | undefined {
  const value = textOf(form, name)
  return value !== undefined && /^\d{9,11}$/.test(value) ? Number(value) : undefined
}

function onSession(
  act: (bank: Bank, session: CheckoutSession, form: Form) => ApiAnswer,
): ApiRoute['run'] {
  return (bank, { id, form }) => {
    const session = currentSession(bank, id)
    return session ? act(bank, session, form) : noSuch('checkout.session', id)
  }
}

function expire(bank: Bank, session: CheckoutSession, form: Form): ApiAnswer {
  if (session.status !== 'open') {
    const message = `Only open sessions can be expired: this one is ${session.status}.`
    return unexpectedState('checkout_session_unexpected_state', message)
  }
  return answered(toWire(bank, expireSession(bank, session), form))
}

function itemsPage(_bank: Bank, session: CheckoutSession): ApiAnswer {
  const data = session.sim.lineItems.map((item, index) => ({
    id: `li_${index + 1}`,
    object: 'item',
    ...item,
  }))
  return answered({ object: 'list', url: path, has_more: false, data })
}

/** Hosted payments and card savings: create, retrieve, list, expire, line items. */
export const checkoutRoutes: readonly ApiRoute[] = [
  listRoute(path, 'session', ['customer', 'payment_intent', 'status', 'client_reference_id']),
  {
    method: 'GET',
    path: `${path}/:id`,
    fields: ['expand'],
    run: onSession((bank, session, form) => answered(toWire(bank, session, form))),
  },
  {
    method: 'GET',
    path: `${path}/:id/line_items`,
    fields: ['limit', 'expand'],
    run: onSession(itemsPage),
  },
  { method: 'POST', path: `${path}/:id/expire`, fields: ['expand'], run: onSession(expire) },
  {
    method: 'POST',
    path,
    fields: [
      'mode',
      'line_items',
      'success_url',
      'cancel_url',
      'customer',
      'customer_email',
      'customer_creation',
      'client_reference_id',
      'currency',
      'locale',
      'expires_at',
      'metadata',
      'payment_method_types',
      'payment_intent_data',
      'setup_intent_data',
      'payment_method_options',
      'saved_payment_method_options',
      'submit_type',
      'expand',
    ],
    run: create,
  },
]
