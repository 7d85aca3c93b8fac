import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { Fault } from './errors.ts'
import { migrateJobs } from './migrate-jobs.ts'

type Migration = { readonly name: string; readonly text: string; readonly hash: string }

const folder = new URL('../migrations/', import.meta.url)

/** The forward migrations in order. Throws a Fault when two share a number or one is missing. */
const readMigrations = (): readonly Migration[] => {
  const names = readdirSync(folder)
    .filter(name => name.endsWith('.sql'))
    .sort()
  names.forEach((name, index) => {
    if (Number(name.slice(0, 4)) !== index + 1)
      throw new Fault('migrations are numbered 0001, 0002, …', { name })
  })
  return names.map(name => {
    const text = readFileSync(new URL(name, folder), 'utf8')
    return { name, text, hash: createHash('sha256').update(text).digest('hex') }
  })
}

/** Names the state that all migrations lead to: the key of test templates and of `/version`. */
export const migrationLevel = (migrations = readMigrations()): string =>
  createHash('sha256')
    .update(migrations.map(({ hash }) => hash).join())
    .digest('hex')
    .slice(0, 12)

/**
 * Brings the database at `url` (its owner) to the present level, jobs first, one transaction a migration, under an
 * advisory lock so that several processes may start at once. A migration that was applied and
 * then edited is refused. Answers the names applied now.
 */
export const migrate = async (url: string): Promise<readonly string[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(4517)')
    await migrateJobs(url)
    await client.query('create schema if not exists kernel')
    await client.query(
      'create table if not exists kernel.migration (name text primary key, hash text not null)',
    )
    const done = await client.query('select name, hash from kernel.migration')
    const hashes = new Map<string, string>(done.rows.map(row => [row.name, row.hash]))
    const applied: string[] = []
    for (const migration of readMigrations()) {
      if (await applyOnce(client, migration, hashes.get(migration.name)))
        applied.push(migration.name)
    }
    return applied
  } finally {
    await client.end()
  }
}

const applyOnce = async (client: pg.Client, { name, text, hash }: Migration, before?: string) => {
  if (before === hash) return false
  if (before !== undefined) throw new Fault('a migration was edited after it was applied', { name })
  try {
    await client.query('begin')
    await client.query("set local lock_timeout = '2s'")
    await client.query(text)
    await client.query('insert into kernel.migration (name, hash) values ($1, $2)', [name, hash])
    await client.query('commit')
    return true
  } catch (error) {
    await client.query('rollback')
    throw new Fault('a migration failed', { name }, error)
  }
}
