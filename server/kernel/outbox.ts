import { sql } from 'kysely'
import type { AccountId } from '../../contract/ids.ts'
import { wallClock } from './clock.ts'
import type { Db, Tx } from './db.ts'

/** Something that happened. Of one account, events are heard in the order in which they were written. */
export type OutboxEvent = {
  readonly id: bigint
  /** Null when it concerns no account: such events are heard in no particular order. */
  readonly accountId: AccountId | null
  /** `billing.bill-issued`: the domain that emits, then what happened. */
  readonly kind: string
  /** JSON; the subscriber reads it with `parsed`. */
  readonly payload: unknown
}

/**
 * A domain that wants to know. `handle` runs in the transaction that records that this subscriber has heard
 * the event: it may write and enqueue jobs, and calls nothing outside PostgreSQL.
 */
export type Subscriber = {
  /** Stable: it is the memory of what has been heard. */
  readonly name: string
  readonly kinds: readonly string[]
  readonly handle: (tx: Tx, event: OutboxEvent) => Promise<void>
}

/**
 * Writes an event in the transaction of what it tells. Events of one account keep their order when the
 * account is locked, as every change of an account locks it first. Sends no NOTIFY, whose lock is
 * shared by the whole database at commit: the relay looks for events by itself.
 */
export const emit = (tx: Tx, event: Omit<OutboxEvent, 'id'>): Promise<void> => emitAll(tx, [event])

/** `emit` for many events, in their order, in one statement. */
export const emitAll = async (
  tx: Tx,
  events: readonly Omit<OutboxEvent, 'id'>[],
): Promise<void> => {
  const now = wallClock.now()
  await sql`
    insert into kernel.outbox_event (account_id, kind, payload, emitted_at, not_before)
    select account_id, kind, payload, ${now}, ${now}
    from unnest(
      ${events.map(({ accountId }) => accountId)}::uuid[],
      ${events.map(({ kind }) => kind)}::text[],
      ${events.map(({ payload }) => JSON.stringify(payload))}::jsonb[]
    ) with ordinality as event (account_id, kind, payload, place)
    order by place
  `.execute(tx)
}

/** Seconds since the oldest event that nobody has heard was written, and how many are set aside. */
export const outboxHealth = async (
  db: Db,
  now: Temporal.Instant,
): Promise<{ readonly ageSeconds: number; readonly pending: number; readonly parked: number }> => {
  const { rows } = await sql<{
    oldest: Temporal.Instant | null
    pending: bigint
    parked: bigint
  }>`
    select min(emitted_at) filter (where state = 'pending') as oldest,
           count(*) filter (where state = 'pending') as pending,
           count(*) filter (where state = 'parked') as parked
    from kernel.outbox_event where state <> 'done'
  `.execute(db)
  const [row] = rows
  return {
    ageSeconds: row?.oldest ? now.since(row.oldest).total('seconds') : 0,
    pending: Number(row?.pending ?? 0n),
    parked: Number(row?.parked ?? 0n),
  }
}

/** Whether every event was heard or set aside. */
export const isOutboxEmpty = async (db: Db): Promise<boolean> => {
  const waiting = await db
    .selectFrom('kernel.outbox_event')
    .select('id')
    .where('state', '=', 'pending')
    .limit(1)
    .executeTakeFirst()
  return waiting === undefined
}

/** Gives an event that was set aside another round of attempts, once its cause is mended. */
export const releaseParked = async (tx: Tx, eventId: bigint): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('kernel.outbox_event')
    .set({ state: 'pending', attempts: 0, settled_at: null, not_before: wallClock.now() })
    .where('id', '=', eventId)
    .where('state', '=', 'parked')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Forgets events that everybody heard before an instant of wall time; answers how many. */
export const forgetHeard = async (tx: Tx, before: Temporal.Instant): Promise<number> => {
  const { numDeletedRows } = await tx
    .deleteFrom('kernel.outbox_event')
    .where('state', '=', 'done')
    .where('settled_at', '<', before)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
