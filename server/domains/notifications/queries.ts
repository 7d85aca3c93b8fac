import { type Insertable, sql } from 'kysely'
import type { AccountId, Id, LoginId, SessionId } from '../../../contract/ids.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import type { Database } from '../../kernel/row-types.ts'
import type { MessageRow } from './message.ts'

type MessageId = Id<'message'>

export const insertMessage = (tx: Tx, row: Insertable<Database['notifications.message']>) =>
  tx.insertInto('notifications.message').values(row).execute()

/** Counts an attempt; answers nothing when the message has left or was given up. */
export const startAttempt = (db: Db, messageId: MessageId): Promise<MessageRow | undefined> =>
  db
    .updateTable('notifications.message')
    .set({ attempts: sql`attempts + 1` })
    .where('id', '=', messageId)
    .where('state', '=', 'queued')
    .returningAll()
    .executeTakeFirst()

export const markSent = (
  db: Db,
  sent: {
    readonly messageId: MessageId
    readonly at: Temporal.Instant
    readonly factsSealed: Buffer
    readonly contentHash: Buffer
    readonly providerReference: string | null
  },
) =>
  db
    .updateTable('notifications.message')
    .set({
      state: 'sent',
      sent_at: sent.at,
      facts_sealed: sent.factsSealed,
      content_hash: sent.contentHash,
      provider_reference: sent.providerReference,
    })
    .where('id', '=', sent.messageId)
    .where('state', '=', 'queued')
    .execute()

export const markFailed = (
  db: Db,
  failed: {
    readonly messageId: MessageId
    readonly at: Temporal.Instant
    readonly failure: string
    readonly factsSealed: Buffer
  },
) =>
  db
    .updateTable('notifications.message')
    .set({
      state: 'failed',
      failed_at: failed.at,
      failure: failed.failure.slice(0, 200),
      facts_sealed: failed.factsSealed,
    })
    .where('id', '=', failed.messageId)
    .where('state', '=', 'queued')
    .execute()

/** Nobody wants to hear it on this channel any more. */
export const markUnwanted = (db: Db, messageId: MessageId, factsSealed: Buffer) =>
  db
    .updateTable('notifications.message')
    .set({ state: 'unwanted', facts_sealed: factsSealed })
    .where('id', '=', messageId)
    .where('state', '=', 'queued')
    .execute()

/** Finds the message that a receipt speaks of, and locks it. */
export const lockByProviderReference = (tx: Tx, providerReference: string) =>
  tx
    .selectFrom('notifications.message')
    .select(['id', 'state'])
    .where('provider_reference', '=', providerReference)
    .orderBy('id', 'desc')
    .forUpdate()
    .executeTakeFirst()

export const markReceipt = (
  tx: Tx,
  receipt: {
    readonly messageId: MessageId
    readonly state: 'delivered' | 'failed'
    readonly at: Temporal.Instant
    readonly failure: string | null
  },
) =>
  tx
    .updateTable('notifications.message')
    .set({
      state: receipt.state,
      failure: receipt.failure,
      ...(receipt.state === 'delivered' ? { delivered_at: receipt.at } : { failed_at: receipt.at }),
    })
    .where('id', '=', receipt.messageId)
    .execute()

/** An account's messages, newest first, after one of them. */
export const listMessages = (
  db: Db,
  page: {
    readonly accountIds: readonly AccountId[]
    readonly after: string | undefined
    /** Part of it, in any case of letters. */
    readonly reference?: string | undefined
    readonly channel?: Database['notifications.message']['channel'] | undefined
    readonly limit: number
  },
): Promise<MessageRow[]> =>
  db
    .selectFrom('notifications.message')
    .selectAll()
    .where(sql<boolean>`account_id = any(${[...page.accountIds]}::uuid[])`)
    .$if(page.after !== undefined, query => query.where(sql<boolean>`id < ${page.after}::uuid`))
    .$if(page.reference !== undefined, query =>
      query.where(sql<boolean>`position(upper(${page.reference}) in reference) > 0`),
    )
    .$if(page.channel !== undefined, query => query.where(sql<boolean>`channel = ${page.channel}`))
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute()

export const listPreferences = (db: Db, accountId: AccountId) =>
  db
    .selectFrom('notifications.preference')
    .select(['topic', 'channel', 'wanted'])
    .where('account_id', '=', accountId)
    .execute()

export const upsertPreference = (tx: Db, row: Insertable<Database['notifications.preference']>) =>
  tx
    .insertInto('notifications.preference')
    .values(row)
    .onConflict(conflict =>
      conflict
        .columns(['account_id', 'topic', 'channel'])
        .doUpdateSet({ wanted: row.wanted, changed_at: row.changed_at }),
    )
    .execute()

/** Stores a browser's subscription; one that changes hands follows the new login. */
export const upsertSubscription = (
  tx: Db,
  row: Insertable<Database['notifications.push_subscription']>,
) =>
  tx
    .insertInto('notifications.push_subscription')
    .values(row)
    .onConflict(conflict =>
      conflict.column('endpoint_digest').doUpdateSet({
        login_id: row.login_id,
        session_id: row.session_id,
        subscription_sealed: row.subscription_sealed,
        language: row.language,
        subscribed_at: row.subscribed_at,
      }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()

export const listSubscriptions = (db: Db, loginId: LoginId) =>
  db
    .selectFrom('notifications.push_subscription')
    .select(['id', 'endpoint_digest', 'subscription_sealed'])
    .where('login_id', '=', loginId)
    .execute()

/** How many browsers of a login are told, one of them left aside. */
export const countSubscriptions = async (
  db: Db,
  loginId: LoginId,
  besides: Buffer | null = null,
): Promise<number> => {
  const { count } = await db
    .selectFrom('notifications.push_subscription')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('login_id', '=', loginId)
    .$if(besides !== null, query => query.where('endpoint_digest', '!=', besides))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Forgets the browsers that asked to be told in one of the sessions. */
export const deleteSubscriptionsOf = (db: Db, sessionIds: readonly SessionId[]) =>
  db
    .deleteFrom('notifications.push_subscription')
    .where(sql<boolean>`session_id = any(${[...sessionIds]}::uuid[])`)
    .execute()

/** Answers whether there was one of that login. */
export const deleteSubscription = async (
  db: Db,
  loginId: LoginId,
  subscriptionId: Id<'push-subscription'>,
): Promise<boolean> => {
  const { numDeletedRows } = await db
    .deleteFrom('notifications.push_subscription')
    .where('id', '=', subscriptionId)
    .where('login_id', '=', loginId)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** Which of the messages belong to which of the accounts. */
export const findMessageOwners = (
  db: Db,
  accountIds: readonly AccountId[],
  ids: readonly string[],
) =>
  db
    .selectFrom('notifications.message')
    .select(['id', 'account_id'])
    .where(sql<boolean>`account_id = any(${[...accountIds]}::uuid[])`)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute()
