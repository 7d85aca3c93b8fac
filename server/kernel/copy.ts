import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Pool, Tx } from './db.ts'
import type { Database } from './row-types.ts'

/** Loads rows into a table, in the transaction under way. `statement` is `copy … from stdin`. */
export type CopyRows = (statement: string, rows: Iterable<string>) => Promise<void>

/**
 * Runs `work` in a transaction that can also COPY: Kysely does not lend its connection, so this one is taken
 * from the pool and lent to both. A connection on which anything failed is thrown away.
 */
export const transactWithCopy = async <T>(
  pool: Pool,
  work: (tx: Tx, copy: CopyRows) => Promise<T>,
): Promise<T> => {
  const client = await pool.connect()
  const lent = new Proxy(client, {
    get: (target, name) => {
      if (name === 'release') return () => undefined
      const member: unknown = Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
  const dialect = new PostgresDialect({
    pool: { connect: async () => lent, end: async () => undefined, options: {} },
  })
  try {
    const done = await new Kysely<Database>({ dialect })
      .transaction()
      .execute(tx => work(tx, (statement, rows) => copyRows(client, statement, rows)))
    client.release()
    return done
  } catch (error) {
    client.release(true)
    throw error
  }
}

const copyRows = (client: pg.PoolClient, statement: string, rows: Iterable<string>) =>
  pipeline(Readable.from(chunks(rows)), client.query(copyFrom(statement)))

const chunkCharacters = 64 * 1024

const chunks = function* (rows: Iterable<string>) {
  let chunk = ''
  for (const row of rows) {
    chunk += row
    if (chunk.length < chunkCharacters) continue
    yield chunk
    chunk = ''
  }
  if (chunk !== '') yield chunk
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
}

/** A text as COPY's text format carries it. */
export const escaped = (text: string): string =>
  /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, sign => escapes[sign] ?? sign) : text
