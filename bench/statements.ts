import { Kysely, PostgresDialect } from 'kysely'
import { listBills } from '../contract/routes/billing.ts'
import { readHome } from '../contract/routes/home.ts'
import { billingRoutes } from '../server/domains/billing/routes.ts'
import { authenticate } from '../server/domains/identity/public.ts'
import { readBusinessClock } from '../server/kernel/business-clock.ts'
import { wallClock } from '../server/kernel/clock.ts'
import type { Db } from '../server/kernel/db.ts'
import type { Registration } from '../server/kernel/http/handler.ts'
import { invoke } from '../server/kernel/http/invoke.ts'
import { uuidv7 } from '../server/kernel/ids.ts'
import type { Database } from '../server/kernel/row-types.ts'
import { testBrowser } from '../server/testing/test-browser.ts'
import { homeRoutes } from '../server/views/home/home-routes.ts'
import { findSession } from '../server/views/session/find-session.ts'
import { timeZone } from './customers.ts'
import type { OwnDatabase } from './own-database.ts'

/** One statement as it went to PostgreSQL; values as they are sent. */
export type Statement = { readonly text: string; readonly values: readonly unknown[] }

/** What the server asks of the database for one person and one path: session, reach, and what is shown. */
export type Asking = {
  readonly path: string
  readonly token: string
  readonly statements: readonly Statement[]
}

/** A read that is measured: its address, its route, and what it is asked. */
type Read = { readonly path: string; readonly route: string; readonly query?: { limit: number } }

export const homeRead: Read = { path: '/api/home', route: readHome.id }
export const billsRead: Read = {
  path: '/api/bills?limit=24',
  route: listBills.id,
  query: { limit: 24 },
}

/** The statements of the product itself, written down while it answers each of these people. */
export const statementsOf = async (
  { pool }: Pick<OwnDatabase, 'pool'>,
  { tokens, reads }: { readonly tokens: readonly string[]; readonly reads: readonly Read[] },
): Promise<readonly Asking[]> => {
  let heard: Statement[] = []
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => {
      heard.push({ text: query.sql, values: query.parameters.map(asSent) })
    },
  })
  const askings: Asking[] = []
  for (const read of reads) {
    // Once for nothing: what a process reads a single time is no part of a request.
    for (const token of tokens.slice(0, 1)) await answer(db, read, token)
    for (const token of tokens) {
      heard = []
      await answer(db, read, token)
      askings.push({ path: read.path, token, statements: heard })
    }
  }
  return askings
}

const routes = new Map<string, Registration>(
  [
    ...homeRoutes({ timeZone }),
    ...billingRoutes({
      zone: timeZone,
      documents: { get: async () => null },
      recordsOf: async () => ({ records: [], next: null }),
    }),
  ].map(registration => [registration.route.id, registration]),
)

/** As `mount-routes.ts` does it, without the wire. */
const answer = async (db: Db, { route, query }: Read, token: string): Promise<void> => {
  const registration = routes.get(route)
  if (registration === undefined) throw new Error(`nobody answers ${route}`)
  const { origin } = testBrowser()
  const actor = await authenticate(
    { db, wall: wallClock, findSession },
    { ...origin, sessionToken: token },
  )
  const deps = {
    db,
    wall: wallClock,
    businessClock: () => readBusinessClock(db),
    owners: {},
    onFault: (error: unknown) => {
      throw error
    },
  }
  const input = query === undefined ? {} : { query }
  const answered = await invoke(deps, registration, { input, actor, requestId: uuidv7() })
  if (!answered.ok) throw new Error(`${route} was refused: ${answered.problem.code}`)
}

const asSent = (value: unknown): unknown =>
  value instanceof Temporal.Instant || value instanceof Temporal.PlainDate
    ? value.toString()
    : value
