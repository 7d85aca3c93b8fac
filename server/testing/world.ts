import { randomBytes } from 'node:crypto'
import type { RawBuilder } from 'kysely'
import pg from 'pg'
import { onTestFailed } from 'vitest'
import { openDb, openPool } from '../kernel/db.ts'
import { migrate, migrationLevel } from '../kernel/migrate.ts'

const clusterUrl = () => {
  const url = process.env.TEST_CLUSTER_URL
  if (url === undefined)
    throw new Error('TEST_CLUSTER_URL is not set: run the tests through vitest')
  return url
}

const databaseUrl = (name: string) => {
  const url = new URL(clusterUrl())
  url.pathname = `/${name}`
  return url.href
}

const asAdmin = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: clusterUrl() })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The template that holds every migration, made once per cluster and level. */
const template = async (): Promise<string> => {
  const name = `template_${migrationLevel()}`
  await asAdmin(async client => {
    await client.query('select pg_advisory_lock(4518)')
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount === 1) return
    await client.query(`create database ${name}_making`)
    await migrate(databaseUrl(`${name}_making`))
    await client.query(`alter database ${name}_making rename to ${name}`)
  })
  return name
}

/**
 * A database of this test file's own, cloned from the template and kept when a test fails.
 * `url` is its owner's; `db` connects as the server does, in role ligne_claire_server.
 */
export const testDatabase = async () => {
  const from = await template()
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdmin(client => client.query(`create database ${name} template ${from}`))
  const url = databaseUrl(name)
  const pool = openPool({ url, role: 'ligne_claire_server', size: 8 })
  const db = openDb(pool)
  const ownerPool = openPool({ url, size: 1 })
  const ownerDb = openDb(ownerPool)
  let failed = false
  return {
    db,
    pool,
    url,
    /** Runs a statement past the server's rights: what an intruder with the owner's password could do. */
    asOwner: <Row>(statement: RawBuilder<Row>) => statement.execute(ownerDb),
    /** Call in a test to keep the database if that test fails. */
    keepOnFailure: () =>
      onTestFailed(() => {
        failed = true
      }),
    close: async () => {
      await db.destroy()
      await ownerDb.destroy()
      if (!failed) await asAdmin(client => client.query(`drop database ${name} with (force)`))
    },
  }
}
