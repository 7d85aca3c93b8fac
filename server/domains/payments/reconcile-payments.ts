import { transact } from '../../kernel/db.ts'
import { chargeAgain } from './charge-saved-card.ts'
import { recordPage } from './open-page.ts'
import { claimSeconds, isSettled, type PaymentRow } from './payment.ts'
import { claimPayments, findSettings } from './queries.ts'
import { recordFinding, type SettleDeps, settlePayment } from './settle-payment.ts'

const paymentsAtOnce = 20

export type ReconcileDeps = SettleDeps & {
  /** Told of each payment that resists; the others go on. */
  readonly onFault: (error: unknown, about: { paymentId: string }) => void
}

/**
 * Settles what a crash, a lost webhook or a silent PSP left open, by asking the PSP. Run every few seconds by wall
 * time, by as many processes as there are: each takes its own. Answers how many it looked at.
 */
export const reconcilePayments = async (deps: ReconcileDeps): Promise<number> => {
  const now = deps.wall.now()
  const claimed = await transact(deps.db, tx =>
    claimPayments(tx, { now, until: now.add({ seconds: claimSeconds }), limit: paymentsAtOnce }),
  )
  for (const payment of claimed) {
    await reconcile(deps, payment).catch(error => deps.onFault(error, { paymentId: payment.id }))
  }
  return claimed.length
}

const reconcile = async (deps: ReconcileDeps, payment: PaymentRow): Promise<void> => {
  if (payment.kind === 'automatic') return chargeAgain(deps, payment)
  if (payment.state === 'created') return settleUnopened(deps, payment)
  const settled = await settlePayment(deps, payment)
  if (isSettled(settled.state) || !settled.cancel_asked || settled.psp_session === null) return
  const closed = await deps.gateway.closeCheckout(settled.psp_session)
  if (closed.kind === 'done') await recordFinding(deps, settled, closed.value.finding)
}

/**
 * Nobody took it to the end: the page that the PSP opened is written down; when there is none nothing was or can
 * be taken, and it has failed. A page that the PSP opens later has no one who knows its address.
 */
const settleUnopened = async (deps: ReconcileDeps, payment: PaymentRow): Promise<void> => {
  const [setting] = await findSettings(deps.db, [payment.account_id])
  const customer = setting?.psp_customer ?? null
  const found =
    customer === null
      ? ({ kind: 'done', value: null } as const)
      : await deps.gateway.findCheckout(customer, payment.id)
  if (found.kind === 'unknown') return
  if (found.value === null) {
    await recordFinding(deps, payment, { kind: 'failed', failure: 'timeout' })
    return
  }
  const checkout = found.value
  await transact(deps.db, tx => recordPage(tx, deps.wall, { payment, checkout }))
  await recordFinding(deps, payment, checkout.finding)
}
