import { sql } from 'kysely'
import { type Clock, wallClock } from './clock.ts'
import { type Db, type Tx, transact } from './db.ts'
import type { OutboxEvent, Subscriber } from './outbox.ts'

export type RelayDeps = {
  readonly db: Db
  readonly subscribers: readonly Subscriber[]
  /** Told of each attempt that failed. */
  readonly onFault: (error: unknown, about: { event: string; subscriber: string }) => void
  /** Wall time: retries do not follow the demonstration's clock. */
  readonly wall?: Clock
  /** How many accounts are served at once; each takes one connection. */
  readonly lanes?: number
}

/** Attempts before an event is set aside and its account goes on without it: about two minutes of waiting. */
export const mostAttempts = 8
const eventsAtOnce = 20
const notifyBytes = 7500

type Failure = { readonly subscriber: string; readonly error: unknown }

/**
 * Tells every event that is due to its subscribers; answers how many were settled. Several relays may
 * run at once: an account's first event is claimed with `skip locked`, so one relay at a time speaks for an account
 * and others pass to the next. A crash undoes the effect and its record together. Web processes
 * hear of the accounts that changed by one NOTIFY on `account_changed` when the pass ends.
 */
export const relayOutbox = async (deps: RelayDeps): Promise<number> => {
  const heard = new Set<string>()
  const lanes = Array.from({ length: await lanesNeeded(deps) }, () => relayLane(deps, heard))
  // Every lane is waited for: one that dies must not leave another at work behind the caller's back.
  await Promise.allSettled(lanes)
  const counts = await Promise.all(lanes)
  for (const payload of notices([...heard])) {
    await sql`select pg_notify('account_changed', ${payload})`.execute(deps.db)
  }
  return counts.reduce((a, b) => a + b, 0)
}

/** One query when nothing waits, which is nearly always. */
const lanesNeeded = async ({ db, lanes = 2, wall = wallClock }: RelayDeps): Promise<number> => {
  const waiting = await db
    .selectFrom('kernel.outbox_event')
    .select('id')
    .where('state', '=', 'pending')
    .where('not_before', '<=', wall.now())
    .limit(lanes)
    .execute()
  return waiting.length
}

const relayLane = async (deps: RelayDeps, heard: Set<string>): Promise<number> => {
  let settled = 0
  for (;;) {
    const events = await transact(deps.db, tx => serveAccount(deps, tx))
    if (events.length === 0) return settled
    settled += events.length
    for (const { accountId } of events) if (accountId !== null) heard.add(accountId)
  }
}

/** Serves the first account that nobody else is serving: its due events in order, up to the first that fails. */
const serveAccount = async (deps: RelayDeps, tx: Tx): Promise<readonly OutboxEvent[]> => {
  const now = (deps.wall ?? wallClock).now()
  const first = await claimFirst(tx, now)
  if (first === undefined) return []
  const next =
    first.accountId === null ? [] : await readNext(tx, { ...first, accountId: first.accountId })
  const events = [first, ...next]
  if (await tellTogether(deps, tx, events)) {
    await settle(tx, events, now)
    return events
  }
  return tellOneByOne(deps, tx, { events, now })
}

/** Tells all of an account's events within one savepoint; undone, and false, when any subscriber fails. */
const tellTogether = async (
  { subscribers }: RelayDeps,
  tx: Tx,
  events: readonly OutboxEvent[],
): Promise<boolean> => {
  const due = events.flatMap(event => interestedIn(subscribers, event).map(to => ({ event, to })))
  if (due.length === 0) return true
  await sql`savepoint together`.execute(tx)
  try {
    const { rows } = await sql<{ event_id: bigint; subscriber: string }>`
      insert into kernel.outbox_delivery (event_id, subscriber, delivered_at)
      select event_id, subscriber, ${wallClock.now()}
      from unnest(
        ${due.map(({ event }) => event.id)}::int8[],
        ${due.map(({ to }) => to.name)}::text[]
      ) as due (event_id, subscriber)
      on conflict do nothing
      returning event_id, subscriber
    `.execute(tx)
    const fresh = new Set(rows.map(row => `${row.event_id} ${row.subscriber}`))
    for (const { event, to } of due)
      if (fresh.has(`${event.id} ${to.name}`)) await to.handle(tx, event)
    await sql`release savepoint together`.execute(tx)
    return true
  } catch {
    await sql`rollback to savepoint together`.execute(tx)
    return false
  }
}

const interestedIn = (subscribers: readonly Subscriber[], { kind }: OutboxEvent) =>
  subscribers.filter(({ kinds }) => kinds.includes(kind))

/** Tells an account's events one after the other, up to the first that fails: it is tried again later. */
const tellOneByOne = async (
  deps: RelayDeps,
  tx: Tx,
  { events, now }: { readonly events: readonly OutboxEvent[]; readonly now: Temporal.Instant },
): Promise<readonly OutboxEvent[]> => {
  const told: OutboxEvent[] = []
  for (const event of events) {
    told.push(event)
    const failure = await tellAll(deps, tx, event)
    if (failure === undefined) continue
    deps.onFault(failure.error, {
      event: `${event.kind} ${event.id}`,
      subscriber: failure.subscriber,
    })
    await postpone(tx, { event, failure, now })
    await settle(tx, told.slice(0, -1), now)
    return told
  }
  await settle(tx, told, now)
  return told
}

/** The subscribers that have not heard the event, each within a savepoint; answers the first failure. */
const tellAll = async (
  { subscribers }: RelayDeps,
  tx: Tx,
  event: OutboxEvent,
): Promise<Failure | undefined> => {
  let failure: Failure | undefined
  for (const subscriber of interestedIn(subscribers, event)) {
    const error = await tellOnce(tx, subscriber, event)
    if (error !== undefined) failure ??= { subscriber: subscriber.name, error }
  }
  return failure
}

const tellOnce = async (tx: Tx, subscriber: Subscriber, event: OutboxEvent): Promise<unknown> => {
  await sql`savepoint told`.execute(tx)
  try {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('kernel.outbox_delivery')
      .values({ event_id: event.id, subscriber: subscriber.name, delivered_at: wallClock.now() })
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows === 1n) await subscriber.handle(tx, event)
    await sql`release savepoint told`.execute(tx)
    return undefined
  } catch (error) {
    await sql`rollback to savepoint told`.execute(tx)
    return error ?? 'nothing was said'
  }
}

const columns = ['id', 'account_id as accountId', 'kind', 'payload'] as const

/** Locks the earliest due event whose account has no earlier one waiting; `skip locked` leaves those of other relays. */
const claimFirst = (tx: Tx, now: Temporal.Instant): Promise<OutboxEvent | undefined> =>
  tx
    .selectFrom('kernel.outbox_event as event')
    .select(columns)
    .where('state', '=', 'pending')
    .where('not_before', '<=', now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('kernel.outbox_event as earlier')
            .select('earlier.id')
            .where('earlier.state', '=', 'pending')
            .whereRef('earlier.account_id', '=', 'event.account_id')
            .whereRef('earlier.id', '<', 'event.id'),
        ),
      ),
    )
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()

const readNext = (
  tx: Tx,
  { accountId, id }: OutboxEvent & { readonly accountId: NonNullable<OutboxEvent['accountId']> },
): Promise<OutboxEvent[]> =>
  tx
    .selectFrom('kernel.outbox_event')
    .select(columns)
    .where('state', '=', 'pending')
    .where('account_id', '=', accountId)
    .where('id', '>', id)
    .orderBy('id')
    .limit(eventsAtOnce)
    .forUpdate()
    .execute()

const settle = async (tx: Tx, events: readonly OutboxEvent[], now: Temporal.Instant) => {
  if (events.length === 0) return
  await tx
    .updateTable('kernel.outbox_event')
    .set({ state: 'done', settled_at: now })
    .where(
      'id',
      'in',
      events.map(({ id }) => id),
    )
    .execute()
}

/** Waits 1, 2, 4 … 64 seconds between attempts; after the last the event is parked with its error. */
const postpone = async (
  tx: Tx,
  { event, failure, now }: { event: OutboxEvent; failure: Failure; now: Temporal.Instant },
) => {
  const message = failure.error instanceof Error ? failure.error.message : String(failure.error)
  await sql`
    update kernel.outbox_event set
      attempts = attempts + 1,
      last_error = ${`${failure.subscriber}: ${message}`.slice(0, 500)},
      not_before = ${now}::timestamptz + interval '1 second' * power(2, attempts),
      state = case when attempts + 1 >= ${mostAttempts} then 'parked' else 'pending' end,
      settled_at = case when attempts + 1 >= ${mostAttempts} then ${now}::timestamptz end
    where id = ${event.id}
  `.execute(tx)
}

/** Account ids in as few texts as PostgreSQL's 8 000 bytes allow. */
const notices = (accountIds: readonly string[]): string[] => {
  const each = Math.floor(notifyBytes / 37)
  return Array.from({ length: Math.ceil(accountIds.length / each) }, (_, page) =>
    accountIds.slice(page * each, (page + 1) * each).join(' '),
  )
}
