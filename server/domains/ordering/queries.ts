import { type Insertable, sql } from 'kysely'
import type { AccountId, LineId, OrderId, QuoteId } from '../../../contract/ids.ts'
import type { OrderState } from '../../../contract/routes/ordering.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import type { Database } from '../../kernel/row-types.ts'

export const insertQuote = (tx: Tx, row: Insertable<Database['ordering.quote']>) =>
  tx.insertInto('ordering.quote').values(row).execute()

export const findQuote = (db: Db, accountIds: readonly AccountId[], quoteId: QuoteId) =>
  db
    .selectFrom('ordering.quote as quote')
    .leftJoin('ordering.order as order', join =>
      join
        .onRef('order.account_id', '=', 'quote.account_id')
        .onRef('order.quote_id', '=', 'quote.id'),
    )
    .selectAll('quote')
    .select('order.id as order_id')
    .where('quote.account_id', 'in', [...accountIds])
    .where('quote.id', '=', quoteId)
    .executeTakeFirst()

/** The document of a contract summary, once it is made. */
export const findSummaryDocument = (db: Db, accountId: AccountId, quoteId: QuoteId) =>
  db
    .selectFrom('ordering.summary_document')
    .select('digest')
    .where('account_id', '=', accountId)
    .where('quote_id', '=', quoteId)
    .executeTakeFirst()

/** Of two that make it at the same time, the first one's stays. */
export const insertSummaryDocument = (
  db: Db,
  row: Insertable<Database['ordering.summary_document']>,
) =>
  db
    .insertInto('ordering.summary_document')
    .values(row)
    .onConflict(conflict => conflict.doNothing())
    .execute()

/** Of some digests, those that contract summaries name. */
export const findNamedSummaries = async (
  db: Db,
  digests: readonly string[],
): Promise<readonly string[]> => {
  const rows = await db
    .selectFrom('ordering.summary_document')
    .select('digest')
    .where('digest', 'in', [...digests])
    .execute()
  return rows.map(({ digest }) => digest)
}

export const insertOrder = (tx: Tx, row: Insertable<Database['ordering.order']>) =>
  tx.insertInto('ordering.order').values(row).execute()

/** How many orders an account has; the caller holds its lock. */
export const countOrders = async (tx: Tx, accountId: AccountId): Promise<number> => {
  const { orders } = await tx
    .selectFrom('ordering.order')
    .select(({ fn }) => fn.countAll<bigint>().as('orders'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  return Number(orders)
}

export const insertStep = (tx: Tx, row: Insertable<Database['ordering.order_step']>) =>
  tx.insertInto('ordering.order_step').values(row).execute()

export const findSteps = (db: Db, accountIds: readonly AccountId[], orderIds: readonly OrderId[]) =>
  db
    .selectFrom('ordering.order_step')
    .selectAll()
    .where('account_id', 'in', [...accountIds])
    .where('order_id', 'in', [...orderIds])
    .orderBy('sequence')
    .execute()

export const setOrderState = (
  tx: Tx,
  order: { readonly accountId: AccountId; readonly orderId: OrderId },
  state: OrderState,
) =>
  tx
    .updateTable('ordering.order')
    .set({ state })
    .where('account_id', '=', order.accountId)
    .where('id', '=', order.orderId)
    .execute()

const withQuote = (db: Db) =>
  db
    .selectFrom('ordering.order as order')
    .innerJoin('ordering.quote as quote', join =>
      join
        .onRef('quote.account_id', '=', 'order.account_id')
        .onRef('quote.id', '=', 'order.quote_id'),
    )
    .selectAll('order')
    .select(['quote.act', 'quote.made_at', 'quote.valid_until', 'quote.content', 'quote.language'])

export const findOrder = (db: Db, accountIds: readonly AccountId[], orderId: OrderId) =>
  withQuote(db)
    .where('order.account_id', 'in', [...accountIds])
    .where('order.id', '=', orderId)
    .executeTakeFirst()

/** A page of orders, newest first; `before` names the last one of the page before. */
export const findOrders = (
  db: Db,
  accountIds: readonly AccountId[],
  page: {
    readonly lineId: LineId | null
    readonly before: { readonly placedAt: Temporal.Instant; readonly id: string } | null
    readonly limit: number
  },
) =>
  withQuote(db)
    .where('order.account_id', 'in', [...accountIds])
    .where(where =>
      page.lineId === null ? where.lit(true) : where('order.line_id', '=', page.lineId),
    )
    .where(where =>
      page.before === null
        ? where.lit(true)
        : sql<boolean>`("order".placed_at, "order".id) < (${page.before.placedAt}, ${page.before.id})`,
    )
    .orderBy('order.placed_at', 'desc')
    .orderBy('order.id', 'desc')
    .limit(page.limit)
    .execute()

/** The day of the earliest order that waits for it. */
export const findFirstScheduled = async (db: Db): Promise<Temporal.PlainDate | null> => {
  const row = await db
    .selectFrom('ordering.order')
    .select('effective_on')
    .where('state', '=', 'scheduled')
    .orderBy('effective_on')
    .limit(1)
    .executeTakeFirst()
  return row?.effective_on ?? null
}

/** Orders whose day has come, a batch. */
export const findDueOrders = (db: Db, today: Temporal.PlainDate, limit: number) =>
  db
    .selectFrom('ordering.order')
    .select(['account_id', 'id'])
    .where('state', '=', 'scheduled')
    .where('effective_on', '<=', today)
    .orderBy('effective_on')
    .orderBy('id')
    .limit(limit)
    .execute()

/** Which of these quotes belong to these accounts. */
export const findOwnersOfQuotes = (
  db: Db,
  accountIds: readonly AccountId[],
  ids: readonly string[],
) =>
  sql<{ id: string; account_id: AccountId }>`
    select id, account_id from ordering.quote
    where account_id = any(${accountIds}::uuid[]) and id = any(${ids}::uuid[])
  `.execute(db)

/** As `findOwnersOfQuotes`, for orders. */
export const findOwnersOfOrders = (
  db: Db,
  accountIds: readonly AccountId[],
  ids: readonly string[],
) =>
  sql<{ id: string; account_id: AccountId }>`
    select id, account_id from ordering.order
    where account_id = any(${accountIds}::uuid[]) and id = any(${ids}::uuid[])
  `.execute(db)
