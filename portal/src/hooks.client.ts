import { followNetwork } from './device/reading.svelte.ts'

followNetwork()

// What the first page does not need comes after it.
const { serviceWorker } = navigator
if (serviceWorker) {
  const served = serviceWorker.controller !== null
  void import('./device/follow-updates.ts').then(({ followUpdates }) => followUpdates(served))
}

/**
 * Whoever signs out empties the device, and the page at the door registers its worker meanwhile: the browser gives that
 * registration up. The next page makes it again; what is given up is no fault.
 */
addEventListener('unhandledrejection', event => {
  if (event.reason?.name === 'AbortError') event.preventDefault()
})
