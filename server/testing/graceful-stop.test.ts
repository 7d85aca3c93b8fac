import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSocket } from './raw-socket.ts'
import { type RunningServer, runServer } from './running-server.ts'
import { serverDatabase } from './server-database.ts'

const drainWaitMs = 1000
/** How often the balancer looks at `/ready`. */
const lookEveryMs = 200

let database: Awaited<ReturnType<typeof serverDatabase>>
let servers: readonly RunningServer[]
beforeAll(async () => {
  database = await serverDatabase()
  const env = { DRAIN_WAIT_MS: String(drainWaitMs) }
  servers = [await runServer(database, { env }), await runServer(database, { env })]
}, 150_000)
afterAll(async () => {
  for (const server of servers ?? []) await server.stop()
  await database.close()
}, 60_000)

/** A balancer before the servers: looks at their readiness, shares requests among those that are, never asks twice. */
const balanced = (isOver: () => boolean) => {
  const ready = new Set(servers)
  const answers = new Map<string, number>()
  const note = (answer: string) => answers.set(answer, (answers.get(answer) ?? 0) + 1)
  const look = async () => {
    while (!isOver()) {
      for (const server of servers)
        if (await server.isReady()) ready.add(server)
        else ready.delete(server)
      await pause(lookEveryMs)
    }
  }
  const ask = async (rank: number) => {
    for (let turn = rank; !isOver(); turn += 1) {
      const among = [...ready]
      const server = among[turn % among.length]
      if (server === undefined) note('nobody is ready')
      else
        await fetch(`${server.origin}/api/operator`).then(
          async answer => {
            await answer.arrayBuffer()
            note(String(answer.status))
          },
          error => note(`no answer: ${error.cause?.code ?? error}`),
        )
      await pause(5)
    }
  }
  return { answers, done: Promise.all([look(), ...[0, 1, 2, 3, 4, 5].map(ask)]) }
}

const isListening = (server: RunningServer) =>
  fetch(`${server.origin}/health`).then(
    answer => answer.ok,
    () => false,
  )

test('a server that is told to stop behind a balancer answers everything it accepted, and no request is lost', async () => {
  const [first, second] = servers
  if (first === undefined || second === undefined) throw new Error('two servers were asked for')
  let over = false
  const { answers, done } = balanced(() => over)
  await pause(1000)
  const blocker = new pg.Client({ connectionString: database.ownerUrl })
  await blocker.connect()
  await blocker.query(
    'begin; lock table catalog.publication, catalog.version in access exclusive mode',
  )
  const slow = fetch(`${first.origin}/api/offers`)
  await pause(200)
  const pid = first.pid()
  process.kill(pid, 'SIGTERM')
  const told = performance.now()
  await pause(300)
  expect(await first.isReady()).toBe(false)
  expect(await isListening(first), 'it still serves those who have not looked').toBe(true)
  const connection = (await fetch(`${first.origin}/health`)).headers.get('connection')
  expect(connection).toBe('close')
  await pause(drainWaitMs)
  expect(await isListening(first)).toBe(false)
  expect(first.isRunning(), 'it waits for what it accepted').toBe(true)
  await blocker.query('rollback')
  await blocker.end()
  expect((await slow).status).toBe(200)
  while (first.isRunning()) await pause(10)
  expect(performance.now() - told).toBeLessThan(10_000)
  await first.start()
  await pause(1000)
  over = true
  await done
  expect([...answers.keys()]).toEqual(['200'])
  expect(answers.get('200')).toBeGreaterThan(100)
}, 60_000)

test('what does not end is cut after ten seconds: a stop has an end', async () => {
  const [first] = servers
  if (first === undefined) throw new Error('a server was asked for')
  const socket = openSocket(first.origin)
  socket.write(
    'POST /api/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n',
  )
  socket.write('Content-Length: 900\r\n\r\n{')
  await pause(500)
  process.kill(first.pid(), 'SIGTERM')
  const told = performance.now()
  while (first.isRunning() && performance.now() - told < 30_000) await pause(20)
  const tookMs = performance.now() - told
  expect(tookMs).toBeGreaterThan(drainWaitMs + 9000)
  expect(tookMs).toBeLessThan(drainWaitMs + 10_000 + 2500)
  socket.destroy()
}, 60_000)
