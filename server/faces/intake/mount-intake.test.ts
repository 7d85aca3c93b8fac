import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clockAt } from '../../kernel/clock.ts'
import { openHost } from '../../kernel/http/host.ts'
import { sampleActivation } from '../../testing/sample-activation.ts'
import { testKeys } from '../../testing/test-keys.ts'
import { type UsageWorld, usageWorld } from '../../testing/usage-world.ts'
import { checkActivation } from './check-activation.ts'
import { mountIntake } from './mount-intake.ts'

const secret = 'secret-of-the-test'
const now = Temporal.Instant.from('2026-11-22T12:00:00Z')
const faults: unknown[] = []
const app = openHost({
  publicOrigin: 'http://localhost:3000',
  trustedProxies: [],
  maxInFlight: 50,
  bodyLimitBytes: 1_000_000,
  maxConnections: 100,
  onFault: error => faults.push(error),
})
let database: UsageWorld
beforeAll(async () => {
  database = await usageWorld()
  mountIntake(app, {
    db: database.db,
    wall: clockAt(now),
    keys: testKeys(),
    secret,
    zone: 'Europe/Paris',
    check: checkActivation(database.pack.brand.billing.billingDays),
  })
})
afterAll(async () => {
  await app.close()
  await database.close()
  expect(faults).toEqual([])
})

const deliver = (payload: string, signedAt = now, key = secret) => {
  const stamp = Math.floor(signedAt.epochMilliseconds / 1000)
  const digest = createHmac('sha256', key).update(`${stamp}.${payload}`).digest('hex')
  return app.inject({
    method: 'POST',
    url: '/intake/activations',
    headers: { 'content-type': 'application/json', 'x-signature': `t=${stamp},v1=${digest}` },
    payload,
  })
}

test('a signed activation opens the account once', async () => {
  const payload = JSON.stringify(sampleActivation())
  const first = await deliver(payload)
  expect(first.statusCode).toBe(201)
  const again = await deliver(payload)
  expect([again.statusCode, again.json()]).toEqual([200, first.json()])
})

test('another content under the same external id is a conflict', async () => {
  await deliver(
    JSON.stringify(
      sampleActivation({ externalId: 'x', number: '30000001', mobile: '+33639983001' }),
    ),
  )
  const other = sampleActivation({ externalId: 'x', number: '30000002', mobile: '+33639983002' })
  expect((await deliver(JSON.stringify(other))).statusCode).toBe(409)
})

test('a broken activation is told where it is wrong', async () => {
  const wrong = await deliver(JSON.stringify({ ...sampleActivation(), account: {} }))
  expect(wrong.statusCode).toBe(400)
  expect(wrong.json().faults.join()).toContain('/account')
  expect((await deliver('{')).statusCode).toBe(400)
})

test('what the operator does not sell, or a day on which it does not bill, is never put in service', async () => {
  const sample = sampleActivation({
    externalId: 'unsold',
    number: '30000009',
    mobile: '+33639983009',
  })
  const unsold = {
    ...sample,
    account: { ...sample.account, billingDay: 24 },
    contracts: sample.contracts.map(contract => ({ ...contract, signedOn: '2019-01-01' })),
  }
  const unknown = JSON.parse(JSON.stringify(sample).replace('mobile-200go', 'no-such-offer'))
  expect((await deliver(JSON.stringify(unknown))).json().faults.join()).toContain('offerCode')
  const refused = await deliver(JSON.stringify(unsold))
  expect([refused.statusCode, refused.json().faults.join()]).toEqual([
    400,
    expect.stringContaining('/account/billingDay'),
  ])
  const { rows } = await database.pool.query(
    "select 1 from customers.account where external_id = 'unsold'",
  )
  expect(rows).toEqual([])
})

test.each([
  ['another secret', now, 'not-the-secret'],
  ['a stamp six minutes old', now.subtract({ minutes: 6 }), secret],
  ['a stamp six minutes ahead', now.add({ minutes: 6 }), secret],
])('V4.1.5: a delivery signed with %s is refused', async (_what, at, key) => {
  const refused = await deliver(
    JSON.stringify(sampleActivation({ externalId: 'refused' })),
    at,
    key,
  )
  expect(refused.statusCode).toBe(401)
  const { rows } = await database.pool.query(
    "select 1 from customers.account where external_id = 'refused'",
  )
  expect(rows).toEqual([])
})
