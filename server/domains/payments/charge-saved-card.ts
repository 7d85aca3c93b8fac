import { Type } from 'typebox'
import { asId } from '../../../contract/ids.ts'
import { transact } from '../../kernel/db.ts'
import { present } from '../../kernel/errors.ts'
import { type JobTable, job } from '../../kernel/jobs.ts'
import { isSettled, type PaymentRow } from './payment.ts'
import { findPayment, findSettings, lockPayment, updatePayment } from './queries.ts'
import { lookUp, recordFinding, type SettleDeps } from './settle-payment.ts'

/** The PSP keeps the key of a charge for a day at least (https://docs.stripe.com/api/idempotent_requests). */
const keyKeptHours = 20

/**
 * Takes an automatic payment from its card, under the payment's id, so that asking again charges nothing more. Once
 * the PSP may have forgotten that key, what it knows of the payment is looked up first and only written down.
 * Without a sure answer it stays open.
 */
export const chargeSavedCard = async (deps: SettleDeps, payment: PaymentRow): Promise<void> => {
  if (deps.wall.now().since(payment.opened_at).total('hours') > keyKeptHours) {
    const known = await lookUp(deps, payment)
    if (known.kind === 'unknown') return
    if (known.value !== null) {
      await recordFinding(deps, payment, known.value)
      return
    }
  }
  const [setting] = await findSettings(deps.db, [payment.account_id])
  const charged = await deps.gateway.chargeSavedCard({
    paymentId: payment.id,
    customer: present(setting?.psp_customer, 'customer of the PSP'),
    method: present(payment.psp_method, 'card of an automatic payment'),
    amountCents: present(payment.amount_cents, 'amount of a payment'),
    reference: payment.reference,
  })
  if (charged.kind === 'done') await recordFinding(deps, payment, charged.value)
  else await lookAgain(deps, payment)
}

/** Found out in a moment whether it was done: an error after the PSP's commit is repeated under its key. */
const lookAgain = async (deps: SettleDeps, payment: PaymentRow): Promise<void> => {
  const look_at = deps.wall.now().add({ seconds: 10 })
  await transact(deps.db, async tx => {
    const locked = await lockPayment(tx, payment)
    if (isSettled(locked.state)) return
    await updatePayment(tx, payment, { claimed_until: null, look_at })
  })
}

const Charge = Type.Object({ accountId: Type.String(), paymentId: Type.String() })

/** The job that the collection of due bills leaves for each payment. */
export const chargeJobs = (deps: SettleDeps): JobTable => ({
  'payments.charge-saved-card': job(Charge, async ({ accountId, paymentId }) => {
    const payment = await findPayment(deps.db, {
      account_id: asId('account', accountId),
      id: asId('payment', paymentId),
    })
    if (payment !== undefined && !isSettled(payment.state)) await chargeSavedCard(deps, payment)
  }),
})
