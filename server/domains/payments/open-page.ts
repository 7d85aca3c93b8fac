import type { Language } from '../../../contract/languages.ts'
import type { Clock } from '../../kernel/clock.ts'
import { type Db, type Tx, transact } from '../../kernel/db.ts'
import { next } from '../../kernel/state-table.ts'
import { nextLook, type PaymentRow, pageMinutes, pageOf, paymentTable } from './payment.ts'
import type { Called, Checkout, PaymentGateway } from './payment-gateway.ts'
import { findSettings, keepCustomer, lockPayment, updatePayment } from './queries.ts'

export type PageDeps = {
  readonly db: Db
  readonly gateway: PaymentGateway
  readonly wall: Clock
  /** What people type: they come back here after the PSP's page. */
  readonly publicOrigin: string
}

/**
 * Takes a claimed payment to the PSP: its customer, its page, then our record of both. Runs outside any
 * transaction. Null when the PSP gave no sure answer: the payment stays open, for the same key or the reconciler.
 */
export const openPage = async (
  deps: PageDeps,
  payment: PaymentRow,
  language: Language,
): Promise<PaymentRow | null> => {
  const customer = await customerOf(deps, payment)
  if (customer === null) return release(deps, payment)
  const opened = await openOrFind(deps, payment, { customer, language })
  if (opened === null) return release(deps, payment)
  return transact(deps.db, tx => recordPage(tx, deps.wall, { payment, checkout: opened }))
}

/** Writes down the page that was opened, unless somebody else did. */
export const recordPage = async (
  tx: Tx,
  wall: Clock,
  { payment, checkout }: { readonly payment: PaymentRow; readonly checkout: Checkout },
): Promise<PaymentRow> => {
  const locked = await lockPayment(tx, payment)
  const state = next(paymentTable, locked.state, 'open')
  if (state === null) return locked
  return updatePayment(tx, payment, {
    state,
    psp_session: checkout.session,
    psp_page: checkout.page,
    claimed_until: null,
    look_at: nextLook(locked.opened_at, wall.now()),
  })
}

/** The PSP's name for the account; made at its first payment. One made twice holds no money and does no harm. */
const customerOf = async (
  { db, gateway }: PageDeps,
  { account_id }: PaymentRow,
): Promise<string | null> => {
  const [setting] = await findSettings(db, [account_id])
  if (setting?.psp_customer) return setting.psp_customer
  const made = await gateway.createCustomer(account_id)
  if (made.kind === 'unknown') return null
  return transact(db, tx => keepCustomer(tx, account_id, made.value))
}

/** Opens the page under the payment's key. An error after the PSP's commit is repeated under that key: then it is looked up. */
const openOrFind = async (
  { gateway, publicOrigin }: PageDeps,
  payment: PaymentRow,
  { customer, language }: { readonly customer: string; readonly language: Language },
): Promise<Checkout | null> => {
  const opened = await gateway.openCheckout({
    paymentId: payment.id,
    customer,
    amountCents: payment.amount_cents,
    reference: payment.reference,
    language,
    returnUrl: `${publicOrigin}${pageOf(payment)}`,
    closesAt: payment.opened_at.add({ minutes: pageMinutes }),
  })
  if (opened.kind === 'done') return opened.value
  const found: Called<Checkout | null> = await gateway.findCheckout(customer, payment.id)
  return found.kind === 'done' ? found.value : null
}

const release = async ({ db, wall }: PageDeps, payment: PaymentRow): Promise<null> => {
  const look_at = wall.now().add({ seconds: 20 })
  await transact(db, async tx => {
    const locked = await lockPayment(tx, payment)
    if (locked.state === 'created') {
      await updatePayment(tx, payment, { claimed_until: null, look_at })
    }
  })
  return null
}
