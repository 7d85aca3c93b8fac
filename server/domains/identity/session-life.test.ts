import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { consoleWorld } from '../../testing/console-world.ts'
import { password } from '../../testing/identity-world.ts'
import { testBrowser } from '../../testing/test-browser.ts'
import { endOneSession } from './queries.ts'
import { hashPassword, hashToken } from './secrets.ts'
import { startSignUp } from './sign-up.ts'
import { changePassword } from './step-up.ts'

let world: Awaited<ReturnType<typeof consoleWorld>>
beforeAll(async () => {
  world = await consoleWorld()
})
afterAll(() => world.close())
/** Limits count by the hour and the day: each test has a day of its own. */
beforeEach(() => world.pass({ hours: 25 }))

const everyText = async (table: string): Promise<string> => {
  const { rows } = await sql<{ all: string }>`
    select coalesce(string_agg(row::text, ' '), '') as all from ${sql.raw(table)} row
  `.execute(world.deps.db)
  return rows[0]?.all ?? ''
}

test('V7.2.1 V7.2.2 V7.2.3 a session is a random token of 256 bits, looked up by its hash and kept nowhere', async () => {
  const tokens = new Set<string>()
  for (let n = 0; n < 5; n += 1) {
    const { browser } = await world.signUp()
    const token = browser.origin.sessionToken ?? ''
    expect(Buffer.from(token, 'base64url').length).toBe(32)
    expect((await world.who(browser)).kind).toBe('customer')
    tokens.add(token)
  }
  expect(tokens.size).toBe(5)
  const stored = await everyText('identity.session')
  for (const token of tokens) {
    expect(stored).not.toContain(token)
    expect(stored).toContain(hashToken(token).toString('hex'))
  }
  const forged = testBrowser()
  forged.keep([{ name: '__Host-lc', value: Buffer.alloc(32, 7).toString('base64url') }])
  expect((await world.who(forged)).kind).toBe('visitor')
})

test('V6.5.2 V6.5.4 V6.5.5 a code has six digits, lives ten minutes, and is stored as a keyed hash', async () => {
  const { browser, mobile } = await world.newCustomer()
  await startSignUp(world.deps, browser.origin, { identifier: mobile, channel: 'sms' })
  const { code } = world.sent.last()
  expect(code).toMatch(/^\d{6}$/)
  const { rows } = await sql<{ code_hash: Buffer; minutes: number }>`
    select code_hash, extract(epoch from code_expires_at - started_at)::int4 / 60 as minutes
    from identity.flow order by started_at desc limit 1
  `.execute(world.deps.db)
  expect(rows[0]?.minutes).toBe(10)
  expect(rows[0]?.code_hash.length).toBe(32)
  expect(rows[0]?.code_hash.equals(hashToken(code))).toBe(false)
})

test('V7.4.1 a session that was ended opens nothing from then on', async () => {
  const { browser } = await world.signUp()
  const { loginId, sessionId } = await world.signedIn(browser)
  await endOneSession(world.deps.db, { loginId, sessionId, at: world.deps.wall.now() })
  expect((await world.who(browser)).kind).toBe('visitor')
})

test('V6.2.2 V7.4.3 a new password ends the sessions of every other browser at once', async () => {
  const person = await world.signUp()
  const elsewhere = testBrowser('192.0.2.77')
  await world.signInBy(elsewhere, { identifier: person.email, channel: 'sms' })
  expect((await world.who(elsewhere)).kind).toBe('customer')
  const actor = await world.signedIn(person.browser)
  expect(await changePassword(world.deps, actor, 'une troisième phrase')).toBe('changed')
  expect((await world.who(elsewhere)).kind).toBe('visitor')
  expect((await world.who(person.browser)).kind).toBe('customer')
})

test('V7.3.1 V7.3.2 an agent’s session ends after fifteen idle minutes, and after eight hours whatever is done', async () => {
  const read = async (cookie: string) =>
    (await world.console('GET', '/staff/session', { cookie })).status
  const idle = await world.newAgent([])
  world.pass({ minutes: 14 })
  expect(await read(idle)).toBe(200)
  world.pass({ minutes: 16 })
  expect(await read(idle)).toBe(401)
  const busy = await world.newAgent([])
  for (let minutes = 0; minutes < 470; minutes += 10) {
    world.pass({ minutes: 10 })
    expect(await read(busy)).toBe(200)
  }
  world.pass({ minutes: 11 })
  expect(await read(busy)).toBe(401)
})

test('V11.4.2 a password is kept as argon2id with 19 MiB and two passes, with a salt of its own', async () => {
  const [one, two] = [await hashPassword(password), await hashPassword(password)]
  for (const kept of [one, two]) expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one).not.toBe(two)
})

test('V13.2.2 the server may neither change nor empty what is only ever added to', async () => {
  const appendOnly = [
    'payments.journal',
    'payments.entry',
    'payments.allocation',
    'payments.receipt',
    'payments.receipt_document',
    'billing.bill_line',
    'billing.bill_document',
    'kernel.audit_row',
  ]
  for (const table of appendOnly) {
    const { rows } = await sql<{ may: boolean }>`
      select has_table_privilege(current_user, ${table}, 'update')
        or has_table_privilege(current_user, ${table}, 'delete')
        or has_table_privilege(current_user, ${table}, 'truncate') as may
    `.execute(world.deps.db)
    expect([table, rows[0]?.may]).toEqual([table, false])
  }
  const { rows } = await sql<{ who: string; owner: boolean }>`
    select current_user as who, rolsuper or rolcreatedb or rolcreaterole as owner from pg_roles where rolname = current_user
  `.execute(world.deps.db)
  expect(rows).toEqual([{ who: 'ligne_claire_server', owner: false }])
})
