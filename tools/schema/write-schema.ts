import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../../server/kernel/migrate.ts'
import { startPostgres } from '../start/postgres.mjs'
import { readCatalog, type Table } from './read-catalog.ts'
import { toRowTypes } from './row-types.ts'

const schemaFile = new URL('../../server/schema.sql', import.meta.url)
const typesFile = new URL('../../server/kernel/row-types.ts', import.meta.url)

/** Migrates an empty throw-away database and gives what `schema.sql` and `row-types.ts` must hold. */
const readSchema = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lc-schema-'))
  const server = await startPostgres({ dataDir: join(folder, 'pg'), fsync: false })
  try {
    await migrate(server.ownerUrl)
    const client = new pg.Client({ connectionString: server.ownerUrl })
    await client.connect()
    const catalog = await readCatalog(client)
    await client.end()
    return {
      sql: toSql(catalog),
      types: toRowTypes(catalog.tables.filter(({ kind }) => kind !== 'partition')),
    }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const toSql = ({ tables, functions }: Awaited<ReturnType<typeof readCatalog>>): string =>
  [
    '-- Written by `npm run schema` from the migrated database: for reading, never for running.',
    ...tables.map(tableSql),
    ...functions.map(definition => `${definition.trim()};`),
    '',
  ].join('\n\n')

const tableSql = (table: Table): string => {
  const columns = table.columns.map(
    ({ name, type, nullable, defaultText }) =>
      `  ${name} ${type}${nullable ? '' : ' not null'}${defaultText === null ? '' : ` default ${defaultText}`}`,
  )
  const details = table.details.map(line => `-- ${line}`)
  return [
    `${table.kind} ${table.schema}.${table.name} (`,
    `${columns.join(',\n')}`,
    ')',
    ...details,
  ].join('\n')
}

const check = process.argv.includes('--check')
const { sql, types } = await readSchema()
if (!check) {
  writeFileSync(schemaFile, sql)
  writeFileSync(typesFile, types)
} else if (readFileSync(schemaFile, 'utf8') !== sql || readFileSync(typesFile, 'utf8') !== types) {
  process.stderr.write(
    'server/schema.sql or server/kernel/row-types.ts is stale: run `npm run schema`\n',
  )
  process.exitCode = 1
}
