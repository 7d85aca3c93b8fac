import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../testing/world.ts'
import { clockAt, wallClock } from './clock.ts'
import { keepHouse } from './housekeeping.ts'
import { takeFromWindow } from './limits.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const left = async () => {
  const { rows } = await sql<{ windows: number; answers: number }>`
    select (select count(*) from kernel.limit_window)::int4 as windows,
           (select count(*) from kernel.idempotency)::int4 as answers
  `.execute(database.db)
  return rows[0]
}

test('forgets counters once their window ended, and answers after thirty days', async () => {
  const { db } = database
  await takeFromWindow({ db, wall: wallClock }, { key: 'a', calls: 1, seconds: 60 })
  await db
    .insertInto('kernel.idempotency')
    .values({
      actor: 'login x',
      route: 'billing.pay',
      key: 'key-0001',
      body_hash: Buffer.alloc(32),
      status: 201,
      answer: null,
      answered_at: wallClock.now(),
    })
    .execute()
  const keepAfter = (hours: number) => keepHouse(db, clockAt(wallClock.now().add({ hours })))
  await keepAfter(0)
  expect(await left()).toEqual({ windows: 1, answers: 1 })
  await keepAfter(1)
  expect(await left()).toEqual({ windows: 0, answers: 1 })
  await keepAfter(31 * 24)
  expect(await left()).toEqual({ windows: 0, answers: 0 })
})
