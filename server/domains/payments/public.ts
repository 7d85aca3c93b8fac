import { type AccountId, asId, type BillId } from '../../../contract/ids.ts'
import { type Cents, zeroCents } from '../../../contract/money.ts'
import type { Db } from '../../kernel/db.ts'
import type { FindOwners } from '../../kernel/http/reach.ts'
import { receivable } from './journal.ts'
import { heldOf } from './payment.ts'
import {
  findBalance,
  findMethodOwners,
  findOpenItems,
  findPaymentOwners,
  findSettings,
} from './queries.ts'

export { receiptDocuments } from './archive-receipt.ts'
export { ledgerImbalance, ledgerLines } from './check-ledger.ts'
export { keepEvent } from './hear-event.ts'
export { paymentJobs, paymentSubscribers, paymentSweepers } from './jobs.ts'
export { listPayments } from './list-payments.ts'
export type {
  Called,
  Card,
  Checkout,
  CheckoutWish,
  Finding,
  PaymentGateway,
} from './payment-gateway.ts'
export { toPaymentView } from './payment-view.ts'
export { holdOfBill, postBills, postCreditNote } from './post-journal.ts'
export { reconcilePayments } from './reconcile-payments.ts'
export { registerCard } from './save-card.ts'

/** What a bill asked for and what of it is still owed, by the books. */
export type BillBalance = {
  readonly billId: BillId
  readonly dueOn: Temporal.PlainDate
  readonly totalCents: Cents
  readonly openCents: Cents
  /** What of `openCents` is contested, and asked of nobody until that is answered. */
  readonly heldCents: Cents
  /** What credit notes took back of it, whichever bill they then paid. */
  readonly creditedCents: Cents
}

/** What is still owed for each of these bills of these accounts; bills without amount due are left out. */
export const billBalances = async (
  db: Db,
  accountIds: readonly AccountId[],
  billIds: readonly BillId[],
): Promise<ReadonlyMap<BillId, BillBalance>> => {
  if (accountIds.length === 0 || billIds.length === 0) return new Map()
  const rows = await findOpenItems(db, accountIds, billIds)
  return new Map(
    rows.map(row => [
      row.bill_id,
      {
        billId: row.bill_id,
        dueOn: row.due_on,
        totalCents: row.total_cents,
        openCents: row.open_cents,
        heldCents: heldOf(row),
        creditedCents: row.credited_cents,
      },
    ]),
  )
}

/** Those of these accounts whose bills are taken from a saved card on the due date. */
export const automaticAccounts = async (
  db: Db,
  accountIds: readonly AccountId[],
): Promise<ReadonlySet<AccountId>> => {
  if (accountIds.length === 0) return new Set()
  const settings = await findSettings(db, accountIds)
  return new Set(
    settings.filter(row => row.automatic_from !== null).map(({ account_id }) => account_id),
  )
}

/** What each account owes in all; negative when it has credit. */
export const owedBy = async (
  db: Db,
  accountIds: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, Cents>> => {
  if (accountIds.length === 0) return new Map()
  const rows = await findBalance(db, accountIds, receivable)
  const found = new Map(rows.map(row => [row.account_id, row.balance_cents]))
  return new Map(accountIds.map(accountId => [accountId, found.get(accountId) ?? zeroCents]))
}

/** Which account each payment belongs to, among those within reach. */
export const ownersOfPayments: FindOwners = async (db, accountIds, ids) => {
  const paymentIds = ids.map(id => asId('payment', id))
  const rows = await findPaymentOwners(db, accountIds, paymentIds)
  return new Map(rows.map(row => [row.id, row.account_id]))
}

/** Which account each saved card belongs to, among those within reach. */
export const ownersOfCards: FindOwners = async (db, accountIds, ids) => {
  const methodIds = ids.map(id => asId('payment-method', id))
  const rows = await findMethodOwners(db, accountIds, methodIds)
  return new Map(rows.map(row => [row.id, row.account_id]))
}
