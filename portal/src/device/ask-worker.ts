import type { Kept, ToWorker } from '../service-worker/messages.ts'

/** What can be read on this device; nothing when no worker answers. */
export function listKept(): Promise<Kept> {
  return ask({ kind: 'list' }, { pages: [], bills: [] })
}

/** Deletes every copy on this device. */
export function eraseKept(): Promise<unknown> {
  return ask<unknown>({ kind: 'erase' }, undefined)
}

function ask<Answer>(message: ToWorker, otherwise: Answer): Promise<Answer> {
  const worker = navigator.serviceWorker?.controller
  if (!worker) return Promise.resolve(otherwise)
  const { port1, port2 } = new MessageChannel()
  return new Promise(resolve => {
    port1.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data)
    worker.postMessage(message, [port2])
  })
}
