import { answerData, answerDocument, answerForm, copyOpenPage } from './answer-pages.ts'
import { answerAsset, dropOldAssets, fetchAssets, isAsset } from './assets.ts'
import { erase, listKept } from './copies.ts'
import type { ToWorker } from './messages.ts'
import { openPush, showPush } from './notify-person.ts'
import { pageOfData } from './readable.ts'

declare const self: ServiceWorkerGlobalScope

// A new version waits until a person takes it, or until no tab shows the old one.
self.addEventListener('install', event => event.waitUntil(fetchAssets()))
self.addEventListener('activate', event =>
  event.waitUntil(
    Promise.all([
      dropOldAssets(),
      self.registration.navigationPreload?.enable(),
      self.clients.claim(),
    ]),
  ),
)

self.addEventListener('fetch', event => {
  const answer = answerTo(event)
  if (answer) event.respondWith(answer)
})

/** Who answers a request; undefined leaves it to the browser. */
function answerTo(event: FetchEvent): Promise<Response> | undefined {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== self.location.origin) return undefined
  // Leaving must reach the server by itself, so that its answer may empty this very cache.
  if (request.mode === 'navigate' && request.method === 'POST')
    return url.pathname === '/deconnexion' ? undefined : answerForm(event)
  // A stream of events lives as long as its page; in here it would keep the worker awake.
  if (request.headers.get('accept') === 'text/event-stream') return undefined
  if (url.pathname.startsWith('/api/')) return answerApi(request)
  if (request.method !== 'GET') return undefined
  if (isAsset(url)) return answerAsset(request)
  const page = pageOfData(url)
  if (page) return answerData(event, page)
  return request.mode === 'navigate' ? answerDocument(event, url) : undefined
}

/** The API is never copied; the first answer that says "signed out" empties what was. */
async function answerApi(request: Request): Promise<Response> {
  const response = await fetch(request)
  if (response.status === 401) await erase()
  return response
}

self.addEventListener('push', event => event.waitUntil(showPush(event)))
self.addEventListener('notificationclick', event => event.waitUntil(openPush(event.notification)))

self.addEventListener('message', event => {
  const message: ToWorker = event.data
  const [port] = event.ports
  switch (message.kind) {
    case 'take-over':
      return event.waitUntil(self.skipWaiting())
    case 'open':
      return event.waitUntil(copyOpenPage(message.address))
    case 'list':
      return event.waitUntil(listKept().then(kept => port?.postMessage(kept)))
    case 'erase':
      return event.waitUntil(erase().then(() => port?.postMessage('erased')))
  }
})
