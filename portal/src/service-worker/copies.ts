import { version } from '$app/env'
import { type Frame, personOf } from './frame.ts'
import type { Kept } from './messages.ts'
import { isBill, mostBills } from './readable.ts'

declare const self: ServiceWorkerGlobalScope

const family = 'lc-copies-'
const ours = `${family}${version}-`
const memory = 'lc-frame'
/** Where the latest bills, as the API lists them, stand beside the pages. */
export const billList = '/api/bills?limit=6'
const copiedAt = 'x-lc-copied-at'
const dayMs = 86_400_000
const keptDays = 30

export type Copy = { readonly response: Response; readonly at: string }

let turn: Promise<unknown> = Promise.resolve()
let asked = 0
let settled = 0
let present: string | undefined

/** One change of the copies after another, so that none is written for someone who has left. */
function inTurn<Result>(change: () => Promise<Result>): Promise<Result> {
  const mine = turn.then(change)
  turn = mine.catch(() => undefined)
  return mine
}

/** Numbers a request when it leaves: what was asked before someone else signed in says nothing of them. */
export function nextAsked(): number {
  asked += 1
  return asked
}

/**
 * Takes note of whose answer just came: everybody else's copies are deleted, and so are those of an older
 * version of the application.
 */
export function adopt(frame: Frame, order: number): Promise<void> {
  return inTurn(async () => {
    const name = nameOf(frame)
    if (order < settled || name === present) return
    settled = order
    present = name
    await deleteAllBut(name)
    await remember(frame)
  })
}

const nameOf = ({ tag }: Frame) => `${ours}${tag ?? ''}`

async function deleteAllBut(name: string | undefined): Promise<void> {
  for (const key of await caches.keys())
    if (key.startsWith(family) && key !== name) await caches.delete(key)
}

/** Keeps the operator for notifications, and ends those that were meant for someone else. */
async function remember({ brand, tag }: Frame): Promise<void> {
  const known = await recall()
  const person = tag === undefined ? known?.person : personOf(tag)
  await (await caches.open(memory)).put('/frame', Response.json({ brand, person }))
  if (known?.person === undefined || person === known.person) return
  const subscription = await self.registration.pushManager?.getSubscription()
  await subscription?.unsubscribe()
}

type Remembered = { readonly brand: string; readonly person?: string }

/** The operator whose pages were last seen here, and the digest of the person. */
export async function recall(): Promise<Remembered | undefined> {
  const kept = await (await caches.open(memory)).match('/frame')
  const content: unknown = await kept?.json()
  if (typeof content !== 'object' || content === null) return undefined
  const [brand, person] = ['brand', 'person'].map(name => Reflect.get(content, name))
  if (typeof brand !== 'string') return undefined
  return { brand, ...(typeof person === 'string' ? { person } : {}) }
}

/** Keeps an answer for its path, unless its person has left meanwhile. `at` is the time that it is of. */
export function keep(
  path: string,
  answer: { readonly text: string; readonly headers: Headers; readonly at: Date },
  frame: Frame,
): Promise<void> {
  return inTurn(async () => {
    const name = nameOf(frame)
    if (name !== present) return
    const headers = new Headers(answer.headers)
    // The body is kept as text, unpacked.
    for (const name of ['content-encoding', 'content-length']) headers.delete(name)
    headers.set(copiedAt, answer.at.toISOString())
    const cache = await caches.open(name)
    await cache.put(path, new Response(answer.text, { headers }))
    if (isBill(path)) await dropOldBills(cache)
  })
}

async function dropOldBills(cache: Cache): Promise<void> {
  const bills = (await copiesIn(cache)).filter(({ path }) => isBill(path))
  const newestFirst = bills.sort((a, b) => b.at.localeCompare(a.at))
  for (const { path } of newestFirst.slice(mostBills)) await cache.delete(path)
}

/** The one cache that there is; a worker that was just woken does not know its name. */
async function presentCache(): Promise<Cache | undefined> {
  const name = present ?? (await caches.keys()).find(key => key.startsWith(ours))
  return name !== undefined && (await caches.has(name)) ? caches.open(name) : undefined
}

/** The copy of a path, at most thirty days old. */
export async function find(path: string): Promise<Copy | undefined> {
  const response = await (await presentCache())?.match(path)
  const at = response?.headers.get(copiedAt)
  if (!response || !at) return undefined
  if (Date.now() - Date.parse(at) <= keptDays * dayMs) return { response, at }
  await erase()
  return undefined
}

/** Deletes every copy. */
export function erase(): Promise<void> {
  return inTurn(async () => {
    present = undefined
    await deleteAllBut(undefined)
  })
}

/** What can be read of the present person. */
export async function listKept(): Promise<Kept> {
  const list = await find(billList)
  const known = list ? billsIn(await list.response.json()) : new Map<string, BillName>()
  const cache = await presentCache()
  const copies = cache ? await copiesIn(cache) : []
  return {
    pages: copies.filter(({ path }) => !isBill(path)),
    bills: copies
      .filter(({ path }) => isBill(path))
      .map(copy => ({ ...copy, ...known.get(copy.path) }))
      .sort((a, b) => (b.issuedOn ?? '').localeCompare(a.issuedOn ?? '')),
  }
}

type BillName = { readonly number: string; readonly issuedOn: string }

/** How the API's list calls each bill, by the path of its page. */
export function billsIn(content: unknown): Map<string, BillName> {
  const bills: unknown = typeof content === 'object' && content ? Reflect.get(content, 'bills') : []
  const named = new Map<string, BillName>()
  for (const bill of Array.isArray(bills) ? bills : []) {
    const [id, number, issuedOn] = ['id', 'number', 'issuedOn'].map(name => String(bill?.[name]))
    if (id && number && issuedOn) named.set(`/factures/${id}`, { number, issuedOn })
  }
  return named
}

async function copiesIn(cache: Cache): Promise<{ path: string; at: string }[]> {
  const found: { path: string; at: string }[] = []
  for (const request of await cache.keys()) {
    const at = (await cache.match(request))?.headers.get(copiedAt)
    const { pathname, search } = new URL(request.url)
    if (at && search === '') found.push({ path: pathname, at })
  }
  return found
}
