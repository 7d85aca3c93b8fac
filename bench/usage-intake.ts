import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import { addCustomers, intakeOf, usageFileOf } from './customers.ts'
import { type Figure, type Measured, ofRounds, timed } from './figure.ts'
import { type OwnDatabase, ownDatabase } from './own-database.ts'

const customers = 1000
/** Files of so many days each; the first one warms up and is not counted. */
const files = 5
const daysOfFile = 10
const firstDay = Temporal.PlainDate.from('2026-06-01')

/** Files of ten days of 1 000 customers, settled by the job that production runs: guided, rated, bucketed, committed. */
export const usageIntake: Figure = {
  name: 'usage-intake',
  unit: 'records/s',
  target: 20_000,
  targetOn: 'value',
  lowerIsBetter: false,
  limitIs: 'COPY of the same rated rows, in one transaction, into a table with the same indexes',
  measure: async () => {
    const database = await ownDatabase()
    try {
      const { lines } = await addCustomers(database, customers)
      const intake = intakeOf(database)
      const rounds: Measured[] = []
      for (let file = 0; file < files; file += 1) {
        const days = Array.from({ length: daysOfFile }, (_, index) =>
          firstDay.add({ days: file * daysOfFile + index }).toString(),
        )
        const fileId = await intake.receive(days.at(-1) ?? '', usageFileOf(lines, days))
        const ms = await timed(() => intake.settle(fileId))
        const rows = await ratedRows(database, fileId)
        const copyMs = await copyAgain(database, rows)
        rounds.push({ value: (rows.length / ms) * 1000, limit: (rows.length / copyMs) * 1000 })
      }
      return ofRounds(rounds.slice(1))
    } finally {
      await database.close()
    }
  },
}

/** The rows of a file, as COPY writes them. */
const ratedRows = async ({ owner }: OwnDatabase, fileId: string): Promise<readonly string[]> => {
  const { rows } = await owner.query<{ line: string }>(
    `select concat_ws(E'\\t', account_id, line_id, started_at, id, file_id, record_id, service, direction,
      quantity, included, charged, price_micros, served_in, coalesce(goes_to, '\\N'), counterpart, listed,
      rate_id, outcome, period_start, late, bucket_ids, bucket_quantities) as line
    from usage.rated_record where file_id = $1`,
    [fileId],
  )
  return rows.map(({ line }) => `${line}\n`)
}

const columns = `account_id, line_id, started_at, id, file_id, record_id, service, direction, quantity,
  included, charged, price_micros, served_in, goes_to, counterpart, listed, rate_id, outcome,
  period_start, late, bucket_ids, bucket_quantities`

const copyAgain = async ({ owner }: OwnDatabase, rows: readonly string[]): Promise<number> => {
  await owner.query('drop table if exists copied')
  await owner.query('create table copied (like usage.rated_record including all)')
  await owner.query('checkpoint')
  const text = rows.join('')
  return timed(async () => {
    await owner.query('begin')
    await pipeline(
      Readable.from([text]),
      owner.query(copyFrom(`copy copied (${columns}) from stdin`)),
    )
    await owner.query('commit')
  })
}
