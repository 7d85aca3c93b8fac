import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { wallClock } from '../../kernel/clock.ts'
import { transact } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { drainJobs, openJobPool } from '../../kernel/run-jobs.ts'
import { testBrand } from '../../testing/message-brand.ts'
import { testKeys } from '../../testing/test-keys.ts'
import { testDatabase } from '../../testing/world.ts'
import type { Push } from './channels.ts'
import { notificationJobs } from './jobs.ts'
import { type Notice, type NotificationDeps, notify } from './notify.ts'
import { sealSubscription } from './push-subscription.ts'
import { listSubscriptions, upsertSubscription } from './queries.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let pool: ReturnType<typeof openJobPool>
let deps: NotificationDeps
let pushes: Push[] = []
/** How many pushes find no answer from now on. */
let away = 0

beforeAll(async () => {
  database = await testDatabase()
  pool = openJobPool(database.url, 'ligne_claire_server')
  const silent = () => Promise.reject(new Error('only browsers are told here'))
  deps = {
    db: database.db,
    wall: wallClock,
    keys: testKeys(),
    brand: testBrand,
    sendMail: silent,
    sendText: silent,
    sendPush: async push => {
      pushes.push(push)
      away -= 1
      if (away >= 0) throw new Error('away')
      const { endpoint } = push.target
      return endpoint.endsWith('gone')
        ? { kind: 'gone' }
        : { kind: 'accepted', providerReference: null }
    },
  }
})
afterAll(async () => {
  await pool.end()
  await database.close()
})
beforeEach(async () => {
  database.keepOnFailure()
  pushes = []
  away = 0
  await database.asOwner(sql`truncate notifications.message, graphile_worker._private_jobs`)
})

const drain = () =>
  drainJobs({ db: database.db, pool, jobs: notificationJobs(deps), onFault: () => undefined })
const tell = (notice: Notice) => transact(database.db, tx => notify(deps, tx, notice))
const rows = async () => {
  const found =
    await sql`select state, attempts, failure from notifications.message order by id`.execute(
      database.db,
    )
  return found.rows
}

test('a notification reaches each browser of the login, and those that are gone are forgotten', async () => {
  const loginId = newId('login')
  await subscribe(loginId, ['here', 'gone', 'there'])
  await tell(toBrowsersOf(loginId))
  await drain()
  expect(pushes.map(({ path, title }) => [path, title])).toEqual(
    Array.from({ length: 3 }, () => ['/factures/1', 'Your bill is ready']),
  )
  expect(await listSubscriptions(database.db, loginId)).toHaveLength(2)
  expect(await rows()).toMatchObject([{ state: 'sent' }])
})

test('a login of which no browser asked is not written to; one whose browsers are all gone wanted nothing', async () => {
  const loginId = newId('login')
  await tell(toBrowsersOf(loginId))
  expect(await rows()).toEqual([])
  await subscribe(loginId, ['gone'])
  await tell(toBrowsersOf(loginId))
  await drain()
  expect(await rows()).toMatchObject([{ state: 'unwanted', failure: null }])
})

test('a push service that is away keeps no other browser waiting, and is tried again', async () => {
  const loginId = newId('login')
  await subscribe(loginId, ['one', 'two'])
  away = 1
  await tell(toBrowsersOf(loginId))
  await drain()
  expect(pushes).toHaveLength(2)
  expect(await rows()).toMatchObject([{ state: 'queued', attempts: 1 }])
  await database.asOwner(
    sql`update graphile_worker._private_jobs set run_at = run_at - interval '1 hour'`,
  )
  await drain()
  expect(pushes).toHaveLength(4)
  expect(await rows()).toMatchObject([{ state: 'sent', attempts: 2 }])
})

const toBrowsersOf = (address: string): Notice => ({
  template: 'bill-ready',
  facts: {
    amount: { amount: '3490', currency: 'EUR' },
    path: '/factures/1',
    billNumber: 'SFR-1',
    dueOn: '2026-12-06',
    autopay: false,
  },
  language: 'en',
  accountId: newId('account'),
  to: { channel: 'push', address },
})

const subscribe = async (loginId: ReturnType<typeof newId<'login'>>, ends: readonly string[]) => {
  for (const end of ends) {
    await upsertSubscription(database.db, {
      id: newId('push-subscription'),
      login_id: loginId,
      session_id: newId('session'),
      language: 'fr',
      subscribed_at: wallClock.now(),
      ...sealSubscription(deps.keys, {
        endpoint: `https://push.example/${end}`,
        keys: { p256dh: 'p', auth: 'a' },
      }),
    })
  }
}
