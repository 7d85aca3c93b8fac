import { Type } from 'typebox'
import { type AccountId, asId, type BillId, type PaymentId } from '../../../contract/ids.ts'
import { sumCents } from '../../../contract/money.ts'
import { civilDate } from '../../kernel/calendar.ts'
import { type Db, jsonb, type Tx } from '../../kernel/db.ts'
import { present } from '../../kernel/errors.ts'
import type { OutboxEvent } from '../../kernel/outbox.ts'
import { parsed } from '../../kernel/parsed.ts'
import { billingProfiles } from '../customers/public.ts'
import type { PaymentRow } from './payment.ts'
import { findPaidParts, findPayment, insertReceipt } from './queries.ts'
import {
  type ReceiptContent,
  type ReceiptSeller,
  receiptHash,
  receiptTemplate,
} from './receipt/receipt-content.ts'

/** What a receipt says that payments do not know themselves. */
export type ReceiptDeps = {
  readonly seller: ReceiptSeller
  readonly zone: string
  /** The printed numbers of bills. */
  readonly billNumbers: (
    db: Db,
    accountIds: readonly AccountId[],
    billIds: readonly BillId[],
  ) => Promise<ReadonlyMap<BillId, string>>
}

const Received = Type.Object({ paymentId: Type.String() })

/** Freezes what the receipt of a payment says, on `payments.received`. */
export const freezeOnPayment = async (
  deps: ReceiptDeps,
  tx: Tx,
  { accountId, payload, kind }: OutboxEvent,
): Promise<void> => {
  if (accountId === null) return
  const { paymentId } = parsed(Received, payload, kind)
  await freezeReceipt(deps, tx, { accountId, paymentId: asId('payment', paymentId) })
}

/** Freezes what the receipt of a payment says; frozen already, or not paid, it does nothing. */
export const freezeReceipt = async (
  deps: ReceiptDeps,
  tx: Tx,
  { accountId, paymentId }: { readonly accountId: AccountId; readonly paymentId: PaymentId },
): Promise<void> => {
  const payment = await findPayment(tx, { account_id: accountId, id: paymentId })
  if (payment === undefined || !hasReceipt(payment)) return
  const content = await contentOf(deps, tx, payment)
  await insertReceipt(tx, {
    account_id: accountId,
    payment_id: paymentId,
    content: jsonb(content),
    input_hash: receiptHash(content),
    frozen_at: present(payment.settled_at, 'end of a payment'),
  })
}

/** Money came: a payment that is not only the adding of a card, and succeeded. */
export const hasReceipt = ({ kind, state }: Pick<PaymentRow, 'kind' | 'state'>): boolean =>
  kind !== 'setup' && state === 'succeeded'

const contentOf = async (
  { seller, zone, billNumbers }: ReceiptDeps,
  tx: Tx,
  payment: PaymentRow,
): Promise<ReceiptContent> => {
  const { account_id: accountId } = payment
  const [profile] = await billingProfiles(tx, [accountId])
  const { numeroClient, legalName, billingAddress, language } = present(profile, 'account')
  const amount = present(payment.amount_cents, 'amount of a payment')
  const parts = await findPaidParts(tx, accountId, `payment ${payment.psp_intent}`)
  const billIds = parts.map(({ bill_id }) => bill_id)
  const numbers = await billNumbers(tx, [accountId], billIds)
  const { card_brand: brand, card_last4: last4 } = payment
  return {
    templateVersion: receiptTemplate,
    language,
    timeZone: zone,
    seller,
    customer: {
      numeroClient,
      name: legalName,
      address: [
        ...billingAddress.lines,
        `${billingAddress.postalCode} ${billingAddress.city}`,
        ...(billingAddress.country === 'FR' ? [] : [billingAddress.country]),
      ],
    },
    reference: payment.reference,
    paidOn: civilDate(present(payment.settled_at, 'end of a payment'), zone).toString(),
    amount: amount.toString(),
    automatic: payment.kind === 'automatic',
    card: brand === null || last4 === null ? null : { brand, last4 },
    bills: parts.map(part => ({
      number: present(numbers.get(part.bill_id), 'number of a bill'),
      amount: part.amount_cents.toString(),
    })),
    credit: (amount - sumCents(parts.map(part => part.amount_cents))).toString(),
  }
}
