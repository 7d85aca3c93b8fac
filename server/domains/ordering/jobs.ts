import type { Subscriber } from '../../kernel/outbox.ts'
import type { Sweeper } from '../../kernel/sweepers.ts'
import type { TellDeps } from '../customers/public.ts'
import { beginOrders, firstBeginning } from './begin-orders.ts'
import { orderPlaced } from './place-order.ts'
import { tellOrder } from './tell-order.ts'
import { orderUndone } from './undo-order.ts'

/** What ordering does when it hears of its own events. */
export const orderSubscribers = (deps: TellDeps): readonly Subscriber[] => [
  {
    name: 'ordering.tell-order',
    kinds: [orderPlaced, orderUndone],
    handle: (tx, event) => tellOrder(deps, tx, event),
  },
]

/** What ordering does on a business date. `zone` is the operator's. */
export const orderSweeper = (zone: string): Sweeper => ({
  name: 'ordering.begin-orders',
  due: db => firstBeginning(db, zone),
  sweep: (db, now) => beginOrders(db, now, zone),
})
