/** The nested forms of the Stripe API: `card[number]=…&line_items[0][quantity]=1`. */
export type Form = { readonly [key: string]: string | Form }

type Branch = { [key: string]: string | Branch }

const mostPairs = 500
const deepest = 8

function keysOf(name: string): readonly string[] {
  const [root = '', ...rest] = name.split('[')
  return [root, ...rest.map(part => part.replace(/]$/, ''))].slice(0, deepest)
}

function plant(tree: Branch, keys: readonly string[], value: string): void {
  const [key = '', ...rest] = keys
  const name = key === '' ? String(Object.keys(tree).length) : key
  if (!rest.length) {
    tree[name] = value
    return
  }
  const known = tree[name]
  const branch: Branch = typeof known === 'object' ? known : Object.create(null)
  tree[name] = branch
  plant(branch, rest, value)
}

/** Parses an encoded form; at most 500 pairs and 8 levels are read. */
export function parseForm(encoded: string): Form {
  const tree: Branch = Object.create(null)
  for (const [name, value] of [...new URLSearchParams(encoded)].slice(0, mostPairs)) {
    plant(tree, keysOf(name), value)
  }
  return tree
}

/** The text of a field; empty counts as absent, as in the Stripe API. */
export function textOf(form: Form, name: string): string | undefined {
  const value = form[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The nested fields under a name; empty when there are none. */
export function branchOf(form: Form, name: string): Form {
  const value = form[name]
  return typeof value === 'object' ? value : {}
}

/** The elements of an array field, in order of their index. */
export function itemsOf(form: Form, name: string): readonly (string | Form)[] {
  return Object.values(branchOf(form, name))
}

/** Whether a field says `true`, the only yes of the Stripe API. */
export function isTrue(form: Form, name: string): boolean {
  return form[name] === 'true'
}

/** A non-negative whole number of at most 8 digits, the limit of Stripe's amounts. */
export function wholeOf(form: Form, name: string): number | undefined {
  const value = textOf(form, name)
  return value !== undefined && /^\d{1,8}$/.test(value) ? Number(value) : undefined
}

/** The flat pairs of `metadata`. */
export function metadataOf(form: Form, name = 'metadata'): Record<string, string> {
  const pairs = Object.entries(branchOf(form, name))
  return Object.fromEntries(
    pairs.flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  )
}
