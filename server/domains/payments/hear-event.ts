import { Type } from 'typebox'
import { asId, type PaymentId } from '../../../contract/ids.ts'
import { type Db, transact } from '../../kernel/db.ts'
import { enqueue, type JobTable, job } from '../../kernel/jobs.ts'
import { findPaymentById, findWebhookEvent, insertWebhookEvent, markHeard } from './queries.ts'
import { type SettleDeps, settlePayment } from './settle-payment.ts'

export type PspEvent = {
  readonly id: string
  readonly kind: string
  /** The payment it concerns, by the name we gave the PSP; null when it concerns none. */
  readonly paymentId: PaymentId | null
}

/**
 * Kinds that say what became of a payment, by the words of Stripe's API. Others (`…created`, `charge.…`, which tells
 * again what its intent tells) are kept and not followed; the reconciler finds what was not told.
 */
const telling: ReadonlySet<string> = new Set([
  'checkout.session.completed',
  'checkout.session.expired',
  'payment_intent.succeeded',
  'payment_intent.payment_failed',
  'payment_intent.canceled',
  'setup_intent.succeeded',
  'setup_intent.setup_failed',
  'setup_intent.canceled',
])

/**
 * Keeps what the PSP told, once, and leaves the looking to a job: it is answered at once. Told again, nothing more
 * happens. The caller has checked the signature.
 */
export const keepEvent = (db: Db, event: PspEvent, receivedAt: Temporal.Instant): Promise<void> =>
  transact(db, async tx => {
    const isNew = await insertWebhookEvent(tx, {
      id: event.id,
      kind: event.kind,
      payment_id: event.paymentId,
      received_at: receivedAt,
    })
    if (!isNew || event.paymentId === null || !telling.has(event.kind)) return
    await enqueue(tx, { name: 'payments.hear-event', payload: { eventId: event.id } })
  })

const Heard = Type.Object({ eventId: Type.String() })

/** Looks at the payment that an event names. What the event itself says is not believed: the PSP is asked. */
export const eventJobs = (deps: SettleDeps): JobTable => ({
  'payments.hear-event': job(Heard, async ({ eventId }) => {
    const event = await findWebhookEvent(deps.db, eventId)
    if (!event?.payment_id || event.heard_at !== null) return
    const payment = await findPaymentById(deps.db, asId('payment', event.payment_id))
    if (payment !== undefined) await settlePayment(deps, payment)
    await markHeard(deps.db, eventId, deps.wall.now())
  }),
})
