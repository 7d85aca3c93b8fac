import { Agent } from 'node:https'
import webPush from 'web-push'
import type { Push, SendPush } from '../../domains/notifications/public.ts'

export type PushEdge = {
  readonly sendPush: SendPush
  /** Whether a browser's push service is one of those we may speak to. */
  readonly mayPushTo: (endpoint: string) => boolean
  readonly stop: () => void
}

type PushOptions = {
  readonly vapid: { readonly publicKey: string; readonly privateKey: string }
  /** Where a push service may write to us: a mailto: or https: address (RFC 8292 §2.1). */
  readonly subject: string
  /** Hosts with their port, or `.suffix`, to which we send besides those of the browsers: a push service of one's own. */
  readonly hosts?: readonly string[]
  /** A certificate authority of tests. */
  readonly ca?: string
}

/** The push services of Chromium, Firefox, Safari and Edge. */
const browserHosts: readonly string[] = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '.push.services.mozilla.com',
  '.push.apple.com',
  '.notify.windows.com',
]
const secondsKept = 24 * 3600

/**
 * Notifications of browsers (RFC 8030, encrypted by RFC 8291). An endpoint is an address that a browser gives us, so
 * it is used only when its host is on the list: nobody makes us call inside our own walls. Redirects
 * are not followed. The topic makes a message sent twice one.
 */
export const openPush = (options: PushOptions): PushEdge => {
  const agent = new Agent({
    keepAlive: true,
    maxSockets: 4,
    ...(options.ca === undefined ? {} : { ca: options.ca }),
  })
  const hosts = [...browserHosts, ...(options.hosts ?? [])]
  const mayPushTo = (endpoint: string) => isAllowed(endpoint, hosts)
  return {
    mayPushTo,
    sendPush: async push => {
      if (!mayPushTo(push.target.endpoint)) return { kind: 'gone' }
      try {
        await webPush.sendNotification(push.target, toPayload(push), {
          vapidDetails: { subject: options.subject, ...options.vapid },
          TTL: secondsKept,
          topic: push.messageId.replaceAll('-', ''),
          timeout: 10_000,
          agent,
        })
        return { kind: 'accepted', providerReference: null }
      } catch (error) {
        return outcomeOf(error)
      }
    },
    stop: () => agent.destroy(),
  }
}

const toPayload = ({ title, body, path, messageId }: Push): string =>
  JSON.stringify({ title, body, path, messageId })

const isAllowed = (endpoint: string, hosts: readonly string[]): boolean => {
  const url = URL.parse(endpoint)
  if (url === null || url.protocol !== 'https:' || url.username !== '') return false
  return hosts.some(host => url.host === host || (host.startsWith('.') && url.host.endsWith(host)))
}

const outcomeOf = (error: unknown): Awaited<ReturnType<SendPush>> => {
  const status: unknown = error instanceof Error ? Reflect.get(error, 'statusCode') : undefined
  if (status === 404 || status === 410) return { kind: 'gone' }
  if (status === 400 || status === 403 || status === 413)
    return { kind: 'refused', reason: `push service ${status}` }
  throw error
}
