import pg from 'pg'
import sharp from 'sharp'
import { freshKey, type HttpBrowser, type Json } from './http-browser.ts'
import {
  gatherIds,
  type Ids,
  idPlaces,
  type Operation,
  operationsOf,
  requestOf,
} from './operations.ts'
import {
  addCard,
  type CanaryPerson,
  intakeOf,
  paidByCard,
  personOfCanaries,
  putInService,
  signedIn,
  signedUp,
  startPaying,
} from './person-of-canaries.ts'
import { pushBrowser } from './push-browser.ts'
import type { RunningServer } from './running-server.ts'
import { usageFileOf } from './sample-usage.ts'

export type LivedIn = {
  readonly person: CanaryPerson
  readonly browser: HttpBrowser
  readonly ids: Ids
}

/** The description that the server gives of its own API. */
export const readOperations = async (server: RunningServer): Promise<readonly Operation[]> =>
  operationsOf(await (await fetch(`${server.origin}/api/openapi.json`)).json())

/**
 * Two customers with the same life: put in service by the intake, billed by the clock, signed up by text, one bill
 * paid, a card saved, a browser trusted, notifications asked for, calls made, a pass ordered, a line contested. Every id of theirs is found by reading
 * whatever the API lets them read.
 */
export const twoPeople = async (server: RunningServer, operations: readonly Operation[]) => {
  const people = [personOfCanaries('ALICE', 1), personOfCanaries('BRUNO', 2)]
  for (const person of people) await putInService(server, person)
  await moveOn(server, { days: 40 })
  const lived: LivedIn[] = []
  for (const person of people) lived.push(await live(server, person, operations))
  const [a, b] = lived
  if (a === undefined || b === undefined) throw new Error('two people were asked for')
  return { a, b }
}

/** Moves business time forward; answers where it stands. */
const moveOn = async (
  server: RunningServer,
  by: Temporal.DurationLike,
): Promise<Temporal.Instant> => {
  const { clock } = server.operator
  const read = await clock.read()
  if (read.kind !== 'read') throw new Error(read.problem)
  const to = Temporal.Instant.from(read.now).toZonedDateTimeISO('Europe/Paris').add(by).toInstant()
  const moved = await clock.moveTo(to.toString())
  if (moved.kind !== 'read') throw new Error(`${moved.problem}: ${server.said().slice(-2000)}`)
  return to
}

const live = async (
  server: RunningServer,
  person: CanaryPerson,
  operations: readonly Operation[],
): Promise<LivedIn> => {
  const browser = await signedUp(server, person)
  const { bills } = (await browser.ask('GET', '/api/bills')).body
  const [bill] = bills
  if (bill === undefined) throw new Error('40 days brought no bill')
  const state = await paidByCard(browser, await startPaying(browser, bill))
  if (state !== 'succeeded') throw new Error(`the payment is ${state}`)
  const added = await addCard(browser, bill.accountId)
  await signedIn(server, person)
  const clock = await server.operator.clock.read()
  const now = clock.kind === 'read' ? clock.now : ''
  await intakeOf(server).deliverFile(usageFileOf(person.mobile, now, 3))
  await order(browser)
  await contest(browser, person, bill.id)
  const ids = await crawl(browser, operations)
  const subscribed = await browser.ask('POST', '/api/push-subscriptions', {
    body: {
      endpoint: `https://fcm.googleapis.com/fcm/send/${person.number}`,
      keys: pushBrowser().keys,
    },
  })
  if (subscribed.status !== 201) throw new Error(subscribed.text)
  const answerOf = (name: string) => operations.find(({ id }) => id === name)?.answer ?? null
  gatherIds(answerOf('notifications.subscribePush'), subscribed.body, ids)
  gatherIds(answerOf('payments.addCard'), added.body, ids)
  return { person, browser, ids }
}

/** A pass is ordered, and another quote stays open. */
const order = async (browser: HttpBrowser): Promise<void> => {
  const [line] = (await browser.ask('GET', '/api/lines')).body.lines
  const quote = async (offerCode: string) => {
    const body = { act: 'add', offerCode, effect: 'now', language: 'fr' }
    const path = `/api/lines/${line.id}/quotes`
    return (await browser.ask('POST', path, asked({ body }))).body
  }
  await quote('pass-10go')
  const { id, consent } = await quote('pass-2go')
  const path = `/api/quotes/${id}/order`
  const placed = await browser.ask('POST', path, asked({ body: { consent } }))
  if (placed.status !== 201) throw new Error(placed.text)
}

/** A line of the bill is contested with a picture. */
const contest = async (
  browser: HttpBrowser,
  { canaries }: CanaryPerson,
  billId: string,
): Promise<void> => {
  const { lines } = (await browser.ask('GET', `/api/bills/${billId}`)).body
  const { position } = lines.find((line: Json) => line.gross.amount > 0)
  const picture = await sharp({
    create: { width: 8, height: 8, channels: 3, background: '#884422' },
  })
    .png()
    .toBuffer()
  const files = [{ base64: picture.toString('base64') }]
  const body = { position, reason: 'wrong-price', text: `${canaries[0]}-dispute`, files }
  const opened = await browser.ask('POST', `/api/bills/${billId}/disputes`, asked({ body }))
  if (opened.status !== 201) throw new Error(opened.text)
}

/** Reads everything that may be read, again while it shows ids not seen before. */
const crawl = async (browser: HttpBrowser, operations: readonly Operation[]) => {
  const ids = new Map<string, Set<string>>()
  const asked = new Set<string>()
  const reads = operations.filter(({ method }) => method === 'GET')
  const next = () =>
    reads.flatMap(operation =>
      pathsOf(operation, ids).flatMap(path => (asked.has(path) ? [] : [{ operation, path }])),
    )
  for (let found = next(); found.length > 0; found = next())
    for (const { operation, path } of found) {
      asked.add(path)
      const reply = await browser.ask('GET', path)
      if (reply.status === 200) gatherIds(operation.answer, reply.body, ids)
    }
  return ids
}

/** The paths of an operation on the ids known so far; one without ids has one path. */
const pathsOf = (operation: Operation, ids: Ids): readonly string[] => {
  const places = idPlaces(operation).filter(place => place.in === 'path')
  if (operation.parameters.some(({ in: where }) => where === 'path') && places.length === 0)
    return []
  const [place] = places
  if (place === undefined) return [requestOf(operation, () => undefined).path]
  const some = [...(ids.get(place.kind) ?? [])].slice(0, 3)
  return some.map(id => requestOf(operation, one => (one.in === 'path' ? id : undefined)).path)
}

/** One line a table: how many rows speak of these ids, and the digest of what they say. */
export const rowsThatName = async (
  url: string,
  ids: Ids,
): Promise<Readonly<Record<string, string>>> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const named = [...ids.values()].flatMap(set => [...set]).join('|')
    const { rows } = await client.query(tablesOfOurs)
    const found: Record<string, string> = {}
    for (const { name } of rows) {
      const digest = await client.query(
        `select count(*)::text || ' ' || coalesce(md5(string_agg(t::text, ';' order by t::text)), '') as digest
         from ${name} t where t::text ~ $1`,
        [named],
      )
      found[name] = digest.rows[0].digest
    }
    return found
  } finally {
    await client.end()
  }
}

/** What only counts calls or shows that a process lives is left out. */
const tablesOfOurs = `
  select format('%I.%I', table_schema, table_name) as name from information_schema.tables
  where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'graphile_worker')
    and table_schema || '.' || table_name not in ('kernel.limit_window', 'kernel.probe', 'kernel.job_runner')
  order by 1`

/** The body of a request, for an ask. */
export const asked = (request: { readonly body?: Json }) => ({
  ...(request.body === undefined ? {} : { body: request.body }),
  headers: { 'idempotency-key': freshKey() },
})
