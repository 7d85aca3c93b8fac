import type { Clock } from '../../kernel/clock.ts'
import type { JobTable } from '../../kernel/jobs.ts'
import type { Sweeper } from '../../kernel/sweepers.ts'
import { chargeJobs } from './charge-saved-card.ts'
import { collectDueBills, firstAttempt } from './collect-due.ts'
import { eventJobs } from './hear-event.ts'
import { cardJobs } from './save-card.ts'
import type { SettleDeps } from './settle-payment.ts'

/** Everything that payments do after a transaction: they call the PSP, and may run twice. */
export const paymentJobs = (deps: SettleDeps): JobTable => ({
  ...chargeJobs(deps),
  ...eventJobs(deps),
  ...cardJobs(deps),
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
