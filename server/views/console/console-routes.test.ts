import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { headsExporter } from '../../kernel/audit-heads.ts'
import { verifyAudit } from '../../kernel/verify-audit.ts'
import { consoleWorld } from '../../testing/console-world.ts'

// Threat 30 of docs/threats.csv.
let world: Awaited<ReturnType<typeof consoleWorld>>
let folder = ''
beforeAll(async () => {
  world = await consoleWorld()
  folder = mkdtempSync(join(tmpdir(), 'lc-console-'))
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true })
})
beforeEach(() => world.database.keepOnFailure())
/** Each test leaves the trail whole and meets no bug of ours. */
afterEach(async () => {
  const { db, keys, wall } = world.deps
  const file = join(folder, 'heads.ndjson')
  await headsExporter({ db, keys, wall, file })()
  expect((await verifyAudit({ db, keys, file })).kind).toBe('whole')
  expect(world.faults.map(String)).toEqual([])
})

const everyRight = ['customer:search', 'customer:read'] as const

type Person = Awaited<ReturnType<typeof world.newCustomer>>

const accountOf = async ({ numeroClient }: Pick<Person, 'numeroClient'>): Promise<string> => {
  const row = await world.deps.db
    .selectFrom('customers.account')
    .select('id')
    .where('number', '=', numeroClient)
    .executeTakeFirstOrThrow()
  return row.id
}

const open = (cookie: string, accountId: string, body: object = { reason: 'call' }) =>
  world.console('POST', `/staff/customers/${accountId}/open`, { cookie, body })
const read = (cookie: string, accountId: string) =>
  world.console('GET', `/staff/customers/${accountId}`, { cookie })
const search = (cookie: string, query: string) =>
  world.console('POST', '/staff/customers/search', { cookie, body: { query } })

const trailOf = async (accountId: string) => {
  const { rows } = await sql<{ act: string; actor: string; facts: unknown }>`
    select act, actor, facts from kernel.audit_row where account_id = ${accountId} order by recorded_at, sequence
  `.execute(world.deps.db)
  return rows
}

test('a customer is found by number, mobile, e-mail, contract and name without accents; contacts are masked', async () => {
  const person = await world.newCustomer()
  const cookie = await world.newAgent(everyRight)
  const accountId = await accountOf(person)
  const contract = `m ${person.numeroClient}`
  const local = person.mobile.replace('+33', '0').replace(/(\d\d)/g, '$1 ')
  for (const query of [person.numeroClient, local, person.email.toUpperCase(), contract]) {
    const { json, text } = await search(cookie, query)
    expect(json).toMatchObject({ customers: [{ accountId }], more: false })
    expect(text).not.toContain(person.mobile.slice(3))
    expect(text).not.toContain(person.email)
    expect(json).toMatchObject({ customers: [{ maskedEmail: 'c•••@exemple.example' }] })
  }
  for (const query of ['lefevre', 'LEFÈVRE', 'cam lef', 'Lefèvre Camille']) {
    expect((await search(cookie, query)).text).toContain(person.numeroClient)
  }
  expect((await search(cookie, 'camille durand')).json).toEqual({ customers: [], more: false })
  expect((await search(cookie, '%%%')).json).toEqual({ customers: [], more: false })
  expect((await search(cookie, '  le ')).status).toBe(422)
})

test('the page opens only to the agent who said why, and each opening is a row of the trail', async () => {
  const person = await world.newCustomer()
  const accountId = await accountOf(person)
  const [cookie, colleague] = [await world.newAgent(everyRight), await world.newAgent(everyRight)]
  expect(await read(cookie, accountId)).toMatchObject({
    status: 403,
    json: { code: 'reason-required' },
  })
  expect(await trailOf(accountId)).toEqual([])
  expect((await open(cookie, accountId, { reason: 'call', note: 'ticket 1023' })).status).toBe(201)
  const page = await read(cookie, accountId)
  expect(page).toMatchObject({
    status: 200,
    json: { profile: { numeroClient: person.numeroClient, maskedEmail: 'c•••@exemple.example' } },
  })
  expect(page.text).not.toContain(person.mobile.slice(3))
  expect(page.text).not.toContain(person.email)
  expect(page.text).not.toContain('Érables')
  expect((await read(colleague, accountId)).status).toBe(403)
  const trail = await trailOf(accountId)
  expect(trail).toMatchObject([{ act: 'console.open-customer', facts: { reason: 'call' } }])
  expect(JSON.stringify(trail)).not.toContain('1023')
  for (let minutes = 0; minutes < 30; minutes += 10) {
    expect((await read(cookie, accountId)).status).toBe(200)
    world.pass({ minutes: 10 })
  }
  expect((await read(cookie, accountId)).status).toBe(403)
})

test('a reason is one of the list; "something-else" asks for a note; an account that does not exist is not found', async () => {
  const accountId = await accountOf(await world.newCustomer())
  const cookie = await world.newAgent(everyRight)
  expect((await open(cookie, accountId, {})).status).toBe(400)
  expect((await open(cookie, accountId, { reason: 'curiosity' })).status).toBe(400)
  expect(await open(cookie, accountId, { reason: 'something-else', note: '  ' })).toMatchObject({
    status: 422,
    json: { code: 'note-missing' },
  })
  const nobody = '01900000-0000-7000-8000-000000000000'
  expect((await open(cookie, nobody)).status).toBe(404)
  expect((await read(cookie, nobody)).status).toBe(403)
  expect(await trailOf(accountId)).toEqual([])
})

test('without the right 403, without a session of the console 401, whatever else is shown', async () => {
  const person = await world.signUp()
  const accountId = await accountOf(person)
  const searcher = await world.newAgent(['customer:search'])
  expect((await search(searcher, person.numeroClient)).status).toBe(200)
  expect((await open(searcher, accountId)).status).toBe(403)
  expect((await read(searcher, accountId)).status).toBe(403)
  expect((await search(await world.newAgent([]), person.numeroClient)).status).toBe(403)
  const token = person.browser.origin.sessionToken
  for (const cookie of [`__Host-lc=${token}`, `__Host-lc-console=${token}`, '']) {
    expect((await search(cookie, person.numeroClient)).status).toBe(401)
    expect((await open(cookie, accountId)).status).toBe(401)
    expect((await read(cookie, accountId)).status).toBe(401)
  }
  const asCustomer = searcher.replace('__Host-lc-console', '__Host-lc')
  expect((await world.portal('GET', '/me/access-log', { cookie: asCustomer })).status).toBe(401)
  expect((await world.console('DELETE', '/staff/session', { cookie: searcher })).status).toBe(204)
  expect((await search(searcher, person.numeroClient)).status).toBe(401)
})

test('customers read who opened them, when and why, and nothing of anybody else', async () => {
  const [person, other] = [await world.signUp(), await world.signUp()]
  const cookie = await world.newAgent(everyRight)
  await open(cookie, await accountOf(other))
  await open(cookie, await accountOf(person), { reason: 'complaint', note: 'dossier 77' })
  world.pass({ minutes: 1 })
  await open(cookie, await accountOf(person))
  const log = (query = '') =>
    world.portal('GET', `/me/access-log${query}`, {
      cookie: `__Host-lc=${person.browser.origin.sessionToken}`,
    })
  const { json, text } = await log()
  expect(json).toMatchObject({
    entries: [
      { accountId: await accountOf(person), who: 'agent', reason: 'call' },
      { accountId: await accountOf(person), who: 'agent', reason: 'complaint' },
    ],
  })
  for (const secret of ['Alix', 'dossier', 'staff', await accountOf(other)]) {
    expect(text).not.toContain(secret)
  }
  const first = await log('?limit=1')
  expect(first.json).toMatchObject({ entries: [{ reason: 'call' }] })
  const next: unknown = Reflect.get(Object(first.json), 'next')
  const second = await log(`?limit=1&before=${encodeURIComponent(String(next))}`)
  expect(second.json).toMatchObject({ entries: [{ reason: 'complaint' }] })
})

test('the thirty-first customer in ten minutes is refused and tells on the agent, even when they are opened at once', async () => {
  const cookie = await world.newAgent(everyRight)
  const accounts: string[] = []
  for (let n = 0; n < 34; n += 1) accounts.push(await accountOf(await world.newCustomer()))
  const answers = await Promise.all(accounts.map(account => open(cookie, account)))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(30)
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(4)
  expect(world.alerts).toHaveLength(4)
  const refused = accounts.filter((_, n) => answers[n]?.status === 429)
  expect(await trailOf(refused[0] ?? '')).toMatchObject([
    { act: 'console.too-many-openings', facts: { opened: 30, minutes: 10 } },
  ])
  expect((await read(cookie, refused[0] ?? '')).status).toBe(403)
  const again = accounts.find((_, n) => answers[n]?.status === 201) ?? ''
  expect((await open(cookie, again)).status).toBe(201)
  const colleague = await world.newAgent(everyRight)
  expect((await open(colleague, refused[0] ?? '')).status).toBe(201)
  world.pass({ minutes: 11 })
  expect((await open(cookie, refused[0] ?? '')).status).toBe(201)
})
