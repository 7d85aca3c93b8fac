import { Type } from 'typebox'
import { IdOf } from '../../../contract/ids.ts'
import { type JobTable, job } from '../../kernel/jobs.ts'
import type { Subscriber } from '../../kernel/outbox.ts'
import type { Sweeper } from '../../kernel/sweepers.ts'
import type { TellDeps } from '../customers/public.ts'
import { keepMonths, nextUpkeep } from './keep-months.ts'
import { usageNoticed } from './notice.ts'
import { findNextTry } from './queries.ts'
import { settleFileJob } from './receive-file.ts'
import { retrySuspended } from './retry-suspended.ts'
import { settleFile, type UsageDeps } from './settle-file.ts'
import { tellNotice } from './tell-notice.ts'

/** The jobs of usage: a delivered file is settled. */
export const usageJobs = (deps: UsageDeps): JobTable => ({
  [settleFileJob]: job(Type.Object({ fileId: IdOf('file') }), ({ fileId }) =>
    settleFile(deps, fileId),
  ),
})

/** What business time brings: months to open and to forget, records to try again. */
export const usageSweepers = (deps: UsageDeps): readonly Sweeper[] => [
  {
    name: 'usage.keep-months',
    due: nextUpkeep,
    sweep: (db, now) => keepMonths(db, now, deps.timeZone),
  },
  {
    name: 'usage.retry-suspended',
    due: async db => (await findNextTry(db))?.at ?? null,
    sweep: async (_db, now) => {
      await retrySuspended(deps, now)
    },
  },
]

/** What usage does when it hears of its own events. */
export const usageSubscribers = (deps: TellDeps): readonly Subscriber[] => [
  {
    name: 'usage.tell-notice',
    kinds: [usageNoticed],
    handle: (tx, event) => tellNotice(deps, tx, event),
  },
]
