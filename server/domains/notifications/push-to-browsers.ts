import { asId } from '../../../contract/ids.ts'
import type { Delivered } from './channels.ts'
import { type MessageRow, mostAttempts } from './message.ts'
import type { NotificationDeps } from './notify.ts'
import { openSubscription } from './push-subscription.ts'
import { deleteSubscription, listSubscriptions } from './queries.ts'
import type { renderPush } from './render-message.ts'

type Rendered = ReturnType<typeof renderPush>

/** `nobody`: no browser of the login asked to be told, or none still does. */
export type Pushed = Delivered | { readonly kind: 'nobody' }

/**
 * Tells every browser of a login; those that are gone are forgotten. One service that does not answer
 * keeps no other browser waiting: it is thrown once all were tried, and the message is tried again;
 * who has it already sees it replaced in silence, as it carries the same name.
 */
export const pushToBrowsers = async (
  deps: NotificationDeps,
  { id: messageId, attempts }: MessageRow,
  login: string,
  rendered: Rendered,
): Promise<Pushed> => {
  const loginId = asId('login', login)
  const passing: unknown[] = []
  let reached = 0
  let refusal: Delivered | undefined
  for (const row of await listSubscriptions(deps.db, loginId)) {
    try {
      const target = openSubscription(deps.keys, row)
      const outcome = await deps.sendPush({ ...rendered, target, messageId })
      if (outcome.kind === 'gone') await deleteSubscription(deps.db, loginId, row.id)
      if (outcome.kind === 'refused') refusal = outcome
      if (outcome.kind === 'accepted') reached += 1
    } catch (error) {
      passing.push(error)
    }
  }
  if (passing.length > 0 && (reached === 0 || attempts < mostAttempts)) throw passing[0]
  if (reached > 0) return { kind: 'accepted', providerReference: null }
  return refusal ?? { kind: 'nobody' }
}
