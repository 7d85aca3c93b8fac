import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../testing/world.ts'
import { type Clock, clockAt, wallClock } from './clock.ts'
import { transact } from './db.ts'
import { newId } from './ids.ts'
import { emit, forgetHeard, outboxHealth, releaseParked, type Subscriber } from './outbox.ts'
import { mostAttempts, relayOutbox } from './relay.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  database = await testDatabase()
  await asOwner(
    'create table kernel.heard (position int8 generated always as identity, by text, account_id uuid, number int4)',
  )
  await asOwner('grant select, insert on kernel.heard to ligne_claire_server')
})
afterAll(() => database.close())
beforeEach(async () => {
  database.keepOnFailure()
  await asOwner('truncate kernel.heard, kernel.outbox_event cascade')
})

const asOwner = (text: string) => database.asOwner(sql.raw(text))

const write = (accountId: ReturnType<typeof account> | null, number: number) =>
  transact(database.db, tx => emit(tx, { accountId, kind: 'test.counted', payload: { number } }))

const account = () => newId('account')

const hear = (name: string): Subscriber => ({
  name,
  kinds: ['test.counted'],
  handle: async (tx, { accountId, payload }) => {
    await sql`
      insert into kernel.heard (by, account_id, number)
      values (${name}, ${accountId}, (${JSON.stringify(payload)}::jsonb ->> 'number')::int4)
    `.execute(tx)
  },
})

const failing = (name: string, fails: (number: unknown) => boolean): Subscriber => ({
  ...hear(name),
  handle: async (tx, event) => {
    await hear(name).handle(tx, event)
    const number = Object.entries(Object(event.payload)).at(0)?.[1]
    if (fails(number)) throw new Error(`number ${number} is bad luck`)
  },
})

const relay = (subscribers: readonly Subscriber[], wall: Clock = wallClock) =>
  relayOutbox({ db: database.db, subscribers, onFault: () => undefined, wall, lanes: 3 })

const heard = async (by: string) => {
  const { rows } = await sql<{ account_id: string | null; number: number }>`
    select account_id, number from kernel.heard where by = ${by} order by position
  `.execute(database.db)
  return rows
}

test('tells each event to each subscriber once, in the order of its account', async () => {
  const accounts = [account(), account(), account()]
  for (let number = 0; number < 45; number += 1) {
    for (const accountId of accounts) await write(accountId, number)
  }
  expect(await relay([hear('one'), hear('two')])).toBe(135)
  for (const by of ['one', 'two']) {
    const rows = await heard(by)
    for (const accountId of accounts) {
      const numbers = rows.filter(row => row.account_id === accountId).map(row => row.number)
      expect(numbers).toEqual(Array.from({ length: 45 }, (_, index) => index))
    }
  }
  expect(await relay([hear('one'), hear('two')])).toBe(0)
})

test('five relays at once, under writers, neither lose, double nor reorder', async () => {
  const accounts = Array.from({ length: 8 }, account)
  const writers = accounts.map(async accountId => {
    for (let number = 0; number < 25; number += 1) await write(accountId, number)
  })
  const relays = Array.from({ length: 5 }, async () => {
    for (let pass = 0; pass < 15; pass += 1) await relay([hear('many')])
  })
  await Promise.all([...writers, ...relays])
  await relay([hear('many')])
  const rows = await heard('many')
  expect(rows).toHaveLength(200)
  for (const accountId of accounts) {
    const numbers = rows.filter(row => row.account_id === accountId).map(row => row.number)
    expect(numbers).toEqual(Array.from({ length: 25 }, (_, index) => index))
  }
}, 60_000)

test('an event of a transaction that was rolled back is never heard', async () => {
  const accountId = account()
  const broken = transact(database.db, async tx => {
    await emit(tx, { accountId, kind: 'test.counted', payload: { number: 1 } })
    throw new Error('the change did not happen')
  })
  await expect(broken).rejects.toThrow('did not happen')
  await relay([hear('one')])
  expect(await heard('one')).toEqual([])
})

test('a relay that dies in the middle leaves neither effect nor record, and the next one does both', async () => {
  const accountId = account()
  await write(accountId, 1)
  await write(accountId, 2)
  const dying: Subscriber = {
    ...hear('one'),
    handle: async (tx, event) => {
      await hear('one').handle(tx, event)
      if (event.payload !== null && JSON.stringify(event.payload).includes('2')) await breakOff(tx)
    },
  }
  await expect(relay([dying])).rejects.toThrow()
  expect(await heard('one')).toEqual([])
  await relay([hear('one')])
  expect((await heard('one')).map(row => row.number)).toEqual([1, 2])
})

const breakOff = async (tx: Parameters<Subscriber['handle']>[0]) => {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
  // Answers once the process is gone, and its locks with it.
  await asOwner(`select pg_terminate_backend(${rows[0]?.pid}, 5000)`)
}

test('a poison event waits longer each time, then is set aside with its error; others go on', async () => {
  const [poisoned, healthy] = [account(), account()]
  await write(poisoned, 13)
  await write(poisoned, 14)
  await write(healthy, 1)
  const superstitious = failing('one', number => number === 13)
  let now = wallClock.now()
  await relay([superstitious, hear('two')], clockAt(now))
  expect((await heard('one')).map(row => row.number)).toEqual([1])
  expect((await heard('two')).map(row => row.number).sort()).toEqual([1, 13])
  expect(await relay([superstitious, hear('two')], clockAt(now))).toBe(0)
  for (let attempt = 1; attempt < mostAttempts; attempt += 1) {
    now = now.add({ seconds: 2 ** attempt })
    await relay([superstitious, hear('two')], clockAt(now))
  }
  expect((await heard('one')).map(row => row.number)).toEqual([1, 14])
  expect((await heard('two')).map(row => row.number).sort()).toEqual([1, 13, 14])
  expect(await outboxHealth(database.db, now)).toMatchObject({ pending: 0, parked: 1 })

  const { rows } = await sql<{ id: bigint; last_error: string }>`
    select id, last_error from kernel.outbox_event where state = 'parked'
  `.execute(database.db)
  expect(rows[0]?.last_error).toBe('one: number 13 is bad luck')
  await transact(database.db, tx => releaseParked(tx, rows[0]?.id ?? 0n))
  await relay([hear('one'), hear('two')], clockAt(wallClock.now().add({ hours: 1 })))
  expect((await heard('one')).map(row => row.number)).toEqual([1, 14, 13])
  expect((await heard('two')).filter(row => row.number === 13)).toHaveLength(1)
})

test('emitting sends no notification; the relay sends one for all the accounts it served', async () => {
  const accountId = account()
  const notices: string[] = []
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  client.on('notification', ({ payload }) => notices.push(payload ?? ''))
  await client.query('listen account_changed')
  await write(accountId, 1)
  await write(accountId, 2)
  await client.query('select 1')
  expect(notices).toEqual([])
  await relay([hear('one')])
  await client.query('select 1')
  await client.end()
  expect(notices).toEqual([accountId])
})

test('forgets what everybody heard long ago, and nothing that waits', async () => {
  await write(account(), 1)
  await relay([hear('one')])
  await write(account(), 2)
  const forget = (before: Temporal.Instant) => transact(database.db, tx => forgetHeard(tx, before))
  expect(await forget(wallClock.now().subtract({ hours: 24 }))).toBe(0)
  expect(await forget(wallClock.now().add({ seconds: 1 }))).toBe(1)
  expect((await outboxHealth(database.db, wallClock.now())).pending).toBe(1)
})
