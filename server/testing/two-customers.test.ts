import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HttpBrowser, httpBrowser } from './http-browser.ts'
import { deepIds, type IdPlace, idPlaces, type Operation, requestOf } from './operations.ts'
import { type RunningServer, runServer } from './running-server.ts'
import { serverDatabase } from './server-database.ts'
import { asked, type LivedIn, readOperations, rowsThatName, twoPeople } from './two-people.ts'

// Proves V8.3.1 of docs/asvs.csv.
// Threat 6 of docs/threats.csv.
let database: Awaited<ReturnType<typeof serverDatabase>>
let server: RunningServer
let operations: readonly Operation[]
let a: LivedIn
let b: LivedIn
beforeAll(async () => {
  database = await serverDatabase()
  server = await runServer(database)
  operations = await readOperations(server)
  const people = await twoPeople(server, operations)
  a = people.a
  b = people.b
}, 180_000)
afterAll(async () => {
  await server?.stop()
  await database.close()
})

const withIds = () => operations.filter(operation => idPlaces(operation).length > 0)

/** Each of A's ids in each place, with B's own elsewhere when they have one; and where there are several, all of them A's. */
const mixesOf = (operation: Operation): readonly ((place: IdPlace) => string | undefined)[] => {
  const of = ({ ids }: LivedIn, kind: string) => [...(ids.get(kind) ?? [])]
  const places = idPlaces(operation)
  const single = places.flatMap(target =>
    of(a, target.kind).map(
      id => (place: IdPlace) =>
        place.name === target.name && place.in === target.in
          ? id
          : (of(b, place.kind)[0] ?? of(a, place.kind)[0]),
    ),
  )
  return places.length === 1 ? single : [...single, ({ kind }) => of(a, kind)[0]]
}

/** What this browser gets of A by calling every operation with A's ids: refusals that are none, and A's data. */
const leaksTo = async (browser: HttpBrowser, refusals: readonly number[], of = withIds()) => {
  const leaks: string[] = []
  const secret = [...a.person.canaries, ...[...a.ids.values()].flatMap(set => [...set])]
  for (const operation of of)
    for (const idOf of mixesOf(operation)) {
      const request = requestOf(operation, idOf)
      const { status, text } = await browser.ask(request.method, request.path, asked(request))
      const told = secret.filter(canary => text.includes(canary))
      if (!refusals.includes(status) || told.length > 0)
        leaks.push(`${operation.id}: ${status} ${told.join(' ')}`)
    }
  return leaks
}

test('every operation with an id has one of Alice to be tried with, where reach is looked for', () => {
  const without = withIds().flatMap(operation =>
    idPlaces(operation)
      .filter(({ kind }) => !a.ids.has(kind))
      .map(({ kind }) => `${operation.id} takes a ${kind}: give Alice one in two-people.ts`),
  )
  const unmarked = operations.filter(
    operation =>
      operation.permission !== 'public' &&
      operation.parameters.some(
        ({ in: where, schema }) => where === 'path' && !schema['x-id-kind'],
      ),
  )
  const deep = operations.filter(({ body }) => deepIds(body) > 0)
  expect(without).toEqual([])
  expect(unmarked.map(({ id }) => id)).toEqual([])
  expect(deep.map(({ id }) => id)).toEqual([])
  expect(withIds().length).toBeGreaterThan(12)
})

test('V8.2.2 another customer reaches nothing of Alice by her ids and changes no row of hers', async () => {
  const before = await rowsThatName(database.ownerUrl, a.ids)
  const naming = Object.values(before).filter(digest => !digest.startsWith('0 '))
  expect(naming.length).toBeGreaterThan(12)
  expect(await leaksTo(b.browser, [403, 404])).toEqual([])
  expect(await rowsThatName(database.ownerUrl, a.ids)).toEqual(before)
}, 60_000)

test('a signed-out visitor is told to sign in, by every operation with an id', async () => {
  const before = await rowsThatName(database.ownerUrl, a.ids)
  const visitor = httpBrowser(server.origin, server.publicOrigin)
  expect(await leaksTo(visitor, [401])).toEqual([])
  expect(await rowsThatName(database.ownerUrl, a.ids)).toEqual(before)
}, 60_000)

test('documents are read only from who is signed in, and no more of them than is said', async () => {
  const [billId = ''] = a.ids.get('bill') ?? []
  const post = (browser: HttpBrowser, megabytes: number) =>
    browser.ask('POST', `/api/bills/${billId}/disputes`, {
      ...asked({}),
      text: JSON.stringify({ text: 'x'.repeat(megabytes * 1_000_000) }),
    })
  const visitor = httpBrowser(server.origin, server.publicOrigin)
  expect((await post(visitor, 1)).status).toBe(401)
  expect((await post(a.browser, 1)).status).toBe(400)
  expect((await post(a.browser, 13)).status).toBe(413)
})

test('another customer reads nothing of Alice where no id is asked', async () => {
  const reads = operations.filter(
    operation =>
      operation.method === 'GET' && idPlaces(operation).every(({ in: where }) => where === 'query'),
  )
  for (const operation of reads) {
    if (operation.parameters.some(({ in: where }) => where === 'path')) continue
    const { text } = await b.browser.ask('GET', requestOf(operation, () => undefined).path)
    expect(a.person.canaries.filter(canary => text.includes(canary))).toEqual([])
  }
})

test('the same calls made by Alice herself are found to tell of her: the search can find', async () => {
  const reads = withIds().filter(({ method }) => method === 'GET')
  const told = await leaksTo(a.browser, [403, 404], reads)
  expect(new Set(told.map(line => line.split(':')[0]))).toEqual(new Set(reads.map(({ id }) => id)))
  const accounts = await a.browser.ask('GET', '/api/accounts')
  expect(accounts.text).toContain('CANARY-ALICE-legal-name')
}, 60_000)
