import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Compile } from 'typebox/compile'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Activation } from '../../contract/activation.ts'
import { type OperatorWorld, startOperatorWorld } from '../testing/operator-world.ts'
import { type StandInPortal, standInPortal } from '../testing/stand-in-portal.ts'

let world: OperatorWorld
let portal: StandInPortal
let now = ''

beforeEach(async () => {
  world = await startOperatorWorld()
  portal = standInPortal(world)
  now = '2026-08-01T05:00:00Z'
  world.answers.set('GET /demo/clock', () => ({ status: 200, body: { now } }))
  world.answers.set('POST /demo/clock', ({ body }) => {
    const { to } = JSON.parse(body.toString())
    if (Temporal.Instant.compare(to, now) < 0)
      return { status: 409, body: { detail: `backward: ${to}` } }
    now = to
    return { status: 200, body: { now } }
  })
  world.answers.set('POST /intake/usage', () => ({
    status: 202,
    body: { fileId: 'f', duplicate: false },
  }))
})
afterEach(() => world.stop())

const end = '2026-11-22T21:00:00Z'
const live = (body: object = { end }) =>
  fetch(`${world.desk}/history`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
const askedFor = (path: string) => world.asked.filter(asked => asked.path === path)

test('the history is lived through the doors of the server, once', async () => {
  expect((await fetch(`${world.desk}/demo.json`)).status).toBe(404)
  const lived = await live()
  expect(await lived.json()).toMatchObject({ start: '2026-08-01', end })
  expect(lived.status).toBe(200)
  expect(now).toBe(end)

  const contract = Compile(Activation)
  const sales = askedFor('/intake/activations').map(({ body }) => JSON.parse(body.toString()))
  expect(sales).toHaveLength(60)
  for (const sale of sales) expect([...contract.Errors(sale)]).toEqual([])
  expect(sales.filter(({ card }) => card?.automatic)).toHaveLength(56)

  const files = askedFor('/intake/usage')
  expect(files.length).toBeGreaterThan(8)
  expect(new Set(files.map(({ headers }) => headers['x-file-name'])).size).toBe(files.length)
  for (const { body } of files) expect(gunzipSync(body).toString()).toMatch(/recordId/)

  const before = world.asked.length
  expect((await live()).status).toBe(200)
  expect(world.asked).toHaveLength(before)
}, 60_000)

test('four people sign up with codes of their own phone or mailbox and pay by hand, with 3-D Secure too', async () => {
  await live()
  expect(portal.owners.size).toBe(4)
  expect(portal.paid.length).toBeGreaterThanOrEqual(8)
  expect([...portal.cards].sort()).toEqual(['3184', '4242'])
  const demo = JSON.parse(await (await fetch(`${world.desk}/demo.json`)).text())
  expect(demo.logins).toHaveLength(4)
  expect(demo.contracts).toHaveLength(6)
  expect(demo.logins[0]).toMatchObject({
    name: 'Camille Lefèvre',
    role: 'customer: single',
    password: 'encre-papier-fil-42',
  })
  expect(demo.portal).toBe(world.config.server.publicUrl)
}, 60_000)

test('the same seed delivers the same files and sales', async () => {
  const deliveries = () =>
    world.asked
      .filter(({ path }) => path.startsWith('/intake/'))
      .map(({ body }) => body.toString('base64'))
  await live({ end: '2026-09-05T10:00:00Z' })
  const first = deliveries()
  await world.stop()
  world = await startOperatorWorld()
  standInPortal(world)
  now = '2026-08-01T05:00:00Z'
  world.answers.set('GET /demo/clock', () => ({ status: 200, body: { now } }))
  world.answers.set('POST /demo/clock', ({ body }) => {
    now = JSON.parse(body.toString()).to
    return { status: 200, body: { now } }
  })
  await live({ end: '2026-09-05T10:00:00Z' })
  expect(deliveries()).toEqual(first)
}, 60_000)

test('a step that fails is named, and the history is not said to be lived', async () => {
  world.answers.set('POST /intake/activations', () => ({
    status: 400,
    body: { code: 'invalid-input' },
  }))
  const broken = await live()
  expect(broken.status).toBe(502)
  expect(await broken.json()).toMatchObject({
    title: expect.stringMatching(/^the history broke at activate \d+$/),
    detail: expect.stringContaining('invalid-input'),
  })
  expect(existsSync(join(world.config.dataDir, 'operator', 'demo.json'))).toBe(false)
  expect((await fetch(`${world.desk}/demo.json`)).status).toBe(404)
})
