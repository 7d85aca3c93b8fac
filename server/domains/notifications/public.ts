import type { AccountId, SessionId } from '../../../contract/ids.ts'
import { type Db, type Tx, transact } from '../../kernel/db.ts'
import type { FindOwners } from '../../kernel/http/reach.ts'
import { enqueue } from '../../kernel/jobs.ts'
import { deleteSubscriptionsOf, findMessageOwners } from './queries.ts'
import type { Receipt } from './record-receipt.ts'

export type {
  Delivered,
  Push,
  SendMail,
  SendPush,
  SendText,
  Text,
} from './channels.ts'
export { lastMessages } from './last-messages.ts'
export type { MessageBrand } from './message-brand.ts'
export { type Notice, notify } from './notify.ts'
export type { Receipt } from './record-receipt.ts'
export { type Say, sayIn } from './say.ts'
export type { TemplateName } from './template.ts'

/** Takes a receipt from the message centre: a job notes it, as it may come before the message is noted as sent. */
export const takeReceipt = (db: Db, receipt: Receipt): Promise<void> =>
  transact(db, tx =>
    enqueue(tx, { name: 'notifications.record-receipt', payload: receipt, maxAttempts: 5 }),
  )

/** Tells nothing more to the browsers that asked to be told in these sessions: they were ended. */
export const forgetBrowsersOf = async (tx: Tx, sessionIds: readonly SessionId[]): Promise<void> => {
  if (sessionIds.length > 0) await deleteSubscriptionsOf(tx, sessionIds)
}

/** The accounts that messages belong to, for the check of reach. */
export const messageOwners: FindOwners = async (db, accountIds, ids) => {
  const owners = new Map<string, AccountId>()
  for (const { id, account_id } of await findMessageOwners(db, accountIds, ids)) {
    if (account_id !== null) owners.set(id, account_id)
  }
  return owners
}
