import type { AccountId } from '../../../contract/ids.ts'
import {
  listMessages as listMessagesRoute,
  type MessageView,
  type PreferenceView,
  preferenceChannels,
  preferenceTopics,
  readPreferences,
  readPushKey,
  setPreference,
  subscribePush,
  unsubscribePush,
} from '../../../contract/routes/notifications.ts'
import type { Db } from '../../kernel/db.ts'
import { answer, handle, type Registration, refuse } from '../../kernel/http/handler.ts'
import { newId } from '../../kernel/ids.ts'
import { toMessageView } from './message-view.ts'
import type { NotificationDeps } from './notify.ts'
import { isCurvePoint, mostSubscriptions, sealSubscription } from './push-subscription.ts'
import {
  countSubscriptions,
  deleteSubscription,
  listMessages,
  listPreferences,
  upsertPreference,
  upsertSubscription,
} from './queries.ts'

type RouteDeps = Pick<NotificationDeps, 'keys' | 'wall' | 'brand'> & {
  /** Whether the browser's push service is one we may speak to. */
  readonly mayPushTo: (endpoint: string) => boolean
}

/** What was sent, what is wanted, and which browsers are told. */
export const notificationRoutes = (deps: RouteDeps): readonly Registration[] => [
  handle(listMessagesRoute, async ({ db, accountIds, input }) => {
    const limit = input.query.limit ?? 20
    const { after, reference, channel } = input.query
    const page = { accountIds, after, reference, channel, limit: limit + 1 }
    const rows = await listMessages(db, page)
    const messages: MessageView[] = rows.slice(0, limit).map(row => toMessageView(deps, row))
    const last = messages.at(-1)
    return answer({
      messages,
      ...(rows.length > limit && last !== undefined ? { next: last.messageId } : {}),
    })
  }),

  handle(readPreferences, async ({ db, input }) =>
    answer({ preferences: await allPreferences(db, input.params.accountId) }),
  ),

  handle(setPreference, async ({ db, input }) => {
    const { topic, channel, wanted } = input.body
    if (topic === 'essential') return refuse('essential-message')
    await upsertPreference(db, {
      account_id: input.params.accountId,
      topic,
      channel,
      wanted,
      changed_at: deps.wall.now(),
    })
    return answer({ preferences: await allPreferences(db, input.params.accountId) })
  }),

  handle(readPushKey, async () => answer({ publicKey: deps.keys.vapid.publicKey })),

  handle(subscribePush, async ({ db, actor, input }) => {
    if (actor.kind !== 'customer') return refuse('signed-out')
    if (!deps.mayPushTo(input.body.endpoint)) return refuse('push-service-unknown')
    if (!isCurvePoint(input.body.keys.p256dh)) return refuse('push-key-invalid')
    const sealed = sealSubscription(deps.keys, input.body)
    const others = await countSubscriptions(db, actor.loginId, sealed.endpoint_digest)
    if (others >= mostSubscriptions) return refuse('too-many-subscriptions')
    const { id } = await upsertSubscription(db, {
      id: newId('push-subscription'),
      login_id: actor.loginId,
      session_id: actor.sessionId,
      language: actor.origin.language,
      subscribed_at: deps.wall.now(),
      ...sealed,
    })
    return answer({ subscriptionId: id })
  }),

  handle(unsubscribePush, async ({ db, actor, input }) => {
    if (actor.kind !== 'customer') return refuse('signed-out')
    const found = await deleteSubscription(db, actor.loginId, input.params.subscriptionId)
    return found ? answer(null) : refuse('not-found')
  }),
]

/** Every topic and channel with what is wanted; essential messages always are. */
const allPreferences = async (db: Db, accountId: AccountId): Promise<PreferenceView[]> => {
  const kept = await listPreferences(db, accountId)
  return preferenceTopics.flatMap(topic =>
    preferenceChannels.map(channel => ({
      topic,
      channel,
      wanted: kept.find(row => row.topic === topic && row.channel === channel)?.wanted ?? true,
      canChange: topic !== 'essential',
    })),
  )
}
