import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { languages } from '../../../contract/languages.ts'
import { clockAt, wallClock } from '../../kernel/clock.ts'
import { transact } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { makeKeyRing } from '../../kernel/key-ring.ts'
import { openKeys } from '../../kernel/keys.ts'
import { drainJobs, openJobPool } from '../../kernel/run-jobs.ts'
import { testBrand } from '../../testing/message-brand.ts'
import { testDatabase } from '../../testing/world.ts'
import type { Delivered, Mail, Text } from './channels.ts'
import { notificationJobs } from './jobs.ts'
import { toMessageView } from './message-view.ts'
import type { NotificationDeps } from './notify.ts'
import { type Notice, notify } from './notify.ts'
import { takeReceipt } from './public.ts'
import { listMessages, upsertPreference } from './queries.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let pool: ReturnType<typeof openJobPool>
let folder = ''
let deps: NotificationDeps
let mails: Mail[] = []
let texts: Text[] = []
let answers: (Delivered | Error)[] = []

const answerOf = (name: string): Delivered => {
  const answer = answers.shift() ?? { kind: 'accepted', providerReference: name }
  if (answer instanceof Error) throw answer
  return answer
}

beforeAll(async () => {
  database = await testDatabase()
  pool = openJobPool(database.url, 'ligne_claire_server')
  folder = mkdtempSync(join(tmpdir(), 'lc-notifications-'))
  makeKeyRing(join(folder, 'keys.json'))
  deps = {
    db: database.db,
    wall: wallClock,
    keys: openKeys(join(folder, 'keys.json')),
    brand: testBrand,
    sendMail: async mail => {
      mails.push(mail)
      return answerOf(`mail-${mails.length}`)
    },
    sendText: async text => {
      texts.push(text)
      return answerOf(`text-${texts.length}`)
    },
    sendPush: async () => answerOf('push'),
  }
})
afterAll(async () => {
  await pool.end()
  await database.close()
  rmSync(folder, { recursive: true })
})
beforeEach(async () => {
  database.keepOnFailure()
  ;[mails, texts, answers] = [[], [], []]
  await database.asOwner(sql`truncate notifications.message, graphile_worker._private_jobs`)
})

const drain = (more: Partial<NotificationDeps> = {}) =>
  drainJobs({
    db: database.db,
    pool,
    jobs: notificationJobs({ ...deps, ...more }),
    onFault: () => undefined,
  })

const tell = (notice: Notice) => transact(database.db, tx => notify(deps, tx, notice))

const code = (more: Partial<Notice<'sign-in-code'>> = {}): Notice<'sign-in-code'> => ({
  template: 'sign-in-code',
  facts: { code: '482913', minutes: 10 },
  language: 'fr',
  to: { channel: 'sms', address: '+33639980101' },
  ...more,
})

const bill = (accountId: ReturnType<typeof newId<'account'>>): Notice<'bill-ready'> => ({
  template: 'bill-ready',
  facts: {
    amount: { amount: '3490', currency: 'EUR' },
    path: '/factures/1',
    billNumber: 'SFR-1',
    dueOn: '2026-12-06',
    autopay: false,
  },
  language: 'en',
  to: { channel: 'email', address: 'camille@example.org' },
  accountId,
})

const rows = async () => {
  const found = await sql<{
    state: string
    attempts: number
    failure: string | null
    reference: string
    facts_sealed: Buffer
  }>`select * from notifications.message order by id`.execute(database.db)
  return found.rows
}

test('a code leaves by text in the language of the person, with its reference, and is blanked in the register', async () => {
  const reference = await tell(code())
  await drain()
  expect(texts).toEqual([
    {
      to: '+33639980101',
      sender: 'LC',
      body: `482913 est votre code de connexion. Valable 10\u00a0min. Ne le donnez à personne. (réf. ${reference})`,
    },
  ])
  const [row] = await rows()
  expect(row).toMatchObject({ state: 'sent', attempts: 1, reference })
  const { rows: dump } = await sql<{ line: string }>`
    select message::text as line from notifications.message message
  `.execute(database.db)
  expect(dump[0]?.line).not.toContain('639980101')
  const [message] = await listAll()
  const opened = deps.keys.open(
    row?.facts_sealed ?? Buffer.alloc(0),
    `notifications.message ${message?.id}`,
  )
  expect(opened.toString()).not.toContain('482913')
})

const listAll = async () => {
  const found = await sql<{ id: string }>`select id from notifications.message`.execute(database.db)
  return found.rows
}

test('nobody to send to: the same is written and queued, and nothing leaves', async () => {
  await tell(code({ to: { channel: 'sms', address: null } }))
  await drain()
  expect(texts).toEqual([])
  expect(await rows()).toMatchObject([{ state: 'failed', failure: 'nobody to send to' }])
})

test('a message of a transaction that was rolled back never leaves', async () => {
  const broken = transact(database.db, async tx => {
    await notify(deps, tx, code())
    throw new Error('no')
  })
  await expect(broken).rejects.toThrow('no')
  await drain()
  expect(texts).toEqual([])
})

test('what passes is tried again, what is final is not, and a code too old is not sent', async () => {
  answers = [new Error('throttled')]
  await tell(code())
  await drain()
  expect(await rows()).toMatchObject([{ state: 'queued', attempts: 1 }])
  await database.asOwner(
    sql`update graphile_worker._private_jobs set run_at = run_at - interval '1 hour'`,
  )
  await drain()
  expect(await rows()).toMatchObject([{ state: 'sent', attempts: 2 }])

  answers = [{ kind: 'refused', reason: 'SMTP 550' }]
  await tell(code())
  await drain()
  await tell(code())
  await drain({ wall: clockAt(wallClock.now().add({ minutes: 11 })) })
  expect((await rows()).slice(1)).toMatchObject([
    { state: 'failed', failure: 'SMTP 550' },
    { state: 'failed', failure: 'too old to be of use' },
  ])
  expect(texts).toHaveLength(3)
})

test('seven attempts, then it is given up', async () => {
  answers = Array.from({ length: 20 }, () => new Error('away'))
  await tell({ ...bill(newId('account')) })
  for (let attempt = 0; attempt < 10; attempt += 1) {
    await drain()
    await database.asOwner(
      sql`update graphile_worker._private_jobs set run_at = run_at - interval '2 hours'`,
    )
  }
  expect(await rows()).toMatchObject([{ state: 'failed', attempts: 7, failure: 'away' }])
})

test('an account that does not want a topic is not told, and still gets what is essential', async () => {
  const accountId = newId('account')
  const changed_at = wallClock.now()
  await upsertPreference(database.db, {
    account_id: accountId,
    topic: 'bills',
    channel: 'email',
    wanted: false,
    changed_at,
  })
  await tell(bill(accountId))
  await tell({ ...code(), accountId, to: { channel: 'email', address: 'camille@example.org' } })
  await drain()
  expect(mails.map(({ subject }) => subject)).toEqual(['Votre code de connexion'])
  const messages = await listMessages(database.db, {
    accountIds: [accountId],
    after: undefined,
    limit: 10,
  })
  expect(messages.map(row => toMessageView(deps, row))).toMatchObject([
    { title: 'Votre code de connexion', state: 'sent', channel: 'email' },
    { title: 'Your bill is ready: €34.90', state: 'unwanted' },
  ])
  const all = { accountIds: [accountId], after: undefined, limit: 10 }
  const [newest] = messages
  const reference = newest?.reference.slice(2, 7).toLowerCase()
  expect(await listMessages(database.db, { ...all, reference })).toEqual([newest])
  expect(await listMessages(database.db, { ...all, channel: 'sms' })).toEqual([])
  expect(await listMessages(database.db, { ...all, accountIds: [], reference })).toEqual([])
})

test('a receipt says what became of a text; doubled, contradicted or early it does no harm', async () => {
  await tell(code())
  const receipt = { providerReference: 'text-1', arrived: true, reason: 'DELIVRD' }
  await takeReceipt(database.db, receipt)
  await drain()
  await database.asOwner(
    sql`update graphile_worker._private_jobs set run_at = run_at - interval '1 hour'`,
  )
  await drain()
  expect(await rows()).toMatchObject([{ state: 'delivered' }])
  await takeReceipt(database.db, { ...receipt, arrived: false, reason: 'UNDELIV' })
  await takeReceipt(database.db, receipt)
  await drain()
  expect(await rows()).toMatchObject([{ state: 'delivered', failure: null }])
})

test.each(languages)(
  'a mail in %s: one language, one heading, its link under the portal, nothing from outside',
  async language => {
    await tell({ ...bill(newId('account')), language })
    await drain()
    const [mail] = mails
    expect(mail?.html).toContain(`<html lang="${language}">`)
    expect(mail?.html.match(/<h1/g)).toHaveLength(1)
    expect(mail?.html).toContain('https://portal.example/factures/1')
    expect(mail?.html).not.toMatch(/<(img|script|link)\b|url\(/)
    expect(mail?.text).toContain('https://portal.example/factures/1')
    expect(mail?.from).toEqual({ name: testBrand.spaceName[language], address: testBrand.mailFrom })
  },
)

test('what a person chose is shown as text in a mail', async () => {
  await tell({
    template: 'new-device',
    facts: { at: '2026-11-22T21:05:00Z', device: '<img src=x onerror=alert(1)>' },
    language: 'fr',
    to: { channel: 'email', address: 'camille@example.org' },
  })
  await drain()
  expect(mails[0]?.html).not.toContain('<img')
  expect(mails[0]?.html).toContain('22 novembre 2026 à 22:05')
})
