import { sql } from 'kysely'
import { Type } from 'typebox'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../testing/world.ts'
import { wallClock } from './clock.ts'
import { transact } from './db.ts'
import { countJobs, enqueue, type JobTable, job } from './jobs.ts'
import { drainJobs, openJobPool, runJobs } from './run-jobs.ts'
import { releaseLost } from './runner-presence.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let pool: ReturnType<typeof openJobPool>
beforeAll(async () => {
  database = await testDatabase()
  pool = openJobPool(database.url, 'ligne_claire_server')
})
afterAll(async () => {
  await pool.end()
  await database.close()
})
beforeEach(async () => {
  database.keepOnFailure()
  await database.asOwner(sql`truncate graphile_worker._private_jobs, kernel.job_runner`)
})

const Numbered = Type.Object({ number: Type.Integer() })

const deps = (jobs: JobTable) => {
  const faults: string[] = []
  const onFault = (error: unknown, about: { job: string; attempt: number }) => {
    faults.push(`${about.job} ${about.attempt} ${error instanceof Error ? error.message : error}`)
  }
  return { db: database.db, pool, jobs, onFault, faults }
}

const put = (number: number, more: { key?: string; runAt?: Temporal.Instant } = {}) =>
  transact(database.db, tx => enqueue(tx, { name: 'test.count', payload: { number }, ...more }))

test('runs a job that was enqueued in a transaction that was kept, with its payload checked', async () => {
  const done: number[] = []
  await put(1)
  const broken = transact(database.db, async tx => {
    await enqueue(tx, { name: 'test.count', payload: { number: 2 } })
    throw new Error('the change did not happen')
  })
  await expect(broken).rejects.toThrow('did not happen')
  await drainJobs(
    deps({ 'test.count': job(Numbered, async ({ number }) => void done.push(number)) }),
  )
  expect(done).toEqual([1])
})

test('drains jobs that jobs enqueue, and leaves those that wait', async () => {
  const done: number[] = []
  await put(3)
  await put(100, { runAt: wallClock.now().add({ hours: 1 }) })
  const counted = job(Numbered, async ({ number }) => {
    done.push(number)
    if (number > 0) await put(number - 1)
  })
  expect(await drainJobs(deps({ 'test.count': counted }))).toEqual({ waiting: 1 })
  expect(done).toEqual([3, 2, 1, 0])
})

test('a job that fails waits longer each time and says why; the last failure leaves it to be looked at', async () => {
  await transact(database.db, tx =>
    enqueue(tx, { name: 'test.count', payload: { number: 'one' }, maxAttempts: 2 }),
  )
  const failing = deps({ 'test.count': job(Numbered, async () => undefined) })
  await drainJobs(failing)
  expect(await countJobs(database.db, ['test.count'])).toMatchObject({ waiting: 1, failed: 0 })
  await database.asOwner(
    sql`update graphile_worker._private_jobs set run_at = run_at - interval '1 hour'`,
  )
  await drainJobs(failing)
  expect(await countJobs(database.db, ['test.count'])).toMatchObject({ waiting: 0, failed: 1 })
  expect(failing.faults).toEqual([
    'test.count 1 the payload of a job is not what its schema says',
    'test.count 2 the payload of a job is not what its schema says',
  ])
})

test('of two waiting jobs with one key the later stands', async () => {
  const done: number[] = []
  await put(1, { key: 'same' })
  await put(2, { key: 'same' })
  await drainJobs(
    deps({ 'test.count': job(Numbered, async ({ number }) => void done.push(number)) }),
  )
  expect(done).toEqual([2])
})

test('a runner works until it is stopped, and starts again after its connections were cut', async () => {
  const done: number[] = []
  const runner = runJobs(
    deps({ 'test.count': job(Numbered, async ({ number }) => void done.push(number)) }),
  )
  await put(1)
  await expect.poll(() => done, { timeout: 5000 }).toEqual([1])
  await database.asOwner(sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()
  `)
  await expect
    .poll(
      () =>
        put(2).then(
          () => true,
          () => false,
        ),
      { timeout: 5000 },
    )
    .toBe(true)
  await expect.poll(() => done, { timeout: 10_000 }).toContain(2)
  await runner.stop()
  await put(3)
  expect((await countJobs(database.db, ['test.count'])).ready).toBe(1)
}, 30_000)

const lockedBy = (name: string, secondsAgo: number) =>
  database.asOwner(sql`
    update graphile_worker._private_jobs
    set locked_at = ${wallClock.now().subtract({ seconds: secondsAgo })}, locked_by = ${name}, attempts = 1
  `)

test('gives back what a runner that was killed held', async () => {
  await put(1)
  await lockedBy('pool-killed', 3)
  expect(await countJobs(database.db, ['test.count'])).toMatchObject({ ready: 0, running: 1 })
  expect(await releaseLost(database.db)).toEqual(['pool-killed'])
  expect(await countJobs(database.db, ['test.count'])).toMatchObject({ ready: 1, running: 0 })
})

test('a drain does not wait for the dead: what they held it runs itself', async () => {
  const done: number[] = []
  await put(1)
  await lockedBy('pool-killed', 0)
  await drainJobs(
    deps({ 'test.count': job(Numbered, async ({ number }) => void done.push(number)) }),
  )
  expect(done).toEqual([1])
}, 8000)

test('a runner that lives keeps its job however long it takes, a drain as well; one that is silent loses it', async () => {
  const ended = Promise.withResolvers<void>()
  let runs = 0
  await put(1)
  const slow = job(Numbered, async () => {
    runs += 1
    await ended.promise
  })
  const drained = drainJobs(deps({ 'test.count': slow }))
  await expect.poll(() => runs).toBe(1)
  const inFiveSeconds = () => wallClock.now().add({ seconds: 5 })
  expect(await releaseLost(database.db, inFiveSeconds())).toEqual([])
  expect((await countJobs(database.db, ['test.count'])).running).toBe(1)
  expect(await releaseLost(database.db, wallClock.now().add({ seconds: 30 }))).toHaveLength(1)
  ended.resolve()
  await drained
})

test('what a runner holds in the database and not in hand is given back, and what it works on is not', async () => {
  const ended = Promise.withResolvers<void>()
  const begun: number[] = []
  await put(1)
  const slow = job(Numbered, async ({ number }) => {
    begun.push(number)
    if (number === 1) await ended.promise
  })
  const runner = runJobs(deps({ 'test.count': slow }))
  await expect.poll(() => begun, { timeout: 5000 }).toEqual([1])
  // As PostgreSQL leaves it when it dies after the claim of the second job and before the answer.
  await put(2, { runAt: wallClock.now().add({ hours: 1 }) })
  const long = wallClock.now().subtract({ seconds: 11 })
  await database.asOwner(sql`
    update graphile_worker._private_jobs set locked_at = ${long}, run_at = ${long},
      locked_by = (select name from kernel.job_runner), attempts = 1
  `)
  await expect.poll(() => begun, { timeout: 8000 }).toEqual([1, 2])
  expect((await countJobs(database.db, ['test.count'])).running).toBe(1)
  ended.resolve()
  await expect
    .poll(() => countJobs(database.db, ['test.count']), { timeout: 5000 })
    .toEqual({ ready: 0, running: 0, waiting: 0, failed: 0 })
  await runner.stop()
}, 30_000)
