import { orderingRoutes, orderSubscribers, orderSweeper } from '../domains/ordering/public.ts'
import type { Core } from './open-core.ts'

/** What ordering brings to the house: its routes, what it tells, and its date. */
export const orderingParts = ({ pack, keys, wall }: Core) => ({
  routes: orderingRoutes({ zone: pack.brand.timeZone }),
  subscribers: orderSubscribers({ keys, wall }),
  sweeper: orderSweeper(pack.brand.timeZone),
})
