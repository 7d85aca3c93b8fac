import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { type Runner, type RunnerOptions, run, runOnce, type WorkerPool } from 'graphile-worker'
import pg from 'pg'
import type { Db } from './db.ts'
import { countJobs, type JobTable } from './jobs.ts'
import { silentLogger } from './migrate-jobs.ts'
import { type Repeated, repeat } from './repeat.ts'
import { releaseLost, showPresence } from './runner-presence.ts'

type JobDeps = {
  readonly db: Db
  readonly pool: JobPool
  readonly jobs: JobTable
  /** Told of each attempt that failed, and of a runner that lost its database. */
  readonly onFault: (error: unknown, about: { job: string; attempt: number }) => void
  readonly concurrency?: number
}

export type JobPool = pg.Pool

const pauseMs = 5
/** While it waits for the jobs of others, a drain looks every second whether they live. */
const pausesBetweenLooks = 200

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
  let runner: Runner | undefined
  let stopping = false
  const round = repeat(
    1000,
    async () => {
      const { options, gone } = runnerOf(deps)
      try {
        runner = await run({ ...options, pollInterval: 1000 })
        if (stopping) await runner.stop()
        await runner.promise
      } finally {
        await gone()
      }
    },
    error => deps.onFault(error, { job: 'job runner', attempt: 0 }),
  )
  return {
    stop: async () => {
      stopping = true
      const ended = round.stop()
      await runner?.stop().catch(() => undefined)
      await ended
    },
  }
}

/**
 * Runs every job that may be started now, and those that they enqueue; waits for those that another
 * process runs. Answers how many wait for a later attempt. For tests and the demonstration's clock.
 */
export const drainJobs = async (deps: JobDeps): Promise<{ readonly waiting: number }> => {
  for (let pauses = 1; ; ) {
    const { ready, running, waiting } = await countJobs(deps.db, Object.keys(deps.jobs))
    if (ready === 0 && running === 0) return { waiting }
    if (ready > 0) {
      const { options, gone } = runnerOf(deps)
      await runOnce({ ...options, concurrency: Math.min(ready, 4) }).finally(gone)
      continue
    }
    if (pauses % pausesBetweenLooks === 0) await releaseLost(deps.db)
    pauses += 1
    await pause(pauseMs)
  }
}

/** What graphile-worker is started with; `gone` resolves once the runner is no more said to live. */
const runnerOf = (deps: JobDeps) => {
  const events = new EventEmitter()
  const present: Repeated[] = []
  const atWork = new Set<string>()
  const onFault = (error: unknown) =>
    deps.onFault(error, { job: 'presence of the job runner', attempt: 0 })
  events.on('pool:create', ({ workerPool }: { workerPool: WorkerPool }) => {
    present.push(showPresence({ ...deps, onFault, atWork: () => [...atWork] }, workerPool.id))
  })
  events.on('job:start', ({ job: { id } }: JobEvent) => atWork.add(id))
  events.on('job:complete', ({ job: { id } }: JobEvent) => atWork.delete(id))
  const options: RunnerOptions = {
    pgPool: deps.pool,
    taskList: tasksOf(deps),
    concurrency: deps.concurrency ?? 4,
    noHandleSignals: true,
    useNodeTime: true,
    logger: silentLogger,
    events,
  }
  return { options, gone: () => Promise.all(present.map(each => each.stop())) }
}

type JobEvent = { readonly job: { readonly id: string } }

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
