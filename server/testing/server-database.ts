import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { testDatabase } from './world.ts'

/** A database as a process of the server is given it: `url` signs in with no more rights than the server's role. */
export type ServerDatabase = { readonly url: string; readonly ownerUrl: string }

/** A clone of the test database that a process of its own can sign in to, as a login that is the server's role. */
export const serverDatabase = async () => {
  const database = await testDatabase()
  const login = `test_login_${randomBytes(6).toString('hex')}`
  const password = randomBytes(12).toString('hex')
  const url = new URL(database.url)
  url.username = login
  url.password = password
  await runOn(
    database.url,
    `create role ${login} login password '${password}' in role ligne_claire_server`,
  )
  return {
    ...database,
    url: url.href,
    ownerUrl: database.url,
    close: async () => {
      await runOn(database.url, `drop role ${login}`)
      await database.close()
    },
  }
}

/** Runs one statement as the owner of a database. */
export const runOn = async (url: string, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
