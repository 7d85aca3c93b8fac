import { type Bank, withoutSim } from './bank.ts'
import { type Form, itemsOf, textOf } from './form.ts'
import type { Shelves } from './objects.ts'

type Tree = Record<string, unknown>

const shelfByPrefix: Readonly<Record<string, keyof Shelves>> = {
  cus: 'customer',
  pm: 'payment_method',
  pi: 'payment_intent',
  seti: 'setup_intent',
  cs: 'session',
  ch: 'charge',
  re: 'refund',
  txn: 'balance_transaction',
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null
}

function findById(bank: Bank, id: string): object | undefined {
  const shelf = shelfByPrefix[id.split('_')[0] ?? '']
  const thing = shelf && bank.vault.find(shelf, id)
  return thing && withoutSim(thing)
}

function expandOne(bank: Bank, tree: unknown, path: readonly string[]): void {
  const [key = '', ...rest] = path
  if (Array.isArray(tree)) {
    for (const element of tree) expandOne(bank, element, path)
    return
  }
  if (!isTree(tree) || !path.length) return
  const value = tree[key]
  if (typeof value === 'string') tree[key] = findById(bank, value) ?? value
  expandOne(bank, tree[key], rest)
}

/** The JSON of an object, without `sim`, with the identifiers named in `expand[]` replaced. */
export function toWire(bank: Bank, thing: object, form: Form = {}): object {
  const tree = structuredClone(withoutSim(thing))
  for (const path of itemsOf(form, 'expand')) {
    if (typeof path === 'string') expandOne(bank, tree, path.split('.'))
  }
  return tree
}

/** One page of a list, newest first, by `limit` (10, at most 100) and `starting_after`. */
export function toPage(bank: Bank, things: readonly { id: string }[], form: Form): object {
  const limit = Math.min(Math.max(Number(textOf(form, 'limit') ?? 10) || 10, 1), 100)
  const newestFirst = [...things].reverse()
  const after = textOf(form, 'starting_after')
  const start = after ? newestFirst.findIndex(thing => thing.id === after) + 1 : 0
  const data = newestFirst.slice(start, start + limit).map(withoutSim)
  const page = { object: 'list', url: '/v1', has_more: newestFirst.length > start + limit, data }
  return toWire(bank, page, form)
}
