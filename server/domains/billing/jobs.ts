import type { Subscriber } from '../../kernel/outbox.ts'
import type { TellDeps } from '../customers/public.ts'
import { billIssued } from './issue-bills.ts'
import { tellBill } from './tell-bill.ts'

/** What billing does when it hears of its own events. */
export const billSubscribers = (deps: TellDeps): readonly Subscriber[] => [
  {
    name: 'billing.tell-bill',
    kinds: [billIssued],
    handle: (tx, event) => tellBill(deps, tx, event),
  },
]
