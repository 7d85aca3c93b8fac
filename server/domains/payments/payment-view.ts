import type { AccountId } from '../../../contract/ids.ts'
import { toMoney } from '../../../contract/money.ts'
import type {
  CardAdditionView,
  PaymentSettingsView,
  PaymentView,
  SavedCardView,
} from '../../../contract/routes/payments.ts'
import { present } from '../../kernel/errors.ts'
import type { CardRow, PaymentRow, SettingRow } from './payment.ts'

/** A payment as its customer sees it. */
export const toPaymentView = (row: PaymentRow): PaymentView => ({
  id: row.id,
  accountId: row.account_id,
  reference: row.reference,
  state: row.state,
  amount: toMoney(present(row.amount_cents, 'amount of a payment')),
  billId: row.bill_id,
  automatic: row.kind === 'automatic',
  askedAt: row.asked_at.toString(),
  settledAt: row.settled_at?.toString() ?? null,
  failure: row.failure,
  card:
    row.card_brand === null || row.card_last4 === null
      ? null
      : { brand: row.card_brand, last4: row.card_last4 },
  page: row.psp_page,
})

/** The adding of a card as its customer sees it. */
export const toCardAdditionView = (row: PaymentRow): CardAdditionView => ({
  id: row.id,
  accountId: row.account_id,
  state: row.state,
  failure: row.failure,
  page: row.psp_page,
})

/** A saved card; it is good until the last day of its month. */
export const toSavedCardView = (
  row: CardRow,
  settings: readonly SettingRow[],
  today: Temporal.PlainDate,
): SavedCardView => {
  const expires = new Temporal.PlainYearMonth(row.expiry_year, row.expiry_month)
  return {
    id: row.id,
    accountId: row.account_id,
    brand: row.brand,
    last4: row.last4,
    expires: expires.toString(),
    expired: Temporal.PlainYearMonth.compare(expires, today.toPlainYearMonth()) < 0,
    isDefault: settings.some(({ payment_method_id }) => payment_method_id === row.id),
  }
}

/** How an account pays; by hand when nothing was ever chosen. */
export const toSettingsView = (
  accountId: AccountId,
  row: SettingRow | undefined,
): PaymentSettingsView => ({
  accountId,
  defaultMethodId: row?.payment_method_id ?? null,
  automaticFrom: row?.automatic_from?.toString() ?? null,
})
