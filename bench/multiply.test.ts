import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listBills, readBill } from '../contract/routes/billing.ts'
import { listAccounts } from '../contract/routes/customers.ts'
import { readHome } from '../contract/routes/home.ts'
import { listLines } from '../contract/routes/lines.ts'
import { readUsage } from '../contract/routes/usage.ts'
import { ownersOfBills } from '../server/domains/billing/public.ts'
import { billingRoutes } from '../server/domains/billing/routes.ts'
import { customerRoutes } from '../server/domains/customers/routes.ts'
import { authenticate } from '../server/domains/identity/public.ts'
import { lineRoutes } from '../server/domains/lines/routes.ts'
import { usageRoutes } from '../server/domains/usage/routes.ts'
import { readBusinessClock } from '../server/kernel/business-clock.ts'
import { wallClock } from '../server/kernel/clock.ts'
import { inProcessClient } from '../server/kernel/http/in-process.ts'
import { testBrowser } from '../server/testing/test-browser.ts'
import { testDatabase } from '../server/testing/world.ts'
import { homeRoutes } from '../server/views/home/home-routes.ts'
import { findSession } from '../server/views/session/find-session.ts'
import { timeZone } from './customers.ts'
import { livedCustomers } from './lived-customers.ts'
import { multiply } from './multiply.ts'
import { openSessions } from './sign-up.ts'

const customers = 3
const times = 3

type World = Awaited<ReturnType<typeof openWorld>>
let world: World
beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world.close())

const openWorld = async () => {
  const database = await testDatabase()
  const owner = new pg.Client({ connectionString: database.url })
  await owner.connect()
  await livedCustomers({ ...database, owner }, { count: customers, months: 2 })
  await multiply({ owner }, { customers, times })
  const tokens = await openSessions({ db: database.db, owner }, customers * times)
  return {
    ...database,
    owner,
    tokens,
    close: async () => {
      await owner.end()
      await database.close()
    },
  }
}

const clientOf = ({ db }: World, token: string) => {
  const registrations = [
    ...homeRoutes({ timeZone }),
    ...customerRoutes,
    ...lineRoutes({ zone: timeZone }),
    ...usageRoutes({ timeZone }),
    ...billingRoutes({
      zone: timeZone,
      documents: { get: async () => null },
      recordsOf: async () => ({ records: [], next: null }),
    }),
  ]
  const origin = { ...testBrowser().origin, sessionToken: token }
  return inProcessClient(
    {
      db,
      wall: wallClock,
      businessClock: () => readBusinessClock(db),
      owners: { bill: ownersOfBills },
      onFault: error => {
        throw error
      },
    },
    new Map(registrations.map(one => [one.route.id, one])),
    {
      actor: () => authenticate({ db, wall: wallClock, findSession }, origin),
      keepCookies: () => undefined,
    },
  )
}

/** Everything that somebody can read of their own, as one text. */
const readAll = async (token: string): Promise<string> => {
  const call = clientOf(world, token)
  const bills = await call(listBills, { query: {} })
  if (!bills.ok) throw new Error(bills.problem.code)
  const whole = await Promise.all(
    bills.body.bills.map(({ id }) => call(readBill, { params: { billId: id } })),
  )
  const others = [
    await call(readHome, {}),
    await call(listAccounts, {}),
    await call(listLines, { query: {} }),
    await call(readUsage, { query: {} }),
  ]
  for (const answer of [...whole, ...others]) expect(answer).toMatchObject({ ok: true })
  return JSON.stringify([bills, whole, others])
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g
const numbers = /9471\d{7}|\+33[79]\d{8}|customer\.\d+@|-\d{6}(?=")/g

/** The same text without what tells one customer from another: ids in the order of their first mention, no number. */
const anonymous = (said: string): string => {
  const seen = new Map<string, number>()
  return said
    .replace(uuid, id => {
      if (!seen.has(id)) seen.set(id, seen.size)
      return `id-${seen.get(id)}`
    })
    .replace(numbers, '#')
}

test('a customer written again reads as the first one does, but for their ids and numbers', async () => {
  const said: string[] = []
  for (const token of world.tokens) said.push(await readAll(token))
  const alike = Map.groupBy(said.map(anonymous), text => text)
  expect([...alike.values()].map(texts => texts.length)).toEqual([times, times, times])
  const ids = said.flatMap(text => [...new Set(text.match(uuid))])
  expect(new Set(ids).size).toBe(ids.length)
})

test('the books of every customer balance, and no bill has the number of another', async () => {
  const { rows } = await world.owner.query(`
    select count(*)::int as bills, count(distinct number)::int as numbers,
      (select sum(amount_cents)::int from payments.entry) as balance,
      (select count(*)::int from (select from payments.entry group by journal_id
        having sum(amount_cents) <> 0) as unbalanced) as unbalanced
    from billing.bill`)
  const bills = customers * times * 2
  expect(rows).toEqual([{ bills, numbers: bills, balance: 0, unbalanced: 0 }])
})
