import { createHmac } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { httpBrowser } from './http-browser.ts'
import {
  intakeOf,
  paidByCard,
  personOfCanaries,
  putInService,
  signedIn,
  signedUp,
  startPaying,
} from './person-of-canaries.ts'
import { openSocket } from './raw-socket.ts'
import { type RunningServer, runServer } from './running-server.ts'
import { usageFileOf } from './sample-usage.ts'
import { serverDatabase } from './server-database.ts'

let database: Awaited<ReturnType<typeof serverDatabase>>
let server: RunningServer
beforeAll(async () => {
  database = await serverDatabase()
  server = await runServer(database, { env: { MAX_IN_FLIGHT: '5' } })
}, 120_000)
afterAll(async () => {
  await server?.stop()
  await database.close()
})

/** A figure as the metrics port tells it; 0 while it was never counted. */
const figure = async (name: string, labels: Readonly<Record<string, string>> = {}) => {
  const text = await (await fetch(`${server.metricsUrl}/metrics`)).text()
  const found = text
    .split('\n')
    .filter(line => line.startsWith(`${name}{`))
    .filter(line =>
      Object.entries(labels).every(([key, value]) => line.includes(`${key}="${value}"`)),
    )
  return found.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)
}

const signal = (name: string) => figure('signals_total', { name })
const requests = (route: string, status: string) =>
  figure('http_request_duration_seconds_count', { route, status })

test('requests are counted by route and class of status, those abandoned by their client too', async () => {
  const ask = async (path: string) => (await fetch(`${server.origin}${path}`)).arrayBuffer()
  for (let turn = 0; turn < 3; turn += 1) await ask('/api/operator')
  await ask('/api/bills')
  await ask('/api/nothing-of-the-kind')
  await ask('/health')
  expect(await requests('platform.readOperator', '2xx')).toBe(3)
  expect(await requests('billing.listBills', '4xx')).toBe(1)
  expect(await requests('other', '4xx')).toBe(1)
  const socket = openSocket(server.origin)
  socket.write(
    'POST /api/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{',
  )
  await pause(200)
  socket.destroy()
  await expect.poll(() => requests('identity.signIn', '4xx')).toBe(1)
})

test('a request told to come back is counted as such', async () => {
  const blocker = new pg.Client({ connectionString: database.ownerUrl })
  await blocker.connect()
  await blocker.query('begin; lock table kernel.business_clock in access exclusive mode')
  const calls = Array.from({ length: 12 }, () => fetch(`${server.origin}/api/operator`))
  await pause(500)
  await blocker.query('rollback')
  await blocker.end()
  const refused = (await Promise.all(calls)).filter(({ status }) => status === 503)
  expect(refused.length).toBeGreaterThan(0)
  expect(await figure('http_requests_shed_total')).toBe(refused.length)
})

test('codes, sign-ins, messages, usage, webhooks and payments leave their signs', async () => {
  const person = personOfCanaries('METER', 77)
  await putInService(server, person)
  const browser = await signedUp(server, person)
  expect(await signal('code-sent')).toBe(1)
  expect(await signal('code-verified')).toBe(1)
  const stranger = httpBrowser(server.origin, server.publicOrigin)
  const wrong = { identifier: person.email, password: 'une autre phrase assez longue' }
  for (let turn = 0; turn < 2; turn += 1)
    await stranger.ask('POST', '/api/sign-in', { body: wrong })
  expect(await signal('sign-in-failed')).toBe(2)
  expect(await signal('sign-in-succeeded')).toBe(0)
  await signedIn(server, person)
  expect(await signal('sign-in-succeeded')).toBe(1)
  const clock = await server.operator.clock.read()
  if (clock.kind !== 'read') throw new Error(clock.problem)
  await intakeOf(server).deliverFile(usageFileOf(person.mobile, clock.now, 25))
  await expect.poll(() => signal('usage-record-accepted'), { timeout: 15_000 }).toBe(25)
  const to = Temporal.Instant.from(clock.now)
    .add({ hours: 33 * 24 })
    .toString()
  await server.operator.clock.moveTo(to)
  const { body } = await browser.insist('GET', '/api/bills')
  expect(await paidByCard(browser, await startPaying(browser, body.bills[0]))).toBe('succeeded')
  await expect.poll(() => signal('webhook-received'), { timeout: 15_000 }).toBeGreaterThan(0)
  expect(await signal('payment-succeeded')).toBe(1)
  expect(await signal('message-sent')).toBeGreaterThanOrEqual(3)
  const signature = createHmac('sha256', 'another secret').update('1.{}').digest('hex')
  await fetch(`${server.origin}/hooks/psp`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'stripe-signature': `t=1,v1=${signature}` },
    body: '{}',
  })
  expect(await signal('webhook-refused')).toBe(1)
}, 90_000)
