import type { AccountId, BillId } from '../../../contract/ids.ts'
import { startOfDay } from '../../kernel/calendar.ts'
import type { Db } from '../../kernel/db.ts'
import type { PaymentRow } from './payment.ts'
import { findPaymentPage, findPaymentYears } from './queries.ts'

export type HistoryQuery = {
  readonly accountIds: readonly AccountId[]
  readonly zone: string
  /** Those made for this bill, or that paid a part of it. */
  readonly billId?: BillId | undefined
  readonly search: string | null
  readonly year: number | null
  /** The id of the last payment of the page before. */
  readonly after: string | null
  readonly limit: number
}

export type History = {
  readonly payments: readonly PaymentRow[]
  readonly years: readonly number[]
  readonly next: string | null
}

/** A page of payments, newest first, of the accounts given. */
export const listPayments = async (db: Db, query: HistoryQuery): Promise<History> => {
  const { accountIds, zone, year, limit } = query
  if (accountIds.length === 0) return { payments: [], years: [], next: null }
  const rows = await findPaymentPage(db, {
    accountIds,
    billId: query.billId,
    search: query.search === null ? null : readSearch(query.search),
    from: year === null ? null : startOfDay(new Temporal.PlainDate(year, 1, 1), zone),
    until: year === null ? null : startOfDay(new Temporal.PlainDate(year + 1, 1, 1), zone),
    after: query.after,
    limit: limit + 1,
  })
  const payments = rows.slice(0, limit)
  const years = await findPaymentYears(db, accountIds, zone)
  return {
    payments,
    years,
    next: rows.length > limit ? (payments.at(-1)?.id ?? null) : null,
  }
}

/** What was typed, as text and, when it is one, as an amount: `74,89`, `74.89 €`, `74`. */
const readSearch = (search: string): { readonly text: string; readonly cents: bigint | null } => {
  const amount = /^(\d{1,9})(?:[.,](\d{2}))?\s*€?$/u.exec(search.trim())
  return {
    text: search.trim(),
    cents: amount === null ? null : BigInt(`${amount[1]}${amount[2] ?? '00'}`),
  }
}
