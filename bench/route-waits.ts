import { Kysely, PostgresDialect, sql } from 'kysely'
import type { AccountId, LineId } from '../contract/ids.ts'
import { orderingRoutes, toProvider } from '../server/domains/ordering/public.ts'
import { readBusinessClock } from '../server/kernel/business-clock.ts'
import { present } from '../server/kernel/errors.ts'
import { uuidv7 } from '../server/kernel/ids.ts'
import type { Database } from '../server/kernel/row-types.ts'
import { readPack } from './customers.ts'
import { type Measured, median, timed } from './figure.ts'
import type { OwnDatabase } from './own-database.ts'
import type { Statement } from './statements.ts'

export type BenchLine = { readonly account_id: AccountId; readonly id: LineId }

/** What is asked of each line, one after the other. */
export type Asking = {
  readonly routeId: string
  readonly lines: readonly BenchLine[]
  /** What the route is given beside the line. */
  readonly more: Readonly<Record<string, unknown>>
  readonly rounds: number
  readonly asksOfRound: number
}

/** The mobile lines that have a plan which goes on, but for that of one code. */
export const mobileLines = async (
  { db }: OwnDatabase,
  without = '',
): Promise<readonly BenchLine[]> => {
  const lines = await sql<BenchLine>`
    select l.account_id, l.id from lines.line l
    join lines.item i on i.account_id = l.account_id and i.line_id = l.id and i.kind = 'plan'
    where l.kind = 'mobile' and i.ends_on is null and i.offer_code <> ${without}`.execute(db)
  return lines.rows
}

/**
 * The wait of the slowest twentieth of the answers of a route of `ordering`, beside the statements of each by
 * themselves. The first round warms up and is left out.
 */
export const routeWaits = async (database: OwnDatabase, asking: Asking): Promise<Measured> => {
  const measured: Measured[] = []
  for (let round = 0; round < asking.rounds; round += 1) measured.push(await ask(database, asking))
  const kept = measured.slice(1)
  return {
    value: median(kept.map(({ value }) => value)),
    limit: median(kept.map(({ limit }) => limit)),
  }
}

const ninetyFifth = (waits: readonly number[]): number =>
  present(
    waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.95)],
    'a wait of the slowest twentieth',
  )

/** Asks one after the other, then each of the statements of PostgreSQL, by itself. */
const ask = async (
  database: OwnDatabase,
  { routeId, lines, more, asksOfRound }: Asking,
): Promise<Measured> => {
  const routes = orderingRoutes({
    provider: toProvider(await readPack()),
    documents: { get: async () => null },
  })
  let heard: Statement[] = []
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool: database.pool }),
    log: ({ query }) => {
      heard.push({ text: query.sql, values: query.parameters.map(asSent) })
    },
  })
  const route = present(
    routes.find(known => known.route.id === routeId),
    'a route of ordering',
  )
  const clock = await readBusinessClock(db)
  const waits: number[] = []
  const bare: number[] = []
  for (let asked = 0; asked < asksOfRound; asked += 1) {
    const line = present(lines[asked % lines.length], 'a line')
    heard = []
    waits.push(await timed(() => answerOf({ db, line, clock, route, more })))
    const own = heard
    bare.push(await timed(() => askBare(database, own)))
  }
  return { value: ninetyFifth(waits), limit: ninetyFifth(bare) }
}

type Answering = {
  readonly db: Kysely<Database>
  readonly line: BenchLine
  readonly clock: Awaited<ReturnType<typeof readBusinessClock>>
  readonly route: ReturnType<typeof orderingRoutes>[number]
  readonly more: Asking['more']
}

const answerOf = async ({ db, line, clock, route, more }: Answering): Promise<void> => {
  const origin = { address: '', userAgent: '', language: 'fr', channel: 'web' } as const
  const outcome = await route.run({
    input: { params: { lineId: line.id }, ...more },
    actor: { kind: 'visitor', origin },
    db,
    accountIds: [line.account_id],
    clock,
    requestId: uuidv7(),
    idempotencyKey: undefined,
  })
  if (outcome.kind !== 'answer') throw new Error(`no answer: ${outcome.code}`)
}

const askBare = async ({ pool }: OwnDatabase, statements: readonly Statement[]): Promise<void> => {
  const client = await pool.connect()
  try {
    await client.query('begin')
    // A row that was written is there already: it is written again under another id.
    for (const { text, values } of statements)
      await client.query(text, text.startsWith('insert') ? withOtherId(values) : [...values])
    await client.query('rollback')
  } finally {
    client.release()
  }
}

const withOtherId = ([accountId, , ...rest]: readonly unknown[]) => [accountId, uuidv7(), ...rest]

const asSent = (value: unknown): unknown =>
  value instanceof Temporal.Instant || value instanceof Temporal.PlainDate
    ? value.toString()
    : value
