import { followNetwork } from './device/reading.svelte.ts'

followNetwork()

// What the first page does not need comes after it.
const { serviceWorker } = navigator
if (serviceWorker) {
  const served = serviceWorker.controller !== null
  void import('./device/follow-updates.ts').then(({ followUpdates }) => followUpdates(served))
}
