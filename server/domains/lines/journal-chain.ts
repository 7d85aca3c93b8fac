import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Database } from '../../kernel/row-types.ts'

export type JournalRow = Selectable<Database['lines.option_journal']>
type JournalEntry = Omit<JournalRow, 'hash' | 'previous_hash'>

/** What the first row of each account's chain follows. */
export const firstHash: Buffer = Buffer.alloc(32)

/** SHA-256 of the row before and of this row's members in a fixed order. */
export const hashOf = (previous: Buffer, entry: JournalEntry): Buffer =>
  createHash('sha256')
    .update(previous)
    .update(
      JSON.stringify([
        entry.account_id,
        entry.sequence,
        entry.item_id,
        entry.line_id,
        entry.act,
        entry.offer_code,
        entry.effective_on.toString(),
        entry.agreed_at.toString(),
        entry.actor,
        entry.channel,
        entry.language,
        entry.wording,
        entry.price_cents.toString(),
      ]),
    )
    .digest()

export type ChainVerdict =
  | { readonly kind: 'whole'; readonly rows: number }
  | {
      readonly kind: 'broken'
      readonly sequence: number
      readonly why: 'hole' | 'order' | 'changed'
    }

/** Recomputes an account's chain, rows in order of sequence; names the first row that does not follow. */
export const verifyChain = (rows: readonly JournalRow[]): ChainVerdict => {
  let previous = firstHash
  for (const [index, row] of rows.entries()) {
    if (row.sequence !== index + 1) return { kind: 'broken', sequence: row.sequence, why: 'hole' }
    if (!row.previous_hash.equals(previous)) {
      return { kind: 'broken', sequence: row.sequence, why: 'order' }
    }
    if (!row.hash.equals(hashOf(previous, row))) {
      return { kind: 'broken', sequence: row.sequence, why: 'changed' }
    }
    previous = row.hash
  }
  return { kind: 'whole', rows: rows.length }
}
