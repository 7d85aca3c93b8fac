import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from './world.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

test('reads int8 as bigint, date and timestamptz as Temporal, and takes them back as parameters', async () => {
  const instant = Temporal.Instant.from('2026-10-25T00:50:00.123456Z')
  const date = Temporal.PlainDate.from('2024-02-29')
  const { rows } = await sql`
    select ${instant}::timestamptz as instant, ${date}::date as date, ${9007199254740993n}::int8 as big,
           ${date} = any(${[date]}::date[]) as found
  `.execute(database.db)
  expect(rows[0]).toEqual({ instant, date, big: 9007199254740993n, found: true })
})

test('connects in a role that cannot rewrite an append-only table', async () => {
  const rewriting = sql`update kernel.idempotency set status = 0`.execute(database.db)
  await expect(rewriting).rejects.toThrow('permission denied')
})
