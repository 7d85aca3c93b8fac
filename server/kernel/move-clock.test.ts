import { sql } from 'kysely'
import { Type } from 'typebox'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../testing/world.ts'
import { holdBusinessClock, isClockHeld, readBusinessClock } from './business-clock.ts'
import { type Db, transact } from './db.ts'
import { newId } from './ids.ts'
import { enqueue, type JobTable, job } from './jobs.ts'
import { type MoveDeps, moveClock, resumeMove } from './move-clock.ts'
import { emit, type Subscriber } from './outbox.ts'
import { parsed } from './parsed.ts'
import { relayOutbox } from './relay.ts'
import { drainJobs, openJobPool } from './run-jobs.ts'
import { nextDue, type Sweeper } from './sweepers.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let pool: ReturnType<typeof openJobPool>
beforeAll(async () => {
  database = await testDatabase()
  pool = openJobPool(database.url, 'ligne_claire_server')
  await database.asOwner(
    sql`create table kernel.renewal (customer int4 primary key, account_id uuid, due_at timestamptz, months int4 default 0)`,
  )
  await database.asOwner(
    sql`create table kernel.renewed (position int8 generated always as identity, customer int4, seen_at timestamptz)`,
  )
  await database.asOwner(
    sql`grant select, insert, update on kernel.renewal, kernel.renewed to ligne_claire_server`,
  )
})
afterAll(async () => {
  await pool.end()
  await database.close()
})
beforeEach(async () => {
  database.keepOnFailure()
  await database.asOwner(sql`truncate kernel.renewal, kernel.renewed`)
  await holdBusinessClock(database.db, start)
})

const start = Temporal.Instant.from('2024-11-01T00:00:00Z')
const after = (hours: number) => start.add({ hours })

const Renewed = Type.Object({ customer: Type.Integer() })

/** Each row is due every 30 days; a renewal is an event, which makes a job, which notes the business time it saw. */
const renewals: Sweeper = {
  name: 'test.renew',
  due: async db => {
    const { rows } = await sql<{ at: Temporal.Instant | null }>`
      select min(due_at) as at from kernel.renewal
    `.execute(db)
    return rows[0]?.at ?? null
  },
  sweep: (db, now) =>
    transact(db, async tx => {
      const { rows } = await sql<{
        customer: number
        account_id: ReturnType<typeof newId<'account'>>
      }>`
        update kernel.renewal set due_at = due_at + interval '720 hours', months = months + 1
        where customer in (select customer from kernel.renewal where due_at <= ${now} order by customer for update skip locked)
        returning customer, account_id
      `.execute(tx)
      for (const { customer, account_id } of rows)
        await emit(tx, { accountId: account_id, kind: 'test.renewed', payload: { customer } })
    }),
}

const subscriber: Subscriber = {
  name: 'test.note',
  kinds: ['test.renewed'],
  handle: async (tx, { payload }) => {
    const { customer } = parsed(Renewed, payload, 'event')
    await enqueue(tx, { name: 'test.note', payload: { customer } })
  },
}

const jobs: JobTable = {
  'test.note': job(Renewed, async ({ customer }) => {
    const now = (await readBusinessClock(database.db)).now()
    await sql`insert into kernel.renewed (customer, seen_at) values (${customer}, ${now})`.execute(
      database.db,
    )
  }),
}

const onFault = (error: unknown) => {
  throw error
}

const moving = (more: Partial<MoveDeps> = {}): MoveDeps => ({
  db: database.db,
  sweepers: [renewals],
  relay: () => relayOutbox({ db: database.db, subscribers: [subscriber], onFault }),
  drain: () => drainJobs({ db: database.db, pool, jobs, onFault }),
  operatorIdle: async () => undefined,
  ...more,
})

const renewEach = async (customers: number, everyHours: number) => {
  for (let customer = 0; customer < customers; customer += 1) {
    const dueAt = after(1 + customer * everyHours)
    await sql`
      insert into kernel.renewal (customer, account_id, due_at) values (${customer}, ${newId('account')}, ${dueAt})
    `.execute(database.db)
  }
}

const notes = async (db: Db) => {
  const { rows } = await sql<{ customer: number; seen_at: Temporal.Instant }>`
    select customer, seen_at from kernel.renewed order by position
  `.execute(db)
  return rows.map(({ customer, seen_at }) => `${customer} ${seen_at}`)
}

test('stops at each due instant, and what follows from it sees that instant', async () => {
  await renewEach(3, 24)
  expect(await moveClock(moving(), { to: after(24 * 32), afterwards: 'hold' })).toEqual({
    kind: 'moved',
    at: after(24 * 32),
    steps: 5,
  })
  expect(await notes(database.db)).toEqual([
    `0 ${after(1)}`,
    `1 ${after(25)}`,
    `2 ${after(49)}`,
    `0 ${after(721)}`,
    `1 ${after(745)}`,
  ])
  const now = (await readBusinessClock(database.db)).now()
  expect(now).toEqual(after(24 * 32))
  expect(await nextDue(moving(), now)).toEqual(after(769))
})

test('what the operator does at an instant is swept, told and run at that instant', async () => {
  const asked: string[] = []
  const operatorIdle = async (at: Temporal.Instant) => {
    if (!asked.includes(at.toString()) && at.equals(after(1))) await renewEach(2, 5)
    asked.push(at.toString())
  }
  await sql`insert into kernel.renewal (customer, due_at) values (9, ${after(1)})`.execute(
    database.db,
  )
  await moveClock(moving({ operatorIdle }), { to: after(10), afterwards: 'hold' })
  expect(await notes(database.db)).toEqual([`9 ${after(1)}`, `0 ${after(1)}`, `1 ${after(6)}`])
})

test('lets time run on from where it was moved to', async () => {
  await moveClock(moving(), { to: after(5), afterwards: 'run' })
  const now = (await readBusinessClock(database.db)).now()
  expect(now.since(after(5)).total('seconds')).toBeGreaterThanOrEqual(0)
  expect(now.since(after(5)).total('seconds')).toBeLessThan(30)
})

test('refuses to go back, and a second move while one is under way', async () => {
  expect(
    await moveClock(moving(), { to: start.subtract({ hours: 1 }), afterwards: 'hold' }),
  ).toMatchObject({
    kind: 'refused',
    reason: 'backward',
  })
  const second: unknown[] = []
  const operatorIdle = async () => {
    if (second.length === 0)
      second.push(await moveClock(moving(), { to: after(9), afterwards: 'hold' }))
  }
  await moveClock(moving({ operatorIdle }), { to: after(2), afterwards: 'hold' })
  expect(second).toMatchObject([{ kind: 'refused', reason: 'already-moving' }])
})

test('names the sweeper that never finishes', async () => {
  const stuck: Sweeper = {
    name: 'test.stuck',
    due: async () => after(1),
    sweep: async () => undefined,
  }
  const move = moveClock(moving({ sweepers: [stuck], patienceMs: 200 }), {
    to: after(2),
    afterwards: 'hold',
  })
  await expect(move).rejects.toMatchObject({ facts: { sweepers: ['test.stuck'] } })
})

test('six months of 60 customers, each month an event and a job, take under 8 seconds of work', async () => {
  await renewEach(60, 12)
  const before = process.cpuUsage()
  const moved = await moveClock(moving(), { to: after(6 * 30 * 24), afterwards: 'hold' })
  const { user, system } = process.cpuUsage(before)
  expect(moved).toMatchObject({ kind: 'moved', steps: 360 })
  expect((await notes(database.db)).length).toBe(360)
  // Work rather than time: the machine that runs the tests may be doing other things.
  expect((user + system) / 1e6).toBeLessThan(8)
}, 300_000)

test('a move that was cut midway is gone on with, and time runs again; one that leaves time standing is not', async () => {
  await renewEach(3, 24)
  const cut = moving({
    operatorIdle: async at => {
      if (Temporal.Instant.compare(at, after(25)) >= 0) throw new Error('killed')
    },
  })
  await expect(moveClock(cut, { to: after(100), afterwards: 'run' })).rejects.toThrow('killed')
  expect(await isClockHeld(database.db)).toBe(true)
  expect(await resumeMove(moving())).toMatchObject({ kind: 'moved', at: after(100) })
  expect(await notes(database.db)).toEqual([`0 ${after(1)}`, `1 ${after(25)}`, `2 ${after(49)}`])
  expect(await isClockHeld(database.db)).toBe(false)
  expect(await resumeMove(moving())).toBeNull()
  await expect(moveClock(cut, { to: after(200), afterwards: 'hold' })).rejects.toThrow('killed')
  expect(await resumeMove(moving())).toBeNull()
})
