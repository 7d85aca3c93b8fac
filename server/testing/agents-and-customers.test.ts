import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateSync } from 'otplib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { everyRoute } from '../../contract/every-route.ts'
import { openApiOf } from '../../contract/openapi.ts'
import { type HttpBrowser, httpBrowser, type Reply } from './http-browser.ts'
import { idPlaces, type Operation, operationsOf, requestOf } from './operations.ts'
import { type RunningServer, runServer } from './running-server.ts'
import { runOn, serverDatabase } from './server-database.ts'
import { asked, type LivedIn, readOperations, rowsThatName, twoPeople } from './two-people.ts'

// Proves V8.3.2 of docs/asvs.csv.
let database: Awaited<ReturnType<typeof serverDatabase>>
let server: RunningServer
let operations: readonly Operation[]
let a: LivedIn
let agent: HttpBrowser
let spentCode = ''
beforeAll(async () => {
  database = await serverDatabase()
  server = await runServer(database)
  a = (await twoPeople(server, await readOperations(server))).a
  operations = await staffOperations()
  agent = agentBrowser()
  const body = credentials()
  const signedIn = await agent.ask('POST', '/api/staff/sign-in', { body })
  if (signedIn.status !== 200) throw new Error(signedIn.text)
  spentCode = body.code
}, 180_000)
afterAll(async () => {
  await server?.stop()
  await database.close()
})

/** What agents may ask, as the contract declares it: the console serves no description of its own. */
const staffOperations = async () => {
  const routes = (await everyRoute()).map(({ route }) => route)
  const staff = routes.filter(({ permission }) => permission.startsWith('staff'))
  return operationsOf(JSON.parse(JSON.stringify(openApiOf(staff, 'console'))))
}

const agentBrowser = () => httpBrowser(server.consoleOrigin, server.consolePublicOrigin)

/** The demonstration's agent, with the code that their authenticator shows now. */
const credentials = () => {
  const told = JSON.parse(readFileSync(join(server.dataDir, 'staff-demo.json'), 'utf8'))
  const { identifiers, password, totpSecret } = told
  return { email: identifiers[0], password, code: generateSync({ secret: totpSecret }) }
}

/** Gives the agent these rights and no other; a session reads them at each call. */
const giveRights = (rights: readonly string[]) =>
  runOn(database.ownerUrl, `update identity.staff set permissions = '{${rights.join()}}'`)

/** A call with Alice's ids, and in a search her number. */
const callOn = (browser: HttpBrowser, operation: Operation, headers = {}): Promise<Reply> => {
  const request = requestOf(operation, ({ kind }) => [...(a.ids.get(kind) ?? [])][0])
  const body =
    operation.id === 'console.searchCustomers' ? { query: a.person.number } : request.body
  const wish = asked(body === undefined ? {} : { body })
  return browser.ask(request.method, request.path, {
    ...wish,
    headers: { ...wish.headers, ...headers },
  })
}

/** Calls each operation; answers what was not refused so, and what told anything of Alice. */
const leaks = async (
  call: (operation: Operation) => Promise<Reply>,
  refusal: number,
  of: readonly Operation[],
) => {
  const before = await rowsThatName(database.ownerUrl, a.ids)
  const found: string[] = []
  for (const operation of of) {
    const { status, text } = await call(operation)
    const told = a.person.canaries.filter(canary => text.includes(canary))
    if (status !== refusal || told.length > 0) found.push(`${operation.id}: ${status} ${told}`)
  }
  expect(await rowsThatName(database.ownerUrl, a.ids)).toEqual(before)
  return found
}

const onCustomers = () =>
  operations.filter(({ permission }) => /^staff (customer|dispute)/.test(permission))

test('threat 6, the console: there are operations on customers, one with an id at least', () => {
  expect(onCustomers().map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      'console.searchCustomers',
      'console.openCustomer',
      'console.readCustomer',
      'billing.readDisputeToAnswer',
      'billing.readEvidenceToAnswer',
      'billing.answerDispute',
    ]),
  )
  expect(onCustomers().some(operation => idPlaces(operation).length > 0)).toBe(true)
})

test('a visitor of the console is told to sign in, by every operation', async () => {
  expect(await leaks(operation => callOn(agentBrowser(), operation), 401, operations)).toEqual([])
})

test('the session of a customer opens nothing of the console, under either name of the cookie', async () => {
  const token = a.browser.cookie('__Host-lc')
  expect(token.length).toBeGreaterThan(20)
  for (const name of ['__Host-lc', '__Host-lc-console']) {
    const call = (operation: Operation) =>
      callOn(agentBrowser(), operation, { cookie: `${name}=${token}` })
    expect(await leaks(call, 401, operations)).toEqual([])
  }
})

test('the session of an agent opens nothing of the customers’ API, under either name of the cookie', async () => {
  const ofCustomers = (await readOperations(server)).filter(
    operation => operation.permission !== 'public' && idPlaces(operation).length > 0,
  )
  expect(ofCustomers.length).toBeGreaterThan(12)
  const visitor = httpBrowser(server.origin, server.publicOrigin)
  for (const name of ['__Host-lc', '__Host-lc-console']) {
    const header = { cookie: `${name}=${agent.cookie('__Host-lc-console')}` }
    const call = (operation: Operation) => callOn(visitor, operation, header)
    expect(await leaks(call, 401, ofCustomers)).toEqual([])
  }
}, 60_000)

test('V8.2.1 an agent without the right is refused by every operation that asks for it', async () => {
  await giveRights([])
  expect(await leaks(operation => callOn(agent, operation), 403, onCustomers())).toEqual([])
  await giveRights(['customer:search'])
  const reading = onCustomers().filter(({ permission }) => permission !== 'staff customer:search')
  expect(reading.length).toBeGreaterThan(1)
  expect(await leaks(operation => callOn(agent, operation), 403, reading)).toEqual([])
})

test('threat 30: an agent with the right who gave no reason reads nothing', async () => {
  await giveRights(['customer:search', 'customer:read'])
  const reading = operations.filter(({ id }) => id === 'console.readCustomer')
  expect(await leaks(operation => callOn(agent, operation), 403, reading)).toEqual([])
})

test('no session of the console begins with one factor: neither the password alone, nor a code shown before', async () => {
  const { email, password, code } = credentials()
  const trials = [
    [401, { email, password, code: '000000' }],
    [401, { email, password: 'x', code }],
    [401, { email, password, code: spentCode }],
    [400, { email, password }],
  ] as const
  for (const [expected, body] of trials) {
    const { status, headers } = await agentBrowser().ask('POST', '/api/staff/sign-in', { body })
    expect([status, headers.getSetCookie()]).toEqual([expected, []])
  }
})

test('with the right and a reason the page tells of her: the search can find', async () => {
  const [accountId = ''] = a.ids.get('account') ?? []
  const opened = await agent.ask('POST', `/api/staff/customers/${accountId}/open`, {
    ...asked({ body: { reason: 'call' } }),
  })
  expect(opened.status).toBe(201)
  const page = await agent.ask('GET', `/api/staff/customers/${accountId}`)
  expect(page.status).toBe(200)
  expect(page.text).toContain('CANARY-ALICE')
})

test('with the right a dispute tells of her, and its document is a file that nothing runs', async () => {
  await giveRights(['dispute:decide'])
  const queue = await agent.ask('GET', '/api/staff/disputes')
  expect(queue.text).toContain('CANARY-ALICE')
  const [disputeId = ''] = a.ids.get('dispute') ?? []
  const dispute = await agent.ask('GET', `/api/staff/disputes/${disputeId}`)
  expect(dispute.body).toMatchObject({ text: 'CANARY-ALICE-dispute', state: 'open' })
  const path = `/api/staff/disputes/${disputeId}/evidence`
  const document = await agent.ask('GET', `${path}?position=0`)
  expect([document.status, document.headers.get('content-type')]).toEqual([
    200,
    'application/octet-stream',
  ])
  expect(document.headers.get('content-disposition')).toMatch(
    /^attachment; filename="\d+-R1-1.webp"$/,
  )
  expect(document.headers.get('content-security-policy')).toContain('sandbox')
  expect((await agent.ask('GET', `${path}?position=1`)).status).toBe(404)
})
