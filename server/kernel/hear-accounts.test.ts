import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { AccountId } from '../../contract/ids.ts'
import { testDatabase } from '../testing/world.ts'
import { hearAccounts } from './hear-accounts.ts'
import { newId } from './ids.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const listen = () => {
  const heard: AccountId[] = []
  const [missed, broken] = [vi.fn(), vi.fn()]
  const stop = hearAccounts({
    url: database.url,
    onChanged: accounts => heard.push(...accounts),
    onMissed: missed,
    onBroken: broken,
  })
  return { heard, missed, broken, stop }
}

const listeners = async () => {
  const { rows } = await database.asOwner(sql<{ pid: number }>`
    select pid from pg_stat_activity
    where datname = current_database() and query = 'listen account_changed'
  `)
  return rows.map(({ pid }) => pid)
}
const notify = (...accounts: AccountId[]) =>
  sql`select pg_notify('account_changed', ${accounts.join(' ')})`.execute(database.db)
const isListening = () => vi.waitFor(async () => expect(await listeners()).toHaveLength(1))

test('hears the accounts of a notice, and ends with its connection', async () => {
  const { heard, missed, stop } = listen()
  await isListening()
  const [one, two] = [newId('account'), newId('account')]
  await notify(one, two)
  await vi.waitFor(() => expect(heard).toEqual([one, two]))
  expect(missed).not.toHaveBeenCalled()
  await stop()
  await vi.waitFor(async () => expect(await listeners()).toEqual([]))
})

test('a connection that PostgreSQL drops is opened again, and says that something was missed', async () => {
  const { heard, missed, broken, stop } = listen()
  await isListening()
  const [pid] = await listeners()
  await database.asOwner(sql`select pg_terminate_backend(${pid})`)
  await vi.waitFor(() => expect(missed).toHaveBeenCalledOnce(), { timeout: 5000 })
  expect(broken).toHaveBeenCalled()
  const account = newId('account')
  await notify(account)
  await vi.waitFor(() => expect(heard).toEqual([account]))
  await stop()
})
