import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WebPlatform } from '../../../contract/web-platform.ts'
import { mountWeb } from './mount-web.ts'

// Proves V3.4.1 V3.4.4 V3.4.5 V3.4.8 of docs/asvs.csv.
// Threats 7 and 35 of docs/threats.csv.
const origin = 'http://localhost:3000'
const names = { fr: 'Espace', en: 'Space', zh: '空间' }
const platform: WebPlatform = {
  api: () => Promise.reject(new Error('no call is made here')),
  operations: [],
  brand: {
    id: 't',
    name: 'T',
    spaceName: names,
    appName: 'T',
    look: { hue: 1, chroma: 0.1 },
    timeZone: 'Europe/Paris',
    texts: { ribbon: names },
  },
  mode: 'test',
  visitor: { name: 'Ada' },
  report: () => 'R',
}

// Stands for Kit's built server: it echoes what it was given, and breaks when asked to.
const echo = `export const server = {
  init: async () => {},
  respond: async (request, { platform, getClientAddress }) => {
    const url = new URL(request.url)
    if (url.pathname === '/broken') throw new Error('broken')
    const text = request.method === 'POST' ? await request.text() : ''
    return new Response(JSON.stringify({ href: url.href, text, visitor: platform.visitor.name, address: getClientAddress() }),
      { headers: { 'content-security-policy': 'page', 'set-cookie': 'a=1' } })
  },
}`

let folder: string
let app: FastifyInstance
let address = ''
const faults: unknown[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'web-'))
  mkdirSync(join(folder, 'client/_app/immutable'), { recursive: true })
  mkdirSync(join(folder, 'server'))
  writeFileSync(join(folder, 'server/instance.js'), echo)
  writeFileSync(join(folder, 'server/package.json'), '{"type":"module"}')
  const script = 'export const answer = 42'
  writeFileSync(join(folder, 'client/_app/immutable/a.js'), script)
  writeFileSync(join(folder, 'client/_app/immutable/a.js.br'), brotliCompressSync(script))
  writeFileSync(join(folder, 'client/manifest.json'), '{}')
  app = Fastify()
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', 'host')
    reply.header('x-content-type-options', 'nosniff')
  })
  await mountWeb(app, {
    source: { buildDir: folder },
    publicOrigin: origin,
    platform: (_request, outgoing) => {
      outgoing.append('set-cookie', 'b=2')
      return platform
    },
    onFault: error => faults.push(error),
  })
  address = await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${address}${path}`, init)
}

const form = (headers: Record<string, string>, body = 'a=1&b=%C3%A9') =>
  ask('/form', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body,
  })

test('a page is addressed to the public origin, whatever the Host header says', async () => {
  const answer = await ask('/factures?vue=toutes', { headers: { host: 'evil.example' } })
  expect(await answer.json()).toMatchObject({
    href: `${origin}/factures?vue=toutes`,
    visitor: 'Ada',
    address: '127.0.0.1',
  })
})

test('a page keeps the headers of the host, its own policy, and the cookies of handlers', async () => {
  const { headers } = await ask('/')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-security-policy')).toBe('page')
  expect(headers.getSetCookie()).toEqual(['a=1', 'b=2'])
})

describe('a form', () => {
  test('of ours reaches its page unread', async () => {
    expect(await (await form({ origin })).json()).toMatchObject({ text: 'a=1&b=%C3%A9' })
  })

  test.each([
    ['without an origin', {}],
    ['from another origin', { origin: 'http://127.0.0.1:3000' }],
    ['from another port', { origin: 'http://localhost:3001' }],
    ['from an opaque origin', { origin: 'null' }],
    ['sent from another site', { origin, 'sec-fetch-site': 'cross-site' }],
  ])('%s is refused', async (_name, headers) => {
    const answer = await form(headers)
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ code: 'foreign-origin' })
  })

  test('that is no form is refused', async () => {
    const answer = await form({ origin, 'content-type': 'application/json' }, '{}')
    expect(answer.status).toBe(415)
  })

  test('that is too long stops being read', async () => {
    expect((await form({ origin }, `a=${'x'.repeat(70_000)}`)).status).toBe(500)
    expect(faults.at(-1)).toMatchObject({ status: 413 })
  })
})

test('a hashed file is kept for a year and sent compressed', async () => {
  const answer = await ask('/_app/immutable/a.js', { headers: { 'accept-encoding': 'br' } })
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(answer.headers.get('content-encoding')).toBe('br')
  expect(answer.headers.get('content-security-policy')).not.toBe('host')
  expect(await answer.text()).toBe('export const answer = 42')
})

test('another file is revalidated', async () => {
  const first = await ask('/manifest.json')
  expect(first.headers.get('cache-control')).toBe('public, no-cache')
  const headers = { 'if-none-match': first.headers.get('etag') ?? '' }
  expect((await ask('/manifest.json', { headers })).status).toBe(304)
})

test('a file outside the build is a page, not a file', async () => {
  expect(await (await ask('/..%2fserver/instance.js')).text()).not.toContain('export')
})

test('an unknown path of the API is a problem, not a page', async () => {
  const answer = await ask('/api/unknown')
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    404,
    'application/problem+json; charset=utf-8',
  ])
})

test('a page that breaks is told, and the next one answers', async () => {
  const before = faults.length
  expect((await ask('/broken')).status).toBe(500)
  expect(faults.length).toBe(before + 1)
  expect((await ask('/')).status).toBe(200)
})

test('a folder without a build says so', async () => {
  const other = Fastify()
  const options = { publicOrigin: origin, platform: () => platform, onFault: () => undefined }
  const buildDir = join(folder, 'nothing')
  await expect(mountWeb(other, { ...options, source: { buildDir } })).rejects.toThrow()
})
