import { createHmac } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clockAt } from '../../kernel/clock.ts'
import { openHost } from '../../kernel/http/host.ts'
import { testKeys } from '../../testing/test-keys.ts'
import { csvOf, itemOf, type UsageWorld, usageWorld } from '../../testing/usage-world.ts'
import { mountIntake } from './mount-intake.ts'
import { mountUsage } from './mount-usage.ts'

// Proves V13.2.1 of docs/asvs.csv.
// Threat 44 of docs/threats.csv.
const secret = 'secret-of-the-test'
const now = Temporal.Instant.from('2026-11-22T12:00:00Z')
const app = openHost({
  publicOrigin: 'http://127.0.0.1:4000',
  trustedProxies: [],
  maxInFlight: 50,
  bodyLimitBytes: 1_000_000,
  maxConnections: 100,
  onFault: error => {
    throw error
  },
})
let world: UsageWorld
beforeAll(async () => {
  world = await usageWorld()
  const zone = 'Europe/Paris'
  mountIntake(app, {
    db: world.db,
    wall: clockAt(now),
    secret,
    keys: testKeys(),
    zone,
    check: async () => [],
  })
  mountUsage(app, world.deps)
})
afterAll(async () => {
  await app.close()
  await world.close()
})

const deliver = (payload: Buffer, key = secret, headers: Record<string, string> = {}) => {
  const stamp = Math.floor(now.epochMilliseconds / 1000)
  const digest = createHmac('sha256', key).update(`${stamp}.`).update(payload).digest('hex')
  return app.inject({
    method: 'POST',
    url: '/intake/usage',
    headers: {
      'content-type': 'application/gzip',
      'x-signature': `t=${stamp},v1=${digest}`,
      'x-file-name': '../../etc/passwd',
      ...headers,
    },
    payload,
  })
}
const files = () => world.db.selectFrom('usage.file').selectAll().execute()

test('a signed file is taken once, with the job that settles it', async () => {
  const line = await world.addCustomer([itemOf('mobile-2h')])
  const payload = gzipSync(csvOf([{ lineIdentifier: line.mobile }]))
  const first = await deliver(payload)
  expect([first.statusCode, first.json().duplicate]).toEqual([202, false])
  const again = await deliver(payload)
  expect([again.statusCode, again.json()]).toEqual([202, { ...first.json(), duplicate: true }])
  expect(await files()).toMatchObject([{ state: 'received', name: '.._.._etc_passwd' }])
})

test('the same file delivered many times at once is one file', async () => {
  const payload = Buffer.from(csvOf([{ recordId: 'at-once' }]))
  const answers = await Promise.all(Array.from({ length: 8 }, () => deliver(payload)))
  expect(new Set(answers.map(answer => answer.json().fileId)).size).toBe(1)
  expect(answers.filter(answer => !answer.json().duplicate)).toHaveLength(1)
})

test('a file signed with another secret, or empty, or too large, leaves nothing', async () => {
  const before = await files()
  expect((await deliver(Buffer.from('x'), 'another')).statusCode).toBe(401)
  expect((await deliver(Buffer.alloc(0))).statusCode).toBe(400)
  expect((await deliver(Buffer.alloc(2_000_000))).statusCode).toBe(413)
  expect((await deliver(Buffer.from('y'), secret, { 'x-source': 'A b' })).statusCode).toBe(400)
  expect(await files()).toEqual(before)
})
