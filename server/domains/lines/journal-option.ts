import type { Tx } from '../../kernel/db.ts'
import { firstHash, hashOf, type JournalRow } from './journal-chain.ts'
import { findChainHead, insertJournalRow } from './queries.ts'

/** What somebody agreed to; its place in the chain is found here. */
export type Agreed = Omit<JournalRow, 'sequence' | 'hash' | 'previous_hash'>

/** Adds a row to the account's option journal. The caller holds the account's lock. */
export const journalOption = async (tx: Tx, agreed: Agreed): Promise<void> => {
  const head = await findChainHead(tx, agreed.account_id)
  const previous = head?.hash ?? firstHash
  const entry = { ...agreed, sequence: (head?.sequence ?? 0) + 1 }
  await insertJournalRow(tx, {
    ...entry,
    previous_hash: previous,
    hash: hashOf(previous, entry),
  })
}
