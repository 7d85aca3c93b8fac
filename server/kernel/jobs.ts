import { sql } from 'kysely'
import type { Static, TSchema } from 'typebox'
import { wallClock } from './clock.ts'
import type { Db, Tx } from './db.ts'
import { parsed } from './parsed.ts'

/** Work to be done after the transaction, and again until it succeeds. */
export type Job = {
  /** `notifications.send-message`: the domain, then the verb. */
  readonly name: string
  /** JSON of ids: the job reads what it needs, which may have changed since. */
  readonly payload: Readonly<Record<string, unknown>>
  /** Of two jobs with one key that wait, the later replaces the earlier. */
  readonly key?: string
  /** Wall time, for retries and patience only: a business date is a row that a sweeper finds. */
  readonly runAt?: Temporal.Instant
  /** Attempts before it is given up: 14 span about a day. */
  readonly maxAttempts?: number
}

/** Every job by name; a job may run twice and must then do nothing more. */
export type JobTable = Readonly<Record<string, JobRun>>
export type JobRun = (payload: unknown) => Promise<void>

/** Puts work in the queue, in the caller's transaction: it is done if and only if the change is kept. */
export const enqueue = async (tx: Tx, job: Job): Promise<void> => {
  await sql`
    select 1 from graphile_worker.add_job(
      identifier => ${job.name},
      payload => ${JSON.stringify(job.payload)}::json,
      run_at => ${job.runAt ?? wallClock.now()}::timestamptz,
      max_attempts => ${job.maxAttempts ?? 14},
      job_key => ${job.key ?? null}
    )
  `.execute(tx)
}

/** An entry of the job table: the payload is checked, then given with its type. */
export const job =
  <S extends TSchema>(schema: S, run: (payload: Static<S>) => Promise<void>): JobRun =>
  payload =>
    run(parsed(schema, payload, 'the payload of a job'))

export type JobCounts = {
  /** May be started now. */
  readonly ready: number
  readonly running: number
  /** Waiting for their next attempt. */
  readonly waiting: number
  /** Given up after their last attempt: they stay until somebody decides. */
  readonly failed: number
}

/** How many jobs of these names are in which state. */
export const countJobs = async (db: Db, names: readonly string[]): Promise<JobCounts> => {
  const now = wallClock.now()
  const { rows } = await sql<JobCounts>`
    select count(*) filter (where is_available and run_at <= ${now})::int4 as ready,
           count(*) filter (where locked_at is not null)::int4 as running,
           count(*) filter (where is_available and run_at > ${now})::int4 as waiting,
           count(*) filter (where locked_at is null and attempts >= max_attempts)::int4 as failed
    from graphile_worker._private_jobs
    where task_id = any(select id from graphile_worker._private_tasks where identifier = any(${names}))
  `.execute(db)
  return rows[0] ?? { ready: 0, running: 0, waiting: 0, failed: 0 }
}
