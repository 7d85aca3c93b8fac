import { ECDH } from 'node:crypto'
import { Type } from 'typebox'
import { closed } from '../../../contract/closed.ts'
import type { Keys } from '../../kernel/keys.ts'
import { parsed } from '../../kernel/parsed.ts'
import type { PushTarget } from './channels.ts'

/** One login may be told on this many browsers. */
export const mostSubscriptions = 20

const Target = closed({
  endpoint: Type.String(),
  keys: closed({ p256dh: Type.String(), auth: Type.String() }),
})

/** Whether a browser's public key can be used: another one would fail each time we write to it. */
export const isCurvePoint = (p256dh: string): boolean => {
  try {
    return ECDH.convertKey(Buffer.from(p256dh, 'base64url'), 'prime256v1').length === 65
  } catch {
    return false
  }
}

/** The two columns that keep a subscription. */
export const sealSubscription = (keys: Keys, target: PushTarget) => {
  const digest = keys.hash('push endpoint', target.endpoint)
  return {
    endpoint_digest: digest,
    subscription_sealed: keys.seal(Buffer.from(JSON.stringify(target)), aboutOf(digest)),
  }
}

/** The inverse of `sealSubscription`. */
export const openSubscription = (
  keys: Keys,
  row: { readonly endpoint_digest: Buffer; readonly subscription_sealed: Buffer },
): PushTarget => {
  const opened = keys.open(row.subscription_sealed, aboutOf(row.endpoint_digest))
  const content: unknown = JSON.parse(opened.toString())
  return parsed(Target, content, 'a push subscription')
}

/** A subscription is bound to its own row by the digest of its endpoint. */
const aboutOf = (digest: Buffer) => `notifications.push_subscription ${digest.toString('hex')}`
