import { get } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../testing/world.ts'
import { wallClock } from './clock.ts'
import { transact } from './db.ts'
import { enqueue } from './jobs.ts'
import { openMetrics } from './metrics.ts'
import { startMetricsServer } from './metrics-server.ts'
import { emit } from './outbox.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const read = (port: number, path: string) =>
  new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    get({ host: '127.0.0.1', port, path }, response => {
      const parts: string[] = []
      response.setEncoding('utf8')
      response.on('data', part => parts.push(part))
      response.on('end', () => resolve({ status: response.statusCode, text: parts.join('') }))
    }).on('error', reject)
  })

test('tells requests, queues, connections and lag on a port of its own', async () => {
  const { db, pool } = database
  const metrics = openMetrics('web')
  metrics.watchPool(pool)
  metrics.watchQueues({ db, wall: wallClock, jobs: ['test.count'] })
  let ready = true
  const server = await startMetricsServer({
    registry: metrics.registry,
    port: 0,
    ready: async () => ready,
  })
  metrics.observeRequest('billing.read-bill', 404, 0.02)
  metrics.countShed()
  metrics.ledgerImbalance.set(0)
  metrics.count('code-sent')
  await transact(db, async tx => {
    await emit(tx, { accountId: null, kind: 'test.counted', payload: {} })
    await enqueue(tx, { name: 'test.count', payload: {} })
  })
  const { text } = await read(server.port, '/metrics')
  for (const line of [
    'http_requests_shed_total{role="web"} 1',
    'ledger_imbalance_cents{role="web"} 0',
    'signals_total{name="code-sent",role="web"} 1',
    'outbox_events{state="pending",role="web"} 1',
    'jobs{state="ready",role="web"} 1',
  ])
    expect(text).toContain(line)
  expect(text).toMatch(
    /http_request_duration_seconds_count\{.*route="billing.read-bill",status="4xx".*\} 1/,
  )
  expect(text).toMatch(/outbox_age_seconds\{role="web"\} 0\.\d+/)
  expect(text).toMatch(/event_loop_delay_p99_seconds\{role="web"\} \d/)
  expect((await read(server.port, '/ready')).status).toBe(200)
  ready = false
  expect((await read(server.port, '/ready')).status).toBe(503)
  expect((await read(server.port, '/')).status).toBe(404)
  await server.stop()
})
