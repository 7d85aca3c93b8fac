import type { Subscriber } from '../../../kernel/outbox.ts'
import type { TellDeps } from '../../customers/public.ts'
import { disputeAnswered } from './answer-dispute.ts'
import { disputeOpened } from './open-dispute.ts'
import { tellDispute } from './tell-dispute.ts'

/** What billing does when it hears of its own disputes. */
export const disputeSubscribers = (deps: TellDeps): readonly Subscriber[] => [
  {
    name: 'billing.tell-dispute',
    kinds: [disputeOpened, disputeAnswered],
    handle: (tx, event) => tellDispute(deps, tx, event),
  },
]
