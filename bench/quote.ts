import { Kysely, PostgresDialect, sql } from 'kysely'
import type { AccountId, LineId } from '../contract/ids.ts'
import { makeQuote } from '../contract/routes/ordering.ts'
import { orderingRoutes } from '../server/domains/ordering/public.ts'
import { readBusinessClock } from '../server/kernel/business-clock.ts'
import { present } from '../server/kernel/errors.ts'
import { uuidv7 } from '../server/kernel/ids.ts'
import type { Database } from '../server/kernel/row-types.ts'
import { timeZone } from './customers.ts'
import { type Figure, type Measured, median, timed } from './figure.ts'
import { livedCustomers } from './lived-customers.ts'
import { type OwnDatabase, ownDatabase } from './own-database.ts'
import type { Statement } from './statements.ts'

const customers = 20
const months = 12
const rounds = 4
const asksOfRound = 200
/** The plan asked about; whoever has it is not asked. */
const wished = 'mobile-200go'

/** What a change of plan costs, said to customers with a year of bills: the wait of the slowest twentieth. */
export const quote: Figure = {
  name: 'quote',
  unit: 'ms',
  target: 100,
  targetOn: 'value',
  lowerIsBetter: true,
  limitIs: 'the same statements asked by bare pg, in a transaction that is rolled back',
  measure: async () => {
    const database = await ownDatabase()
    try {
      await livedCustomers(database, { count: customers, months })
      const lines = await linesOf(database)
      const measured: Measured[] = []
      for (let round = 0; round < rounds; round += 1) measured.push(await ask(database, lines))
      const kept = measured.slice(1)
      return {
        value: median(kept.map(({ value }) => value)),
        limit: median(kept.map(({ limit }) => limit)),
      }
    } finally {
      await database.close()
    }
  },
}

type Line = { readonly account_id: AccountId; readonly id: LineId }

const linesOf = async ({ db }: OwnDatabase): Promise<readonly Line[]> => {
  const lines = await sql<Line>`
    select l.account_id, l.id from lines.line l
    join lines.item i on i.account_id = l.account_id and i.line_id = l.id and i.kind = 'plan'
    where l.kind = 'mobile' and i.ends_on is null and i.offer_code <> ${wished}`.execute(db)
  return lines.rows
}

const ninetyFifth = (waits: readonly number[]): number =>
  present(
    waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.95)],
    'a wait of the slowest twentieth',
  )

/** Quotes one after the other, then what each of them asked of PostgreSQL, by itself. */
const ask = async (database: OwnDatabase, lines: readonly Line[]): Promise<Measured> => {
  let heard: Statement[] = []
  const dialect = new PostgresDialect({ pool: database.pool })
  const db = new Kysely<Database>({
    dialect,
    log: ({ query }) => {
      heard.push({ text: query.sql, values: query.parameters.map(asSent) })
    },
  })
  const route = present(
    orderingRoutes({ zone: timeZone }).find(known => known.route.id === makeQuote.id),
    'the route of quotes',
  )
  const clock = await readBusinessClock(db)
  const waits: number[] = []
  const bare: number[] = []
  for (let asked = 0; asked < asksOfRound; asked += 1) {
    const line = present(lines[asked % lines.length], 'a line')
    heard = []
    waits.push(await timed(() => quoteOf({ db, line, clock, route })))
    const own = heard
    bare.push(await timed(() => askBare(database, own)))
  }
  return { value: ninetyFifth(waits), limit: ninetyFifth(bare) }
}

type Asking = {
  readonly db: Kysely<Database>
  readonly line: Line
  readonly clock: Awaited<ReturnType<typeof readBusinessClock>>
  readonly route: ReturnType<typeof orderingRoutes>[number]
}

const quoteOf = async ({ db, line, clock, route }: Asking): Promise<void> => {
  const body = { act: 'change-plan', offerCode: wished, effect: 'now', language: 'fr' }
  const origin = { address: '', userAgent: '', language: 'fr', channel: 'web' } as const
  const outcome = await route.run({
    input: { params: { lineId: line.id }, body },
    actor: { kind: 'visitor', origin },
    db,
    accountIds: [line.account_id],
    clock,
    requestId: uuidv7(),
    idempotencyKey: undefined,
  })
  if (outcome.kind !== 'answer') throw new Error(`no quote: ${outcome.code}`)
}

const askBare = async ({ pool }: OwnDatabase, statements: readonly Statement[]): Promise<void> => {
  const client = await pool.connect()
  try {
    await client.query('begin')
    // The quote is there already: its row is written under another id.
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
