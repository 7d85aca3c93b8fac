import type { AccountId } from '../../../contract/ids.ts'
import type { MessageView } from '../../../contract/routes/notifications.ts'
import type { Db } from '../../kernel/db.ts'
import { toMessageView } from './message-view.ts'
import type { NotificationDeps } from './notify.ts'
import { listMessages } from './queries.ts'

/** The last messages sent about an account, newest first, without the addresses they went to. */
export const lastMessages = async (
  deps: Pick<NotificationDeps, 'keys' | 'brand'>,
  db: Db,
  asked: { readonly accountId: AccountId; readonly limit: number },
): Promise<MessageView[]> => {
  const { accountId, limit } = asked
  const rows = await listMessages(db, { accountIds: [accountId], after: undefined, limit })
  return rows.map(row => toMessageView(deps, row))
}
