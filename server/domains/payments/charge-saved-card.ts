import { Type } from 'typebox'
import { asId } from '../../../contract/ids.ts'
import { transact } from '../../kernel/db.ts'
import { present } from '../../kernel/errors.ts'
import { type JobTable, job } from '../../kernel/jobs.ts'
import { isSettled, type PaymentRow } from './payment.ts'
import { findPayment, findSettings, lockPayment, updatePayment } from './queries.ts'
import { lookUp, recordFinding, type SettleDeps } from './settle-payment.ts'

/**
 * Takes an automatic payment that was begun before. What the PSP knows of it is only written down: it repeats its
 * answer to a key, even one that said nothing (an error after its commit). Else the payment is charged.
 */
export const chargeAgain = async (deps: SettleDeps, payment: PaymentRow): Promise<void> => {
  const known = await lookUp(deps, payment)
  if (known.kind === 'unknown') return
  if (known.value === null) await chargeSavedCard(deps, payment)
  else await recordFinding(deps, payment, known.value)
}

/**
 * Takes an automatic payment from its card, under the payment's id, so that asking again charges nothing more. Without
 * a sure answer it stays open.
 */
const chargeSavedCard = async (deps: SettleDeps, payment: PaymentRow): Promise<void> => {
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

/** The job that the collection of due bills leaves for each payment, tried once: the reconciler goes on from there. */
export const chargeJobs = (deps: SettleDeps): JobTable => ({
  'payments.charge-saved-card': job(Charge, async ({ accountId, paymentId }) => {
    const payment = await findPayment(deps.db, {
      account_id: asId('account', accountId),
      id: asId('payment', paymentId),
    })
    if (payment !== undefined && !isSettled(payment.state)) await chargeSavedCard(deps, payment)
  }),
})
