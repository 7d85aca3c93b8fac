import { sql } from 'kysely'
import type pg from 'pg'
import { wallClock } from './clock.ts'
import type { Db } from './db.ts'
import { type Repeated, repeat } from './repeat.ts'

type PresenceDeps = {
  readonly db: Db
  readonly pool: pg.Pool
  readonly onFault: (error: unknown) => void
  /** The jobs that this runner has in hand. */
  readonly atWork: () => readonly string[]
}

const seenEveryMs = 1000
/** A runner whose connection is gone is dead, unless PostgreSQL was away and it is about to come back. */
const graceSeconds = 2
/** A machine that lost its power leaves its connection standing: then silence tells. */
const silentSeconds = 20
/** Longer than the claim of a job needs to reach the runner, and its end to reach the database. */
const droppedSeconds = 10
const lockSpace = 4520

/**
 * Says that a runner of jobs lives, and gives back what the dead ones held: graphile-worker itself would wait four
 * hours, and a process that is killed leaves its jobs locked. Alive means a lock in its name, on a
 * connection of its own: PostgreSQL drops it when the process dies.
 */
export const showPresence = (
  { db, pool, onFault, atWork }: PresenceDeps,
  name: string,
): Repeated => {
  let held: Held | undefined
  const lose = () => {
    const { client } = held ?? {}
    held = undefined
    client?.release(true)
  }
  const round = async () => {
    held ??= await hold(pool, name, lose)
    const now = wallClock.now()
    await seen(db, name, now)
    await releaseDropped(db, { name, atWork: atWork(), now })
    // After PostgreSQL was away, the others are given the time to take their locks again.
    const { since } = held ?? { since: now }
    if (now.since(since).total('seconds') >= graceSeconds) await releaseLost(db, now)
  }
  const rounds = repeat(seenEveryMs, round, onFault)
  return {
    stop: async () => {
      await rounds.stop()
      const { client } = held ?? {}
      held = undefined
      client?.off('end', lose)
      await client?.query('select pg_advisory_unlock_all()').then(
        () => client.release(),
        () => client.release(true),
      )
    },
  }
}

type Held = { readonly client: pg.PoolClient; readonly since: Temporal.Instant }

const hold = async (pool: pg.Pool, name: string, onLost: () => void): Promise<Held> => {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1, hashtext($2))', [lockSpace, name])
  } catch (error) {
    client.release(true)
    throw error
  }
  client.once('end', onLost)
  return { client, since: wallClock.now() }
}

const seen = async (db: Db, name: string, now: Temporal.Instant): Promise<void> => {
  await sql`
    insert into kernel.job_runner (name, seen_at) values (${name}, ${now})
    on conflict (name) do update set seen_at = excluded.seen_at
  `.execute(db)
}

/** Gives back the jobs of runners that are dead at `now`; answers their names, which are forgotten. */
export const releaseLost = async (
  db: Db,
  now: Temporal.Instant = wallClock.now(),
): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`
    with known as (
      select name, seen_at from kernel.job_runner
      union all
      select locked_by, min(locked_at) from graphile_worker._private_jobs job
      where locked_by is not null and not exists (select from kernel.job_runner where name = job.locked_by)
      group by locked_by
    ), dead as (
      select name from known
      where seen_at < ${now.subtract({ seconds: silentSeconds })}
        or seen_at < ${now.subtract({ seconds: graceSeconds })} and pg_try_advisory_xact_lock(${lockSpace}, hashtext(name))
    ), released as (
      update graphile_worker._private_jobs set locked_at = null, locked_by = null
      where locked_by = any(select name from dead)
    ), forgotten as (
      delete from kernel.job_runner where name = any(select name from dead)
    )
    select name from dead
  `.execute(db)
  return rows.map(({ name }) => name)
}

type Dropped = {
  readonly name: string
  readonly atWork: readonly string[]
  readonly now: Temporal.Instant
}

/**
 * Gives back what a runner that lives holds in the database and not in hand: PostgreSQL died between a job's claim or end
 * and the answer, and graphile-worker does not ask again.
 */
const releaseDropped = async (db: Db, { name, atWork, now }: Dropped): Promise<void> => {
  await sql`
    update graphile_worker._private_jobs set locked_at = null, locked_by = null
    where locked_by = ${name} and locked_at < ${now.subtract({ seconds: droppedSeconds })}
      and id <> all(${atWork}::int8[])
  `.execute(db)
}
