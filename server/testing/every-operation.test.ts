import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Ask, httpBrowser, type Json, type Reply } from './http-browser.ts'
import { type Operation, requestOf } from './operations.ts'
import { sendRaw } from './raw-socket.ts'
import { type RunningServer, runServer } from './running-server.ts'
import { serverDatabase } from './server-database.ts'
import { asked, type LivedIn, readOperations, rowsThatName, twoPeople } from './two-people.ts'

// Proves V1.5.2 V2.2.1 V2.2.2 V2.4.1 of docs/asvs.csv.
// Threats 7, 21, 22, 35, 40 and 43 of docs/threats.csv.
let database: Awaited<ReturnType<typeof serverDatabase>>
let server: RunningServer
let operations: readonly Operation[]
let a: LivedIn
beforeAll(async () => {
  database = await serverDatabase()
  server = await runServer(database)
  operations = await readOperations(server)
  a = (await twoPeople(server, operations)).a
}, 180_000)
afterAll(async () => {
  await server?.stop()
  await database.close()
})

const changes = () => operations.filter(({ method }) => method !== 'GET')
const withBody = () => operations.filter(({ body }) => body !== null)
const ofAlice = (operation: Operation) =>
  requestOf(operation, ({ kind }) => [...(a.ids.get(kind) ?? [])][0])

type Trial = { readonly name: string; readonly path?: string; readonly ask: Ask }

/** Makes each trial as Alice; answers those that got another status than the refusals expected. */
const accepted = async (
  trials: (operation: Operation) => readonly Trial[],
  refusals: readonly number[],
  of: readonly Operation[],
): Promise<readonly string[]> => {
  const found: string[] = []
  for (const operation of of)
    for (const { name, path, ask } of trials(operation)) {
      const wish = ofAlice(operation)
      const reply = await a.browser.ask(operation.method, path ?? wish.path, {
        ...ask,
        headers: { ...asked(wish).headers, ...ask.headers },
      })
      if (!refusals.includes(reply.status)) found.push(`${operation.id}, ${name}: ${reply.status}`)
    }
  return found
}

/** Runs trials that must change nothing of Alice's, and looks whether they did. */
const unchanged = async (trials: () => Promise<readonly string[]>): Promise<void> => {
  const before = await rowsThatName(database.ownerUrl, a.ids)
  expect(await trials()).toEqual([])
  expect(await rowsThatName(database.ownerUrl, a.ids)).toEqual(before)
  expect((await a.browser.ask('GET', '/api/session')).status).toBe(200)
}

test('V3.5.1 no change is made that another site asks for', async () => {
  expect(changes().length).toBeGreaterThan(20)
  const trials = (operation: Operation) => {
    const { body } = ofAlice(operation)
    const sent = body === undefined ? {} : { body }
    return [
      { name: 'another origin', ask: { ...sent, headers: { origin: 'https://evil.example' } } },
      { name: 'another port', ask: { ...sent, headers: { origin: 'http://localhost:1' } } },
      { name: 'an opaque origin', ask: { ...sent, headers: { origin: 'null' } } },
      { name: 'cross-site', ask: { ...sent, headers: { 'sec-fetch-site': 'cross-site' } } },
    ]
  }
  await unchanged(() => accepted(trials, [403], changes()))
}, 60_000)

test('V3.5.2 a body that a plain form of another site can send is refused', async () => {
  const trials = (operation: Operation) =>
    ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'].map(
      type => ({
        name: type,
        ask: { body: ofAlice(operation).body, headers: { 'content-type': type } },
      }),
    )
  await unchanged(() => accepted(trials, [415], withBody()))
}, 60_000)

const extras = { role: 'holder', customerId: 'x', credit: '1', isAgent: true, emailVerified: true }

test('V15.3.3 V8.2.3 a member that an operation does not declare is refused, in body, in part of body and in query', async () => {
  const trials = (operation: Operation): Trial[] => {
    const { path, body } = ofAlice(operation)
    const whole = Object.entries(extras).map(([name, value]) => ({
      name,
      ask: { body: { ...(body ?? {}), [name]: value } },
    }))
    const parts = Object.entries<Json>(body ?? {})
      .filter(([, value]) => typeof value === 'object' && !Array.isArray(value))
      .map(([name, value]) => ({
        name: `${name}.isAgent`,
        ask: { body: { ...body, [name]: { ...value, isAgent: true } } },
      }))
    const query = {
      name: 'query',
      path: `${path}${path.includes('?') ? '&' : '?'}isAgent=true`,
      ask: body === undefined ? {} : { body },
    }
    return operation.method === 'GET' ? [query] : [...whole, ...parts, query]
  }
  await unchanged(() => accepted(trials, [400], operations))
}, 90_000)

test('V15.3.6 no prototype is reached by a body or a query', async () => {
  const poisons = [
    '"__proto__":{"isAgent":true}',
    '"constructor":{"prototype":{"isAgent":true}}',
    '"\\u005f_proto__":{"isAgent":true}',
  ]
  const bodies = (operation: Operation) =>
    poisons.map(poison => {
      const members = JSON.stringify(ofAlice(operation).body).slice(1, -1)
      return { name: poison, ask: { text: `{${members}${members === '' ? '' : ','}${poison}}` } }
    })
  await unchanged(() => accepted(bodies, [400], withBody()))
  const queries = (operation: Operation) =>
    ['a[__proto__][x]=1', '__proto__=1', '__proto__[isAgent]=1', 'constructor[prototype][x]=1'].map(
      query => ({
        name: query,
        path: `${operation.path.replace(/\{\w+\}/g, 'x')}?${query}`,
        ask: operation.body === null ? {} : { body: ofAlice(operation).body },
      }),
    )
  await unchanged(() => accepted(queries, [400], operations))
  const answers = operations.find(({ id }) => id === 'platform.readOperator')?.answer
  expect(validate(answers, (await a.browser.ask('GET', '/api/operator')).body)).toBe('')
}, 90_000)

test('V15.3.7 a parameter given twice is refused', async () => {
  const lists = operations.filter(({ parameters }) => parameters.some(one => one.in === 'query'))
  const trials = ({ path, parameters }: Operation) =>
    parameters
      .filter(one => one.in === 'query')
      .map(({ name }) => ({
        name,
        path: `${path.replace(/\{(\w+)\}/g, (_, key) => idOf(parameters, key))}?${name}=1&${name}=2`,
        ask: {},
      }))
  expect(lists.length).toBeGreaterThan(4)
  await unchanged(() => accepted(trials, [400], lists))
})

const idOf = (parameters: Operation['parameters'], name: string): string => {
  const kind = parameters.find(one => one.name === name)?.schema['x-id-kind']
  return [...(a.ids.get(kind) ?? ['x'])][0] ?? 'x'
}

const residentMegabytes = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid()}/status`, 'utf8'))?.[1]) / 1024

test('no list is unbounded and no input is read without end', async () => {
  const before = residentMegabytes()
  const limited = operations.filter(({ parameters }) =>
    parameters.some(one => one.name === 'limit'),
  )
  const limits = (operation: Operation) =>
    ['1e9', '1000000000', '101', '0', '-1', '1.5'].map(limit => ({
      name: limit,
      path: `${operation.path.replace(/\{(\w+)\}/g, (_, key) => idOf(operation.parameters, key))}?limit=${limit}`,
      ask: {},
    }))
  expect(limited.length).toBeGreaterThan(3)
  await unchanged(() => accepted(limits, [400], limited))
  const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`
  const bodies = (): Trial[] => [
    { name: 'deep', ask: { text: deep } },
    { name: 'long text', ask: { body: { identifier: 'a'.repeat(100_000) } } },
    { name: 'too large', ask: { text: `{"a":"${'a'.repeat(300 * 1024)}"}` } },
  ]
  await unchanged(() => accepted(bodies, [400, 413], withBody()))
  const terms = (operation: Operation) => [
    {
      name: 'a thousand terms',
      path: `${operation.path.replace(/\{\w+\}/g, 'x')}?${'filter=a&'.repeat(1000)}`,
      ask: {},
    },
  ]
  const reads = operations.filter(({ method }) => method === 'GET')
  await unchanged(() => accepted(terms, [400], reads))
  expect(residentMegabytes() - before).toBeLessThan(150)
}, 60_000)

const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: false }))

const validate = (schema: Json, body: Json): string =>
  ajv.validate(schema, body) ? '' : ajv.errorsText()

test('V15.3.1 V8.2.3 every answer is closed, holds what it declares and names nothing internal', async () => {
  const open: string[] = []
  const names: string[] = []
  const look = (where: string, schema: Json): void => {
    if (schema === null || typeof schema !== 'object') return
    if (schema.type === 'object' && schema.additionalProperties !== false) open.push(where)
    for (const name of Object.keys(schema.properties ?? {}))
      if (/hash|internal|secret|password|token/i.test(name)) names.push(`${where}.${name}`)
    for (const [name, member] of Object.entries(schema)) look(`${where}.${name}`, member)
  }
  for (const { id, answer } of operations) look(id, answer)
  expect(open).toEqual([])
  // The key of an authenticator app is shown once, to whoever sets it up.
  expect(names).toEqual(['identity.startTotp.secret'])
  for (const operation of operations.filter(({ method, answer }) => method === 'GET' && answer)) {
    const reply = await a.browser.ask('GET', ofAlice(operation).path)
    if (reply.status === 200)
      expect(`${operation.id} ${validate(operation.answer, reply.body)}`).toBe(`${operation.id} `)
  }
})

const types =
  /^(application\/json; charset=utf-8|application\/problem\+json|application\/(pdf|octet-stream))/

test('V4.1.1 V16.5.1 every answer says what it is, is kept by nobody, and a refusal tells nothing of the inside', async () => {
  const told: string[] = []
  const note = ({ id, answer }: Operation, { status, headers, text }: Reply) => {
    if (text !== '' && !types.test(headers.get('content-type') ?? '')) told.push(`${id} type`)
    const isPublic = headers.get('cache-control')?.startsWith('public') === true
    if (isPublic ? answer === null : headers.get('cache-control') !== 'no-store')
      told.push(`${id} cache`)
    if (headers.get('x-content-type-options') !== 'nosniff') told.push(`${id} nosniff`)
    if (/node_modules|\.ts:\d|postgres|kysely|select |ajv/i.test(text) || status >= 500)
      told.push(`${id} ${status} ${text.slice(0, 200)}`)
  }
  const visitor = httpBrowser(server.origin, server.publicOrigin)
  for (const operation of operations) {
    const { method, path, body } = ofAlice(operation)
    if (method === 'GET') note(operation, await a.browser.ask(method, path))
    note(operation, await visitor.ask(method, path, method === 'GET' ? {} : { text: '{"a":' }))
    if (operation.permission !== 'public')
      note(operation, await visitor.ask(method, path, { body }))
  }
  expect(told).toEqual([])
}, 60_000)

test('the name of another host reaches no answer, and no link of a message', async () => {
  for (const { path } of operations.filter(({ method }) => method === 'GET')) {
    const address = path.replace(/\{\w+\}/g, 'x')
    const { text } = await sendRaw(server.origin, forged('GET', address))
    expect(text).not.toContain('evil.example')
  }
  const since = server.operator.mailboxes.of(a.person.email)[0]?.seq ?? 0
  const body = JSON.stringify({ identifier: a.person.email, channel: 'email' })
  const { text } = await sendRaw(server.origin, forged('POST', '/api/recovery', body))
  expect(text).toMatch(/^HTTP\/1\.1 202 /)
  const mails = await server.operator.mailboxes.awaitOf(a.person.email, since, 15_000)
  const written = JSON.stringify(mails)
  expect(written).toContain(`${server.publicOrigin}/mot-de-passe/lien?jeton=`)
  expect(written).not.toContain('evil.example')
}, 60_000)

const forged = (method: string, path: string, body = ''): string =>
  [
    `${method} ${path} HTTP/1.1`,
    'Host: evil.example',
    'X-Forwarded-Host: evil.example',
    'X-Forwarded-Proto: https',
    'Forwarded: host=evil.example',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n')
