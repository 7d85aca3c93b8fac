import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../testing/world.ts'
import { transact } from './db.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

test('a statement is prepared once on a connection and answers each time with its own parameters', async () => {
  await transact(database.db, async tx => {
    for (const asked of [1, 2, 3]) {
      const { rows } = await sql<{ said: number }>`select ${asked}::int4 + 1 as said`.execute(tx)
      expect(rows).toEqual([{ said: asked + 1 }])
    }
    const { rows } = await sql<{ calls: bigint }>`
      select generic_plans + custom_plans as calls from pg_prepared_statements
      where statement like 'select $1::int4 + 1%' and ${true}
    `.execute(tx)
    expect(rows).toEqual([{ calls: 3n }])
  })
})

test('drill 13: a column added under way does not fail a statement that asks for all columns', async () => {
  await database.asOwner(sql`create table public.growing (id int4, name text)`)
  await database.asOwner(sql`grant select, insert on public.growing to public`)
  await transact(database.db, async tx => {
    await sql`insert into public.growing values (${1}, ${'a'})`.execute(tx)
  })
  const read = () =>
    sql<{ id: number }>`select * from public.growing where id = ${1}`.execute(database.db)
  const readNamed = () =>
    sql<{ id: number }>`select id from public.growing where id = ${1}`.execute(database.db)
  expect((await read()).rows).toHaveLength(1)
  expect((await readNamed()).rows).toHaveLength(1)
  await database.asOwner(sql`alter table public.growing add column more int4 default 7`)
  expect((await read()).rows).toEqual([{ id: 1, name: 'a', more: 7 }])
  expect((await readNamed()).rows).toEqual([{ id: 1 }])
})

test('statements in ever other forms are not kept, nor is one with very many parameters', async () => {
  const ids = Array.from({ length: 61 }, (_, id) => id)
  await transact(database.db, async tx => {
    await sql`select 1 as one where 5 in (${sql.join(ids)})`.execute(tx)
    const { rows } = await sql<{ kept: bigint }>`
      select count(*) as kept from pg_prepared_statements where statement like 'select 1 as one%' and ${true}
    `.execute(tx)
    expect(rows).toEqual([{ kept: 0n }])
  })
})
