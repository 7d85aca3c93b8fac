/** Whether this browser can be told, and whether it is. */
export type PushState = 'unsupported' | 'denied' | 'off' | 'on'

/** What the server needs to write to this browser. */
export type PushAddress = {
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
}

/** How this browser stands. Asks the person nothing. */
export async function readPushState(): Promise<PushState> {
  const known = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window
  if (!known) return 'unsupported'
  if (Notification.permission === 'denied') return 'denied'
  return (await present()) ? 'on' : 'off'
}

/** The address of this browser, if it has one. */
export async function readPushAddress(): Promise<PushAddress | undefined> {
  const subscription = await present()
  return subscription ? addressOf(subscription) : undefined
}

/**
 * Asks the person, then the browser's push service; only ever after a press. Undefined when the person said no.
 *
 * @param publicKey the server's, base64url (RFC 8292)
 * @throws when the push service cannot be reached
 */
export async function subscribe(publicKey: string): Promise<PushAddress | undefined> {
  if ((await Notification.requestPermission()) !== 'granted') return undefined
  const { pushManager } = await navigator.serviceWorker.ready
  const options = { userVisibleOnly: true, applicationServerKey: publicKey }
  return addressOf(await pushManager.subscribe(options))
}

/** Gives this browser's address back to its push service. */
export async function unsubscribe(): Promise<void> {
  await (await present())?.unsubscribe()
}

async function present(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration()
  return registration?.pushManager.getSubscription() ?? null
}

function addressOf(subscription: PushSubscription): PushAddress {
  const { endpoint, keys } = subscription.toJSON()
  return { endpoint: endpoint ?? '', p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' }
}
