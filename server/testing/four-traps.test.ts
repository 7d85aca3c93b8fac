import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSocket, sendRaw } from './raw-socket.ts'
import { type RunningServer, runServer } from './running-server.ts'
import { runOn, serverDatabase } from './server-database.ts'

// Proves V15.2.2 of docs/asvs.csv.
// Threat 26 of docs/threats.csv.
const maxInFlight = 20

let database: Awaited<ReturnType<typeof serverDatabase>>
let server: RunningServer
beforeAll(async () => {
  database = await serverDatabase()
  server = await runServer(database, { env: { MAX_IN_FLIGHT: String(maxInFlight) } })
}, 120_000)
afterAll(async () => {
  await server?.stop()
  await database.close()
})

const statusOf = async (path: string): Promise<number> => {
  const answer = await fetch(`${server.origin}${path}`).catch(() => undefined)
  await answer?.arrayBuffer().catch(() => undefined)
  return answer?.status ?? 0
}

const untilReady = async (withinMs: number): Promise<number> => {
  const started = performance.now()
  while ((await statusOf('/ready')) !== 200) {
    if (performance.now() - started > withinMs) throw new Error(`not ready: ${server.said()}`)
    await pause(20)
  }
  return performance.now() - started
}

/** Ends every connection of the server's login, those at work in the middle of a statement included. */
const cutConnections = async (): Promise<number> => {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query(
      `select pg_terminate_backend(pid) as cut, state from pg_stat_activity
       where datname = current_database() and usename = $1`,
      [new URL(database.url).username],
    )
    return rows.length
  } finally {
    await client.end()
  }
}

test('a connection that breaks while it is lent out takes a request with it, not the process', async () => {
  const pid = server.pid()
  let cut = 0
  for (let round = 0; round < 10; round += 1) {
    const calls = Array.from({ length: 15 }, () => statusOf('/api/offers'))
    const probes = Array.from({ length: 5 }, () => statusOf('/ready'))
    cut += await cutConnections()
    expect((await Promise.all([...calls, ...probes])).filter(status => status === 0)).toEqual([])
  }
  expect(cut).toBeGreaterThan(10)
  await untilReady(5000)
  expect(server.pid()).toBe(pid)
  expect(server.isRunning()).toBe(true)
}, 60_000)

test('a statement under way when its connection is cut answers its request and spares the process', async () => {
  const blocker = new pg.Client({ connectionString: database.ownerUrl })
  await blocker.connect()
  await blocker.query('begin; lock table kernel.probe in access exclusive mode')
  const probes = Array.from({ length: 4 }, () => statusOf('/ready'))
  await pause(300)
  expect(await cutConnections()).toBeGreaterThan(3)
  expect(new Set(await Promise.all(probes))).toEqual(new Set([503]))
  await blocker.query('rollback')
  await blocker.end()
  await untilReady(5000)
  expect(server.isRunning()).toBe(true)
}, 30_000)

test('ten times too many requests are refused with a time to come back, and aborted ones leave no trace', async () => {
  const blocker = new pg.Client({ connectionString: database.ownerUrl })
  await blocker.connect()
  await blocker.query(
    'begin; lock table kernel.limit_window, kernel.business_clock in access exclusive mode',
  )
  const begun = Array.from({ length: maxInFlight }, () => {
    const abort = new AbortController()
    const call = fetch(`${server.origin}/api/operator`, { signal: abort.signal }).catch(
      () => 'aborted',
    )
    return { abort, call }
  })
  await pause(500)
  const started = performance.now()
  const surplus = await Promise.all(
    Array.from({ length: maxInFlight * 9 }, () => fetch(`${server.origin}/api/operator`)),
  )
  const tookMs = performance.now() - started
  expect(new Set(surplus.map(({ status }) => status))).toEqual(new Set([503]))
  expect(surplus.every(({ headers }) => Number(headers.get('retry-after')) > 0)).toBe(true)
  expect(tookMs).toBeLessThan(3000)
  expect(await statusOf('/health')).toBe(200)
  for (const { abort } of begun) abort.abort()
  expect(new Set(await Promise.all(begun.map(({ call }) => call)))).toEqual(new Set(['aborted']))
  await blocker.query('rollback')
  await blocker.end()
  await pause(1000)
  for (let round = 0; round < 5; round += 1) {
    const calls = Array.from({ length: maxInFlight - 2 }, () => statusOf('/api/operator'))
    expect(new Set(await Promise.all(calls))).toEqual(new Set([200]))
  }
}, 60_000)

test('clients that never finish their headers or body are closed, and others are served meanwhile', async () => {
  const closed: number[] = []
  const started = performance.now()
  const slow = Array.from({ length: 200 }, (_, index) => {
    const socket = openSocket(server.origin)
    socket.on('close', () => closed.push(performance.now() - started))
    socket.write('POST /api/sign-in HTTP/1.1\r\nHost: localhost\r\n')
    if (index % 2 === 0)
      socket.write('Content-Type: application/json\r\nContent-Length: 900\r\n\r\n{')
    return socket
  })
  const drip = setInterval(() => {
    for (const [index, socket] of slow.entries())
      if (socket.writable) socket.write(index % 2 === 0 ? ' ' : 'X-A: b\r\n')
  }, 1000)
  const served: number[] = []
  while (closed.length < slow.length && performance.now() - started < 25_000) {
    const before = performance.now()
    const { text } = await sendRaw(
      server.origin,
      'GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    )
    expect(text).toMatch(/^HTTP\/1\.1 200 /)
    served.push(performance.now() - before)
    await pause(100)
  }
  clearInterval(drip)
  for (const socket of slow) socket.destroy()
  expect(closed).toHaveLength(slow.length)
  expect(closed.toSorted((x, y) => x - y)[99]).toBeLessThan(12_000)
  expect(served.toSorted((x, y) => x - y)[Math.floor(served.length * 0.99)]).toBeLessThan(500)
}, 60_000)

test('a database that reads but cannot write makes the server not ready, and it is ready again by itself', async () => {
  expect(await statusOf('/ready')).toBe(200)
  await runOn(database.ownerUrl, 'revoke insert, update on kernel.probe from ligne_claire_server')
  expect(await statusOf('/ready')).toBe(503)
  expect(await statusOf('/health')).toBe(200)
  expect(await statusOf('/api/offers')).toBe(200)
  await runOn(database.ownerUrl, 'grant insert, update on kernel.probe to ligne_claire_server')
  expect(await statusOf('/ready')).toBe(200)
})
