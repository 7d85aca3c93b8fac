import { type ApiAnswer, answered, noSuch } from './answer.ts'
import type { Bank } from './bank.ts'
import { branchOf, type Form, textOf } from './form.ts'
import type { Shelves } from './objects.ts'
import { toPage, toWire } from './wire.ts'

/** One call: the `:id` of its path and its fields, from the query (GET) or the body (POST). */
export type ApiCall = { id: string; form: Form }

export type ApiRoute = {
  method: 'GET' | 'POST' | 'DELETE'
  path: string
  /** fields it understands; any other is refused, as Stripe does */
  fields: readonly string[]
  run(bank: Bank, call: ApiCall): ApiAnswer
}

const pageFields = ['limit', 'starting_after', 'ending_before', 'created', 'expand'] as const

type Listed =
  | 'customer'
  | 'payment_intent'
  | 'setup_intent'
  | 'session'
  | 'charge'
  | 'refund'
  | 'balance_transaction'
  | 'event'

function isBetween(created: number, range: Form): boolean {
  const least = Number(textOf(range, 'gte') ?? 0)
  const most = Number(textOf(range, 'lte') ?? Number.MAX_SAFE_INTEGER)
  return created >= least && created <= most
}

/** `GET path`: a page of a shelf, filtered by equality on `filters` and by `created[gte|lte]`. */
export function listRoute(path: string, shelf: Listed, filters: readonly string[]): ApiRoute {
  const filterOf = (form: Form) => {
    const wanted = filters.map(name => ({ name, value: textOf(form, name) }))
    const asked = wanted.filter(({ value }) => value !== undefined)
    return (thing: object) => asked.every(({ name, value }) => Reflect.get(thing, name) === value)
  }
  return {
    method: 'GET',
    path,
    fields: [...pageFields, ...filters],
    run: (bank, { form }) => {
      const created = branchOf(form, 'created')
      const all: readonly Shelves[Listed][] = bank.vault.all(shelf)
      const matches = filterOf(form)
      const things = all.filter(thing => isBetween(thing.created, created) && matches(thing))
      return answered(toPage(bank, things, form))
    },
  }
}

/** `GET path/:id`. */
export function readRoute(path: string, shelf: Listed | 'payment_method'): ApiRoute {
  return {
    method: 'GET',
    path: `${path}/:id`,
    fields: ['expand', 'client_secret'],
    run: (bank, { id, form }) => {
      const thing = bank.vault.find(shelf, id)
      return thing ? answered(toWire(bank, thing, form)) : noSuch(shelf, id)
    },
  }
}
