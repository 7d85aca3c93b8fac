import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../server/kernel/db.ts'
import type { Keys } from '../../server/kernel/keys.ts'
import type { Promises } from './promises.ts'

/** A charge that the card processor made, as its own API tells. */
export type Charge = { readonly intent: string; readonly cents: string }

/** What the books are held against: what clients were promised, what the processor charged. */
export type Truth = {
  readonly promises: Promises
  readonly charges: readonly Charge[]
  readonly keys: Keys
  /** The exported heads of the audit trail. */
  readonly headsFile: string
}

/** One sentence that must be true of the books, and what speaks against it. */
export type Check = {
  readonly says: string
  readonly against: (db: Db, truth: Truth) => Promise<readonly string[]>
}

/** A check by one query, each row of which names something that is not so. */
export const byQuery = (
  says: string,
  query: (truth: Truth) => RawBuilder<{ readonly what: string }>,
): Check => ({
  says,
  against: async (db, truth) => (await query(truth).execute(db)).rows.map(({ what }) => what),
})

/** Rows of JSON for `json_to_recordset`. */
export const rowsOf = (rows: readonly object[]) => sql`${JSON.stringify(rows)}::json`
