import { network } from '#ui/network.svelte.ts'
import type { ToPage } from '../service-worker/messages.ts'

/** What the pages on show know of where they come from. Browser only. */
export const reading = $state<{
  /** Of each page that was read from a copy, the time of the copy. */
  copies: Record<string, string>
  /** A form was pressed that could not leave. */
  unsent: boolean
}>({ copies: {}, unsent: false })

/** Follows the network, and what the worker says of each answer. Once, before the first page. */
export function followNetwork(): void {
  const turn = () => {
    network.offline = !navigator.onLine
    reading.unsent = false
  }
  turn()
  addEventListener('online', turn)
  addEventListener('offline', turn)
  navigator.serviceWorker?.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
    heed(data)
  })
}

function heed(message: ToPage): void {
  switch (message.kind) {
    case 'copy':
      reading.copies[message.path] = message.at
      network.offline = true
      return
    case 'live':
      delete reading.copies[message.path]
      network.offline = !navigator.onLine
      return
    case 'unsent':
      reading.unsent = true
      network.offline = true
  }
}

/**
 * Keeps a form that cannot leave where it is, with what was typed: it is neither queued nor lost. For the
 * `submit` of the whole document, before anybody else hears it.
 */
export function holdForms(event: SubmitEvent): void {
  const form = event.target
  if (!network.offline || !(form instanceof HTMLFormElement) || form.method !== 'post') return
  event.preventDefault()
  event.stopImmediatePropagation()
  reading.unsent = true
}
