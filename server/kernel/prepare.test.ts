import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../testing/world.ts'
import { openPool } from './db.ts'
import { statementNamer } from './prepare.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let pool: ReturnType<typeof openPool>
beforeAll(async () => {
  database = await testDatabase()
  pool = openPool({ url: database.url, size: 1, planOnce: true })
})
afterAll(async () => {
  await pool.end()
  await database.close()
})

const prepared = async (): Promise<readonly string[]> => {
  const { rows } = await pool.query('select statement from pg_prepared_statements order by 1')
  return rows.map(({ statement }) => statement)
}

test('a statement that comes back is prepared, and answers each time for its own values', async () => {
  const statement = 'select $1::int + 1 as next'
  const answers: number[] = []
  for (const value of [1, 2, 3, 4, 5]) {
    const { rows } = await pool.query<{ next: number }>(statement, [value])
    answers.push(...rows.map(({ next }) => next))
  }
  expect(answers).toEqual([2, 3, 4, 5, 6])
  expect(await prepared()).toContain(statement)
})

test('a statement that asks for every column sees the one that a migration adds', async () => {
  await pool.query('create table prepare_test (one int)')
  await pool.query('insert into prepare_test values (1)')
  const read = async () => (await pool.query('select * from prepare_test where one = $1', [1])).rows
  for (const _ of [1, 2, 3, 4]) expect(await read()).toEqual([{ one: 1 }])
  await pool.query('alter table prepare_test add two int')
  expect(await read()).toEqual([{ one: 1, two: null }])
})

test('a statement that fails is asked again like any other', async () => {
  const statement = 'select 1 / $1::int as part'
  for (const _ of [1, 2, 3, 4]) await expect(pool.query(statement, [0])).rejects.toThrow('division')
  expect((await pool.query(statement, [1])).rows).toEqual([{ part: 1 }])
})

test('there are only so many names', () => {
  const nameOf = statementNamer()
  const names = Array.from({ length: 1000 }, (_, index) => {
    const text = `select ${index}`
    return [nameOf(text), nameOf(text), nameOf(text)].at(-1)
  }).filter(name => name !== undefined)
  expect(new Set(names).size).toBe(300)
  expect(nameOf('select 7')).toBe(names[7])
})
