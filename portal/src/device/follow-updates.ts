import type { ToWorker } from '../service-worker/messages.ts'
import { newer } from './newer.svelte.ts'

const betweenLooksMs = 3_600_000
const { serviceWorker } = navigator
/** The page on which something was last typed. */
let typed: string | undefined
let asked = false

/**
 * Watches for a newer version: when the worker brings one, and each hour that the page is looked at.
 *
 * @param served whether a worker answered for this page when it was opened
 */
export function followUpdates(served: boolean): void {
  let known = served
  const changed = () => {
    if (!known) {
      known = true
      return tell(serviceWorker.controller, { kind: 'open', address: location.href })
    }
    newer.taken = true
    newer.ready = false
    if (asked && typed !== location.pathname) location.reload()
  }
  if (!served && serviceWorker.controller) changed()
  serviceWorker.addEventListener('controllerchange', changed)
  void serviceWorker.ready.then(watch)
  addEventListener('input', () => {
    typed = location.pathname
  })
}

function tell(worker: ServiceWorker | null, message: ToWorker): void {
  worker?.postMessage(message)
}

function watch(registration: ServiceWorkerRegistration): void {
  const look = () => {
    newer.ready = registration.waiting !== null && serviceWorker.controller !== null
  }
  look()
  registration.addEventListener('updatefound', () =>
    registration.installing?.addEventListener('statechange', look),
  )
  let looked = performance.now()
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || performance.now() - looked < betweenLooksMs) return
    looked = performance.now()
    void registration.update().catch(() => undefined)
  })
}

/** Says to the newer version that it may begin; a page on which nothing was typed loads anew. */
export async function takeUpdate(): Promise<void> {
  asked = true
  tell((await serviceWorker.ready).waiting, { kind: 'take-over' })
}
