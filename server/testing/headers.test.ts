import { afterAll, beforeAll, expect, test } from 'vitest'
import { httpBrowser, type Reply } from './http-browser.ts'
import { type Operation, requestOf } from './operations.ts'
import { sendRaw } from './raw-socket.ts'
import { type RunningServer, runServer } from './running-server.ts'
import { serverDatabase } from './server-database.ts'
import { asked, readOperations } from './two-people.ts'

let database: Awaited<ReturnType<typeof serverDatabase>>
let server: RunningServer
let answers: readonly { readonly of: string; readonly reply: Reply }[]
beforeAll(async () => {
  database = await serverDatabase()
  server = await runServer(database)
  answers = await everyAnswer(await readOperations(server))
}, 120_000)
afterAll(async () => {
  await server?.stop()
  await database.close()
})

const nobodys = '0199aa11-2233-7abc-8def-0123456789ab'

/** One answer of each operation to a visitor of another site, and of what stands beside the API. */
const everyAnswer = async (operations: readonly Operation[]) => {
  const visitor = httpBrowser(server.origin, server.publicOrigin)
  const found = []
  for (const operation of operations) {
    const { method, path, body } = requestOf(operation, () => nobodys)
    const wish = asked(body === undefined ? {} : { body })
    found.push({ of: operation.id, reply: await visitor.ask(method, path, wish) })
  }
  for (const path of [
    '/health',
    '/ready',
    '/version',
    '/api/openapi.json',
    '/api/nothing',
    '/.well-known/security.txt',
  ])
    found.push({ of: path, reply: await visitor.ask('GET', path) })
  return found
}

const without = (name: string, right: RegExp) =>
  answers.filter(({ reply }) => !right.test(reply.headers.get(name) ?? '')).map(({ of }) => of)

test('V3.4.1 V3.4.4 V3.4.5 V3.4.6 V3.4.8 V3.2.1 every answer is bound to TLS, to its type, to our frames and to nobody', () => {
  expect(answers.length).toBeGreaterThan(60)
  expect(without('strict-transport-security', /^max-age=63072000; includeSubDomains$/)).toEqual([])
  expect(without('x-content-type-options', /^nosniff$/)).toEqual([])
  expect(without('referrer-policy', /^same-origin$/)).toEqual([])
  expect(without('content-security-policy', /frame-ancestors 'none'/)).toEqual([])
  expect(without('content-security-policy', /sandbox/)).toEqual([])
  expect(without('cross-origin-opener-policy', /^same-origin$/)).toEqual([])
  expect(without('cross-origin-resource-policy', /^same-origin$/)).toEqual([])
})

test('V3.4.2 no other origin is allowed to read an answer', async () => {
  const foreign = { origin: 'https://evil.example', 'access-control-request-method': 'GET' }
  for (const method of ['GET', 'OPTIONS']) {
    const { headers } = await fetch(`${server.origin}/api/operator`, { method, headers: foreign })
    expect([...headers.keys()].filter(name => name.startsWith('access-control-'))).toEqual([])
  }
})

test('V13.4.6 no answer names a component or its version', () => {
  for (const { reply } of answers) {
    for (const name of ['server', 'x-powered-by', 'via', 'x-sveltekit-page'])
      expect(reply.headers.get(name)).toBeNull()
    expect(reply.text).not.toMatch(/fastify|kysely|postgres|node\.js|svelte/i)
  }
})

test('V13.4.1 V13.4.3 V13.4.7 no folder is listed, and no file of the project is served', async () => {
  const visitor = httpBrowser(server.origin, server.publicOrigin)
  const tried = [
    '/.git/HEAD',
    '/.git/',
    '/.env',
    '/package.json',
    '/server/main.ts',
    '/node_modules/',
    '/data/keys.json',
    '/_app/',
    '/_app/immutable/',
    '/brands/sfr/brand.yaml',
    '/%2e%2e/package.json',
    '/server/schema.sql',
  ]
  for (const path of tried) {
    const { status, text } = await visitor.ask('GET', path)
    expect([path, status]).toEqual([path, 404])
    expect(text).not.toMatch(/ref: refs|"dependencies"|import |create table|Index of/)
  }
})

test('V13.4.4 TRACE is answered by nobody', async () => {
  const request =
    'TRACE /api/operator HTTP/1.1\r\nHost: localhost\r\nCookie: a=secret\r\nConnection: close\r\n\r\n'
  const { text } = await sendRaw(server.origin, request)
  expect(text).toMatch(/^HTTP\/1\.1 (4\d\d|501)/)
  expect(text).not.toContain('a=secret')
})

test('V13.4.5 what is measured is told on a port of its own only', async () => {
  const visitor = httpBrowser(server.origin, server.publicOrigin)
  for (const path of ['/metrics', '/api/metrics', '/debug', '/intake/usage', '/demo/clock'])
    expect((await visitor.ask('GET', path)).status).toBe(404)
  expect((await fetch(`${server.metricsUrl}/metrics`)).status).toBe(200)
})

test('V3.5.6 no answer is wrapped in a function of the caller’s choice', async () => {
  const visitor = httpBrowser(server.origin, server.publicOrigin)
  for (const name of ['callback', 'jsonp', 'cb']) {
    const { status, text } = await visitor.ask('GET', `/api/operator?${name}=evil`)
    expect(status).toBe(400)
    expect(text.startsWith('evil')).toBe(false)
  }
})

test('V4.1.3 V15.3.4 an address told by whoever is no proxy of ours counts for nothing', async () => {
  const visitor = httpBrowser(server.origin, server.publicOrigin)
  const statuses: number[] = []
  for (let n = 0; n < 13; n += 1) {
    const body = { identifier: `forwarded-${n}@exemple.example`, password: 'not a password' }
    const headers = { 'x-forwarded-for': `198.51.100.${n}`, forwarded: `for=198.51.100.${n}` }
    statuses.push((await visitor.ask('POST', '/api/sign-in', { body, headers })).status)
  }
  expect(statuses.slice(-2)).toEqual([429, 429])
}, 30_000)
