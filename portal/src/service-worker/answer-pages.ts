import { find } from './copies.ts'
import { frameHeader, readFrame } from './frame.ts'
import type { ToPage } from './messages.ts'
import { dataOf, offlinePage, readablePath } from './readable.ts'
import { ask, copyData, keepData, shell, takeAlong } from './take-copies.ts'

declare const self: ServiceWorkerGlobalScope

/** How long the network may take while a copy waits; once it was slow, for a while it is given less. */
const patienceMs = 3000
const lessPatienceMs = 400
const slowForMs = 20_000
let slowUntil = 0

/** The data of a page: from the network, else its copy, else the way to the offline page. */
export async function answerData(event: FetchEvent, page: URL): Promise<Response> {
  const path = readablePath(page)
  const live = ask(wholeData(event, page, path)).then(response => {
    if (path !== undefined && response.ok) event.waitUntil(keepData(path, response.clone()))
    return response
  })
  const answer = await firstOf(live, path)
  if (answer.kind === 'live') {
    await tell(event.clientId, { kind: 'live', path: page.pathname })
    return answer.response
  }
  if (answer.kind === 'copy') {
    await tell(event.clientId, { kind: 'copy', path: page.pathname, at: answer.at })
    return answer.response
  }
  return wayOut(page)
}

/** A page's document: from the network, else the shell, which then asks for the page's data. */
export async function answerDocument(event: FetchEvent, url: URL): Promise<Response> {
  const path = readablePath(url)
  const live = documentOf(event)
  event.waitUntil(live.then(response => after(response, path)).catch(() => undefined))
  const answer = await firstOf(live, path)
  if (answer.kind === 'live') return answer.response
  return (await find(shell))?.response ?? live
}

/** A page that was open before there was a worker: copied now, with what goes along. */
export async function copyOpenPage(address: string): Promise<void> {
  const path = readablePath(new URL(address)) ?? offlinePage
  const response = await ask(dataOf(path))
  await after(response.clone(), undefined)
  await keepData(path, response)
}

/**
 * A form: sent as it is, or not at all. Without an answer nothing is navigated to, so that the page keeps
 * what was typed, and is told.
 */
export async function answerForm(event: FetchEvent): Promise<Response> {
  try {
    return await fetch(event.request)
  } catch {
    await tell(event.clientId, { kind: 'unsent' })
    return new Response(null, { status: 204 })
  }
}

/** For a page that is copied, all of its data, whatever the page before has already: a copy must do without it. */
function wholeData(event: FetchEvent, page: URL, path: string | undefined): Request | string {
  if (path === undefined) return event.request
  const kept = new URLSearchParams(page.search)
  kept.delete('x-sveltekit-invalidated')
  return kept.size === 0 ? dataOf(path) : `${dataOf(path)}?${kept}`
}

async function documentOf(event: FetchEvent): Promise<Response> {
  const early: unknown = await event.preloadResponse
  return early instanceof Response ? early : fetch(event.request)
}

async function after(response: Response, path: string | undefined): Promise<void> {
  const header = response.headers.get(frameHeader)
  const frame = readFrame(header)
  if (!header || !frame || !response.ok) return
  if (path !== undefined) await copyData(path)
  await takeAlong(frame, header)
}

type First =
  | { readonly kind: 'live'; readonly response: Response }
  | { readonly kind: 'copy'; readonly response: Response; readonly at: string }
  | { readonly kind: 'nothing' }

/** The network's answer, or the copy when it is slow, broken or away. */
async function firstOf(live: Promise<Response>, path: string | undefined): Promise<First> {
  const answered = live.then(
    response => (response.status >= 500 ? undefined : response),
    () => undefined,
  )
  const patience = Date.now() < slowUntil ? lessPatienceMs : patienceMs
  const quick = path === undefined ? await answered : await within(patience, answered)
  if (quick instanceof Response) return { kind: 'live', response: quick }
  slowUntil = Date.now() + slowForMs
  const copy = path === undefined ? undefined : await find(path)
  if (copy) return { kind: 'copy', ...copy }
  const late = await live.catch(() => undefined)
  return late ? { kind: 'live', response: late } : { kind: 'nothing' }
}

const within = <Value>(ms: number, value: Promise<Value>): Promise<Value | 'late'> =>
  Promise.race([value, new Promise<'late'>(resolve => setTimeout(() => resolve('late'), ms))])

/** Kit's own way of saying "go there", read by the page that asked for data. */
async function wayOut(page: URL): Promise<Response> {
  if (page.pathname === offlinePage) return Response.error()
  const from = new URLSearchParams({ de: page.pathname })
  return Response.json({ type: 'redirect', status: 307, location: `${offlinePage}?${from}` })
}

async function tell(clientId: string, message: ToPage): Promise<void> {
  const client = await self.clients.get(clientId)
  client?.postMessage(message)
}
