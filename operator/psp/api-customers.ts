import { answered, noSuch } from './answer.ts'
import { type ApiRoute, listRoute, readRoute } from './api-call.ts'
import { stamp } from './bank.ts'
import { type Form, metadataOf, textOf } from './form.ts'
import type { Customer } from './objects.ts'
import { toPage, toWire } from './wire.ts'

const path = '/v1/customers'
const fields = [
  'email',
  'name',
  'description',
  'metadata',
  'phone',
  'preferred_locales',
  'address',
  'expand',
]

function described(
  form: Form,
  before?: Customer,
): Pick<Customer, 'email' | 'name' | 'description' | 'metadata'> {
  return {
    email: textOf(form, 'email') ?? before?.email ?? null,
    name: textOf(form, 'name') ?? before?.name ?? null,
    description: textOf(form, 'description') ?? before?.description ?? null,
    metadata: { ...before?.metadata, ...metadataOf(form) },
  }
}

/** Customers and the cards tied to them. */
export const customerRoutes: readonly ApiRoute[] = [
  listRoute(path, 'customer', ['email']),
  readRoute(path, 'customer'),
  {
    method: 'POST',
    path,
    fields,
    run: (bank, { form }) => {
      const customer = bank.vault.put('customer', {
        ...stamp(bank, 'cus', 'customer'),
        ...described(form),
      })
      bank.emit('customer.created', customer)
      return answered(toWire(bank, customer, form))
    },
  },
  {
    method: 'POST',
    path: `${path}/:id`,
    fields,
    run: (bank, { id, form }) => {
      const customer = bank.vault.find('customer', id)
      if (!customer) return noSuch('customer', id)
      return answered(
        toWire(
          bank,
          bank.vault.put('customer', { ...customer, ...described(form, customer) }),
          form,
        ),
      )
    },
  },
  {
    method: 'GET',
    path: `${path}/:id/payment_methods`,
    fields: ['type', 'limit', 'starting_after', 'expand'],
    run: (bank, { id, form }) => {
      const methods = bank.vault.all('payment_method').filter(method => method.customer === id)
      return answered(toPage(bank, methods, form))
    },
  },
]
