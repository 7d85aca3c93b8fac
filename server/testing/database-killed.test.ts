import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPostgres } from '../../tools/start/postgres.mjs'
import { startThrowAway } from '../../tools/start/throw-away.mjs'
import { intakeOf, personOfCanaries, putInService } from './person-of-canaries.ts'
import { type RunningServer, runServer } from './running-server.ts'
import { usageFileOf } from './sample-usage.ts'

let cluster: Awaited<ReturnType<typeof startThrowAway>>
let server: RunningServer
beforeAll(async () => {
  cluster = await startThrowAway({ fsync: true })
  server = await runServer(cluster)
}, 120_000)
afterAll(async () => {
  await server?.stop()
  cluster.discard()
})

const recordsInAFile = 50
/** A job that failed at each death waits 3, 7 and 20 seconds; one that its runner lost is given back after ten. */
const settledWithinMs = 60_000

/** Reads and deliveries without pause, until told that it is over; answers how many reads and how many files had an answer. */
const load = async (isOver: () => boolean, mobile: string) => {
  let answered = 0
  let delivered = 0
  const read = async () => {
    while (!isOver()) {
      const answer = await fetch(`${server.origin}/api/operator`).catch(() => undefined)
      await answer?.arrayBuffer()
      if (answer !== undefined) answered += 1
      await pause(20)
    }
  }
  const deliver = async () => {
    while (!isOver()) {
      const file = usageFileOf(mobile, '2026-11-22T10:00:00Z', recordsInAFile)
      const { kind } = await intakeOf(server).deliverFile(file)
      if (kind === 'accepted') delivered += 1
      await pause(20)
    }
  }
  await Promise.all([read(), read(), deliver(), deliver()])
  return { answered, delivered }
}

/** How many files are settled and how many records rated, once no file waits any more. */
const settled = async () => {
  const client = new pg.Client({ connectionString: cluster.ownerUrl })
  await client.connect()
  try {
    for (const deadline = performance.now() + settledWithinMs; ; await pause(100)) {
      const { rows } = await client.query(`
        select count(*) filter (where state = 'settled')::int4 as files,
               count(*) filter (where state = 'received')::int4 as waiting,
               (select count(*) from usage.rated_record)::int4 as rated from usage.file`)
      const { files, waiting, rated } = rows[0]
      if (waiting === 0 || performance.now() > deadline) return { files, rated }
    }
  } finally {
    await client.end()
  }
}

test('V16.5.4 PostgreSQL killed three times under load: the process stays, and is ready two seconds after its return', async () => {
  const pid = server.pid()
  const person = personOfCanaries('DORA', 4)
  await putInService(server, person)
  const recoveriesMs: number[] = []
  let postmaster = cluster.pid
  let over = false
  const work = load(() => over, person.mobile)
  for (let kill = 0; kill < 3; kill += 1) {
    await pause(1500)
    process.kill(postmaster, 'SIGKILL')
    await pause(1000)
    expect(await server.isReady()).toBe(false)
    postmaster = (await startPostgres({ dataDir: join(cluster.folder, 'pg'), fsync: true })).pid
    const back = performance.now()
    while (!(await server.isReady()) && performance.now() - back < 20_000) await pause(20)
    recoveriesMs.push(performance.now() - back)
  }
  over = true
  const { answered, delivered } = await work
  expect(answered).toBeGreaterThan(20)
  expect(server.isRunning(), server.said().slice(-2000)).toBe(true)
  expect(server.pid()).toBe(pid)
  expect(Math.max(...recoveriesMs)).toBeLessThan(2000)
  expect(delivered).toBeGreaterThan(4)
  expect(await settled()).toEqual({ files: delivered, rated: delivered * recordsInAFile })
}, 200_000)
