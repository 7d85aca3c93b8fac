import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { type Runner, type RunnerOptions, run, runOnce, type WorkerPool } from 'graphile-worker'
import { sql } from 'kysely'
import pg from 'pg'
import { wallClock } from './clock.ts'
import type { Db } from './db.ts'
import { countJobs, type JobTable } from './jobs.ts'
import { silentLogger } from './migrate-jobs.ts'
import { repeat } from './repeat.ts'

type JobDeps = {
  readonly db: Db
  readonly pool: JobPool
  readonly jobs: JobTable
  /** Told of each attempt that failed, and of a runner that lost its database. */
  readonly onFault: (error: unknown, about: { job: string; attempt: number }) => void
  readonly concurrency?: number
}

export type JobPool = pg.Pool

const seenEveryMs = 5000
const lostAfterSeconds = 20

/** Connections of the job runner's own: it reads int8 and dates as graphile-worker expects them, not as we do. */
export const openJobPool = (url: string, role?: string): JobPool => {
  const options = role === undefined ? {} : { options: `-c role=${role}` }
  const pool = new pg.Pool({ connectionString: url, max: 6, ...options })
  // Each query of graphile-worker meets the broken connection by itself and tries again.
  const ignore = () => undefined
  pool.on('error', ignore)
  pool.on('connect', client => client.on('error', ignore))
  return pool
}

/** Runs jobs until stopped, and starts again when the database comes back after being away. */
export const runJobs = (deps: JobDeps): { readonly stop: () => Promise<void> } => {
  const live = new Set<string>()
  const presence = repeat(
    seenEveryMs,
    () => showPresence(deps.db, [...live]),
    error => deps.onFault(error, { job: 'presence of the job runner', attempt: 0 }),
  )
  let runner: Runner | undefined
  let stopping = false
  const round = repeat(
    1000,
    async () => {
      runner = await run({ ...optionsOf(deps, live), pollInterval: 1000 })
      if (stopping) await runner.stop()
      await runner.promise
    },
    error => deps.onFault(error, { job: 'job runner', attempt: 0 }),
  )
  return {
    stop: async () => {
      stopping = true
      const ended = round.stop()
      await runner?.stop().catch(() => undefined)
      await Promise.all([ended, presence.stop()])
    },
  }
}

/**
 * Runs every job that may be started now, and those that they enqueue; waits for those that another
 * process runs. Answers how many wait for a later attempt. For tests and the demonstration's clock.
 */
export const drainJobs = async (deps: JobDeps): Promise<{ readonly waiting: number }> => {
  for (;;) {
    const { ready, running, waiting } = await countJobs(deps.db, Object.keys(deps.jobs))
    if (ready === 0 && running === 0) return { waiting }
    if (ready > 0) await runOnce({ ...optionsOf(deps, new Set()), concurrency: Math.min(ready, 4) })
    else await pause(5)
  }
}

const optionsOf = (deps: JobDeps, live: Set<string>): RunnerOptions => {
  const events = new EventEmitter()
  events.on('pool:create', ({ workerPool }: { workerPool: WorkerPool }) => {
    live.add(workerPool.id)
    void showPresence(deps.db, [workerPool.id]).catch(() => undefined)
  })
  events.on('pool:release', ({ workerPool }: { workerPool: WorkerPool }) => {
    live.delete(workerPool.id)
  })
  return {
    pgPool: deps.pool,
    taskList: tasksOf(deps),
    concurrency: deps.concurrency ?? 4,
    noHandleSignals: true,
    useNodeTime: true,
    logger: silentLogger,
    events,
  }
}

const tasksOf = ({ jobs, onFault }: JobDeps) =>
  Object.fromEntries(
    Object.entries(jobs).map(([name, start]) => [
      name,
      async (payload: unknown, { job }: { readonly job: { readonly attempts: number } }) => {
        try {
          await start(payload)
        } catch (error) {
          onFault(error, { job: name, attempt: job.attempts })
          throw error
        }
      },
    ]),
  )

/**
 * Says that these runners live, and gives back what the dead ones held: graphile-worker itself would wait four
 * hours, and a process that is killed leaves its jobs locked.
 */
const showPresence = async (db: Db, names: readonly string[]): Promise<void> => {
  const now = wallClock.now()
  await sql`
    insert into kernel.job_runner (name, seen_at) select unnest(${names}::text[]), ${now}
    on conflict (name) do update set seen_at = excluded.seen_at
  `.execute(db)
  const lost = await releaseLost(db, now.subtract({ seconds: lostAfterSeconds }))
  if (lost.length === 0) return
  await db.deleteFrom('kernel.job_runner').where('name', 'in', lost).execute()
}

/** Gives back the jobs of runners not seen since an instant; answers the names forgotten. */
export const releaseLost = async (db: Db, since: Temporal.Instant): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`
    with unseen as (
      select name from kernel.job_runner where seen_at < ${since}
      union
      select locked_by from graphile_worker._private_jobs job
      where locked_at < ${since} and not exists (select from kernel.job_runner where name = job.locked_by)
    ), released as (
      update graphile_worker._private_jobs set locked_at = null, locked_by = null
      where locked_by = any(select name from unseen)
    )
    select name from unseen
  `.execute(db)
  return rows.map(({ name }) => name)
}
