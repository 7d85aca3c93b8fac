import type { Clock } from '../../kernel/clock.ts'
import type { JobTable } from '../../kernel/jobs.ts'
import type { Subscriber } from '../../kernel/outbox.ts'
import type { Sweeper } from '../../kernel/sweepers.ts'
import type { TellDeps } from '../customers/public.ts'
import { type ReceiptArchive, receiptJobs } from './archive-receipt.ts'
import { chargeJobs } from './charge-saved-card.ts'
import { collectDueBills, firstAttempt } from './collect-due.ts'
import { freezeOnPayment, type ReceiptDeps } from './freeze-receipt.ts'
import { eventJobs } from './hear-event.ts'
import { cardJobs } from './save-card.ts'
import type { SettleDeps } from './settle-payment.ts'
import { sendReceipt, tellRefusal } from './tell-customer.ts'

/** Everything that payments do after a transaction: they call the PSP, and may run twice. */
export const paymentJobs = (deps: SettleDeps & ReceiptArchive): JobTable => ({
  ...chargeJobs(deps),
  ...eventJobs(deps),
  ...cardJobs(deps),
  ...receiptJobs(deps),
})

/** What payments do at a business date: automatic payment on the due date of bills. */
export const paymentSweepers = (deps: {
  readonly wall: Clock
  readonly zone: string
}): readonly Sweeper[] => [
  {
    name: 'payments.collect-due',
    due: db => firstAttempt(db, deps.zone),
    sweep: (db, now) => collectDueBills(db, now, deps),
  },
]

/** Freezes and sends the receipt of each payment, and says when an automatic one was refused. */
export const paymentSubscribers = (deps: TellDeps & ReceiptDeps): readonly Subscriber[] => [
  {
    name: 'payments.freeze-receipt',
    kinds: ['payments.received'],
    handle: (tx, event) => freezeOnPayment(deps, tx, event),
  },
  {
    name: 'payments.send-receipt',
    kinds: ['payments.received'],
    handle: (tx, event) => sendReceipt(deps, tx, event),
  },
  {
    name: 'payments.tell-refusal',
    kinds: ['payments.automatic-failed'],
    handle: (tx, event) => tellRefusal(deps, tx, event),
  },
]
