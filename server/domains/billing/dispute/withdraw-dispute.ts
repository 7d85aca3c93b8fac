import type { AccountId, DisputeId } from '../../../../contract/ids.ts'
import { cents } from '../../../../contract/money.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { recordAudit } from '../../../kernel/audit.ts'
import type { Clock } from '../../../kernel/clock.ts'
import type { Tx } from '../../../kernel/db.ts'
import { present } from '../../../kernel/errors.ts'
import type { Keys } from '../../../kernel/keys.ts'
import { emit } from '../../../kernel/outbox.ts'
import { lockAccount } from '../../customers/public.ts'
import { holdOfBill } from '../../payments/public.ts'
import { disputeAfter } from './dispute.ts'
import { findDispute, insertStep, updateDispute } from './queries.ts'

/** Told of an account when it no longer contests a line; the payload is `{ disputeId }`. */
const disputeWithdrawn = 'billing.dispute-withdrawn'

export type Withdrawn =
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'refused'; readonly reason: 'not-found' | 'dispute-closed' }

/** Lets go of what was held; a decision that waited for a second person waits no more. */
export const withdrawDispute = async (
  deps: { readonly keys: Keys; readonly wall: Clock },
  tx: Tx,
  asked: {
    readonly accountIds: readonly AccountId[]
    readonly disputeId: DisputeId
    readonly actor: Actor
    readonly now: Temporal.Instant
  },
): Promise<Withdrawn> => {
  const { accountIds, disputeId, actor, now } = asked
  const seen = await findDispute(tx, accountIds, disputeId)
  if (seen === undefined) return { kind: 'refused', reason: 'not-found' }
  await lockAccount(tx, seen.account_id)
  const dispute = present(await findDispute(tx, [seen.account_id], disputeId), 'a dispute')
  const state = disputeAfter(dispute.state, 'withdraw')
  if (state === null) return { kind: 'refused', reason: 'dispute-closed' }
  const { account_id: accountId, bill_id: billId, contested_cents: contested } = dispute
  await updateDispute(tx, dispute, { state, ...noProposal })
  await insertStep(tx, dispute, { state, at: now })
  await holdOfBill(tx, { accountId, billId, amountCents: cents(-contested) })
  await emit(tx, { accountId, kind: disputeWithdrawn, payload: { disputeId } })
  await recordAudit(deps, tx, {
    actor,
    act: 'billing.withdraw-dispute',
    accountId,
    subject: `dispute ${disputeId}`,
    facts: { contested: String(contested) },
    at: deps.wall.now(),
  })
  return { kind: 'withdrawn' }
}

/** No decision waits for a second person. */
export const noProposal = {
  proposed_outcome: null,
  proposed_cents: null,
  proposed_answer: null,
  proposed_by: null,
  proposed_at: null,
} as const
