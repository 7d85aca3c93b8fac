import type { Cents } from '../../../contract/money.ts'
import { cents } from '../../../contract/money.ts'
import type { Db } from '../../kernel/db.ts'
import { billingProfiles } from '../customers/public.ts'
import { findImbalance, findJournalsForExport } from './queries.ts'

/**
 * By how many cents the books disagree with themselves: balances against their entries, what accounts owe against
 * their open bills, and all entries against zero. Anything but 0 is an alarm.
 */
export const ledgerImbalance = async (db: Db): Promise<Cents> => {
  const { rows } = await findImbalance(db)
  const [row] = rows
  return row === undefined
    ? cents(0n)
    : cents(row.balances_cents + row.open_cents + row.entries_cents)
}

const accountsAtOnce = 1000

/**
 * The books as text, a line a journal: date, kind, source, account number, entries. Without ids or booking
 * instants, so that two equal histories give the same bytes.
 */
export const ledgerLines = async (db: Db): Promise<readonly string[]> => {
  const { rows } = await findJournalsForExport(db)
  const accountIds = [...new Set(rows.map(({ account_id }) => account_id))]
  const numbers = new Map<string, string>()
  for (let i = 0; i < accountIds.length; i += accountsAtOnce) {
    const profiles = await billingProfiles(db, accountIds.slice(i, i + accountsAtOnce))
    for (const { accountId, numeroClient } of profiles) numbers.set(accountId, numeroClient)
  }
  return rows
    .map(({ effective_on, kind, source_ref, account_id, entries }) =>
      [effective_on.toString(), kind, source_ref, numbers.get(account_id) ?? '', entries].join(
        '\t',
      ),
    )
    .sort()
}
