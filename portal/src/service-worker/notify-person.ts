import { recall } from './copies.ts'

declare const self: ServiceWorkerGlobalScope

type Pushed = {
  readonly title: string
  readonly body: string
  readonly path: string
  readonly messageId: string
}

/** Shows what the server pushed. The same message sent twice replaces itself in silence. */
export async function showPush(event: PushEvent): Promise<void> {
  const pushed = readPush(event.data)
  if (!pushed) return
  const brand = (await recall())?.brand
  const drawing = (name: string) => `/icones/${brand}/${name}.png`
  await self.registration.showNotification(pushed.title, {
    body: pushed.body,
    tag: pushed.messageId,
    data: { path: pushed.path },
    ...(brand ? { icon: drawing('192'), badge: drawing('badge-96') } : {}),
  })
}

/** Opens the page of a notification: in the window that is there, else in a new one. */
export async function openPush(notification: Notification): Promise<void> {
  notification.close()
  const path = pathIn(notification.data)
  const [client] = await self.clients.matchAll({ type: 'window' })
  if (!client) return void (await self.clients.openWindow(path))
  await client.focus().catch(() => undefined)
  await client.navigate(path)
}

function readPush(data: PushMessageData | null): Pushed | undefined {
  const content: unknown = data?.json()
  if (typeof content !== 'object' || content === null) return undefined
  const text = (name: string) => {
    const value: unknown = Reflect.get(content, name)
    return typeof value === 'string' ? value : ''
  }
  const [title, body, path] = [text('title'), text('body'), text('path')]
  if (title === '') return undefined
  return { title, body, path, messageId: text('messageId') }
}

/** A path of ours; anything else opens the home page. */
function pathIn(data: unknown): string {
  const path: unknown = typeof data === 'object' && data ? Reflect.get(data, 'path') : undefined
  return typeof path === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : '/'
}
