import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { prepareOn, statementNamer } from './prepare.ts'
import type { Database } from './row-types.ts'

/** A handle on the database or on the transaction under way: functions that read and write take either. */
export type Db = Kysely<Database> | Transaction<Database>
export type Tx = Transaction<Database>

type PoolOptions = {
  readonly url: string
  /** The role taken at connection: the server's has no UPDATE or DELETE on append-only tables. */
  readonly role?: string
  readonly size?: number
  /** Told of each connection that PostgreSQL or the network broke; the pool replaces it. */
  readonly onBroken?: (error: Error) => void
  readonly statementTimeoutMs?: number
  /**
   * Whether a statement that comes back keeps one plan whatever its values: right for requests, which read a few rows by
   * key. Otherwise PostgreSQL weighs that plan against one made for the values: jobs have long lists.
   */
  readonly planOnce?: boolean
}

/** `int8[]`, which node-postgres does not name and would read as texts. */
const int8Array = 1016

const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, BigInt],
  [int8Array, text => (text === '{}' ? [] : text.slice(1, -1).split(',').map(BigInt))],
  [pg.types.builtins.DATE, text => Temporal.PlainDate.from(text)],
  [pg.types.builtins.TIMESTAMPTZ, text => Temporal.Instant.from(text)],
])

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => parsers.get(oid) ?? pg.types.getTypeParser(oid, format),
}

/** node-postgres asks an object parameter for its text by this name; without it, it would send JSON. */
for (const prototype of [Temporal.Instant.prototype, Temporal.PlainDate.prototype]) {
  Object.defineProperty(prototype, 'toPostgres', { value: prototype.toString, configurable: true })
}

/**
 * Opens the pool. int8 is read as bigint, date as Temporal.PlainDate, timestamptz as
 * Temporal.Instant. A connection that breaks while it is lent out does not take the process with it:
 * node-postgres emits that error on the client, not on the pool (security.md, first trap).
 */
export const openPool = ({
  url,
  role,
  size = 10,
  onBroken,
  statementTimeoutMs = 5000,
  planOnce = false,
}: PoolOptions) => {
  const settings = [
    'timezone=UTC',
    `statement_timeout=${statementTimeoutMs}`,
    'lock_timeout=4000',
    // A page read out of order costs a disk without a head no more; with the default of 4, PostgreSQL read whole tables
    // rather than ten rows by their key, and home took 5.5 ms of it instead of 1.3.
    'random_page_cost=1.1',
    'idle_in_transaction_session_timeout=10000',
    ...(role === undefined ? [] : [`role=${role}`]),
    ...(planOnce ? ['plan_cache_mode=force_generic_plan'] : []),
  ]
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: 5000,
    query_timeout: statementTimeoutMs + 1000,
    idleTimeoutMillis: 30_000,
    options: settings.map(setting => `-c ${setting}`).join(' '),
    types,
  })
  const report = (error: Error) => onBroken?.(error)
  pool.on('error', report)
  const nameOf = statementNamer()
  pool.on('connect', client => {
    client.on('error', report)
    prepareOn(client, nameOf)
  })
  return pool
}
export type Pool = ReturnType<typeof openPool>

/** Kysely on a pool. */
export const openDb = (pool: Pool): Kysely<Database> =>
  new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })

const isTx = (db: Db): db is Tx => db.isTransaction

/** Runs `work` in the transaction under way, or in a new one. */
export const transact = <T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> =>
  isTx(db) ? work(db) : db.transaction().execute(work)

/** A value for a jsonb column: pg would send a bare array as a PostgreSQL array. */
export const jsonb = (value: unknown) => sql<unknown>`${JSON.stringify(value)}::jsonb`
