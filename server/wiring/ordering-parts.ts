import {
  orderingRoutes,
  orderSubscribers,
  orderSweeper,
  summaryJobs,
  toProvider,
} from '../domains/ordering/public.ts'
import type { Typeset } from '../kernel/typeset.ts'
import type { Core } from './open-core.ts'
import type { Edges } from './open-edges.ts'

/** What ordering brings to the house: its routes, what it tells, its job and its date. */
export const orderingParts = (
  { db, pack, keys, wall }: Core,
  { documents }: Edges,
  typesetter: () => Promise<Typeset>,
) => ({
  routes: orderingRoutes({ provider: toProvider(pack), documents }),
  jobs: summaryJobs({ db, documents, typesetter }),
  subscribers: orderSubscribers({ keys, wall }),
  sweeper: orderSweeper(pack.brand.timeZone),
})
