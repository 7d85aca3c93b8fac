import type { AccountId } from '../../../contract/ids.ts'
import { monthsAfter, type Period } from '../../kernel/calendar.ts'
import type { Db } from '../../kernel/db.ts'
import { toBilledAhead } from './bill-row.ts'
import type { NextBill } from './foresee.ts'
import { findLinesOfBills, findPreviousBills } from './queries.ts'

/**
 * The next bill of an account: the first billing day whose bill is not prepared yet, and what the last bill took ahead.
 * `period` is the billing period of today.
 */
export const readNextBill = async (
  db: Db,
  accountId: AccountId,
  period: Period,
): Promise<NextBill> => {
  const later = monthsAfter(period.end, 1)
  const [last] = await findPreviousBills(db, [accountId], later)
  if (last === undefined) return { issuedOn: period.end, ahead: [] }
  const isLate = Temporal.PlainDate.compare(last.period_end, period.start) < 0
  if (isLate) return { issuedOn: period.end, ahead: [] }
  const rows = await findLinesOfBills(db, [accountId], [last.id])
  return { issuedOn: last.period_end, ahead: rows.flatMap(toBilledAhead) }
}
