import { type Static, Type } from 'typebox'
import { closed, InstantText, oneOf, ShortText } from '../closed.ts'
import { defineRoute } from '../define.ts'
import { IdOf } from '../ids.ts'
import { LanguageCode } from '../languages.ts'

export const preferenceTopics = ['essential', 'bills', 'payments', 'usage'] as const
export const preferenceChannels = ['sms', 'email', 'push'] as const

export const MessageView = closed({
  messageId: IdOf('message'),
  template: Type.String(),
  /** The subject, in the language in which it was sent. */
  title: Type.String(),
  channel: oneOf(preferenceChannels),
  language: LanguageCode,
  /** Shown in the message itself, to quote to an agent. */
  reference: Type.String(),
  /** `unwanted`: not sent, as the account asked. */
  state: oneOf(['queued', 'sent', 'delivered', 'failed', 'unwanted']),
  datedAt: InstantText,
})
export type MessageView = Static<typeof MessageView>

export const listMessages = defineRoute({
  id: 'notifications.listMessages',
  method: 'GET',
  path: '/messages',
  summary:
    'Every mail, text and notification sent about the accounts, newest first; by reference, by channel.',
  permission: 'customer account:read',
  assurance: 'session',
  query: closed({
    after: Type.Optional(IdOf('message')),
    /** Part of the reference that the message shows. */
    reference: Type.Optional(ShortText(20)),
    channel: Type.Optional(oneOf(preferenceChannels)),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  }),
  success: {
    status: 200,
    body: closed({
      messages: Type.Array(MessageView),
      /** Give it as `after` to read on; absent on the last page. */
      next: Type.Optional(IdOf('message')),
    }),
  },
  refusals: {},
  idempotency: 'none',
  cache: 'no-store',
})

export const PreferenceView = closed({
  topic: oneOf(preferenceTopics),
  channel: oneOf(preferenceChannels),
  wanted: Type.Boolean(),
  canChange: Type.Boolean(),
})
export type PreferenceView = Static<typeof PreferenceView>

const Preferences = closed({ preferences: Type.Array(PreferenceView) })
const accountParams = closed({ accountId: IdOf('account') })

export const readPreferences = defineRoute({
  id: 'notifications.readPreferences',
  method: 'GET',
  path: '/accounts/:accountId/message-preferences',
  summary: 'Which messages the account wants, by topic and channel.',
  permission: 'customer account:read',
  assurance: 'session',
  params: accountParams,
  success: { status: 200, body: Preferences },
  refusals: {},
  idempotency: 'none',
  cache: 'no-store',
})

export const setPreference = defineRoute({
  id: 'notifications.setPreference',
  method: 'PUT',
  path: '/accounts/:accountId/message-preferences',
  summary: 'Switch a topic on or off on one channel. Essential messages cannot be switched off.',
  permission: 'customer account:manage',
  assurance: 'session',
  params: accountParams,
  body: closed({
    topic: oneOf(preferenceTopics),
    channel: oneOf(preferenceChannels),
    wanted: Type.Boolean(),
  }),
  success: { status: 200, body: Preferences },
  refusals: { 'essential-message': 422 },
  idempotency: 'none',
  cache: 'no-store',
})

export const readPushKey = defineRoute({
  id: 'notifications.readPushKey',
  method: 'GET',
  path: '/push-key',
  summary: 'The key with which a browser subscribes to our notifications (VAPID, RFC 8292).',
  permission: 'public',
  assurance: 'none',
  success: { status: 200, body: closed({ publicKey: Type.String() }) },
  refusals: {},
  idempotency: 'none',
  cache: 'no-store',
})

export const subscribePush = defineRoute({
  id: 'notifications.subscribePush',
  method: 'POST',
  path: '/push-subscriptions',
  summary: 'Tell this browser what happens. The same browser again replaces its subscription.',
  permission: 'self',
  assurance: 'session',
  body: closed({
    endpoint: Type.String({ pattern: '^https://', maxLength: 1000 }),
    /** RFC 8291: an uncompressed point of P-256 (65 bytes) and a secret of 16 bytes, as base64url. */
    keys: closed({
      p256dh: Type.String({ pattern: '^[A-Za-z0-9_-]{87}=?$', maxLength: 88 }),
      auth: Type.String({ pattern: '^[A-Za-z0-9_-]{22}(==)?$', maxLength: 24 }),
    }),
  }),
  success: {
    status: 201,
    body: closed({ subscriptionId: IdOf('push-subscription') }),
  },
  refusals: {
    'push-service-unknown': 422,
    'push-key-invalid': 422,
    'too-many-subscriptions': 409,
  },
  idempotency: 'none',
  cache: 'no-store',
  limits: [{ by: 'actor', calls: 20, seconds: 3600 }],
})

export const unsubscribePush = defineRoute({
  id: 'notifications.unsubscribePush',
  method: 'DELETE',
  path: '/push-subscriptions/:subscriptionId',
  summary: 'Tell this browser nothing more.',
  permission: 'self',
  assurance: 'session',
  params: closed({ subscriptionId: IdOf('push-subscription') }),
  success: { status: 204 },
  refusals: {},
  idempotency: 'none',
  cache: 'no-store',
})
