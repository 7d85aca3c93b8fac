import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, runServer } from './running-server.ts'
import { serverDatabase } from './server-database.ts'

const perAddress = 12
const perSharedAddress = 30

let database: Awaited<ReturnType<typeof serverDatabase>>
let server: RunningServer
beforeAll(async () => {
  database = await serverDatabase()
  const env = {
    CONNECTIONS_PER_ADDRESS: String(perAddress),
    CONNECTIONS_PER_SHARED_ADDRESS: String(perSharedAddress),
    SHARED_RANGES: '127.0.1.0/24',
    TRUSTED_PROXIES: '127.0.2.1',
  }
  server = await runServer(database, { env })
}, 120_000)
afterAll(async () => {
  await server?.stop()
  await database.close()
})

type Opened = { readonly socket: Socket; readonly isClosed: () => boolean; answer: string }

/** A connection from one of the addresses of this machine, that says nothing. */
const openFrom = (localAddress: string): Opened => {
  const { hostname: host, port } = new URL(server.origin)
  const socket = connect({ host, port: Number(port), localAddress })
  let closed = false
  const opened: Opened = { socket, isClosed: () => closed, answer: '' }
  socket.on('error', () => undefined)
  socket.on('close', () => {
    closed = true
  })
  socket.on('data', part => {
    opened.answer += part
  })
  return opened
}

/** Opens many at once; answers those that the server left open. */
const manyFrom = async (address: string, count: number) => {
  const all = Array.from({ length: count }, () => openFrom(address))
  await pause(1500)
  return all.filter(({ isClosed }) => !isClosed())
}

const close = async (opened: readonly Opened[]) => {
  for (const { socket } of opened) socket.destroy()
  await pause(300)
}

const isServed = async (address: string): Promise<boolean> => {
  const opened = openFrom(address)
  opened.socket.write('GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
  for (let tries = 0; tries < 100 && !opened.isClosed(); tries += 1) await pause(20)
  opened.socket.destroy()
  return opened.answer.startsWith('HTTP/1.1 200 ')
}

test('an address holds no more connections than its share, and the others are served meanwhile', async () => {
  const held = await manyFrom('127.0.0.9', 3 * perAddress)
  expect(held).toHaveLength(perAddress)
  expect(await isServed('127.0.0.9')).toBe(false)
  expect(await isServed('127.0.0.10')).toBe(true)
  await close(held.slice(0, 1))
  expect(await isServed('127.0.0.9')).toBe(true)
  await close(held)
  expect(await manyFrom('127.0.0.9', perAddress)).toHaveLength(perAddress)
}, 30_000)

test('an address that many people share holds more, and a proxy of ours as many as the port allows', async () => {
  const shared = await manyFrom('127.0.1.7', perSharedAddress + 10)
  expect(shared).toHaveLength(perSharedAddress)
  const proxied = await manyFrom('127.0.2.1', perSharedAddress + 10)
  expect(proxied).toHaveLength(perSharedAddress + 10)
  await close([...shared, ...proxied])
}, 30_000)

test('what was refused is counted, and a range that is none is told at the start', async () => {
  const { text } = await metricsOf(server)
  expect(
    Number(/signals_total\{name="connection-refused".*\} (\d+)/.exec(text)?.[1]),
  ).toBeGreaterThan(30)
  await expect(
    runServer(database, { env: { SHARED_RANGES: '10.0.0.0/33' }, readyWithinMs: 20_000 }),
  ).rejects.toThrow('10.0.0.0/33')
}, 60_000)

const metricsOf = async ({ metricsUrl }: RunningServer) => {
  const answer = await fetch(`${metricsUrl}/metrics`)
  return { text: await answer.text() }
}
