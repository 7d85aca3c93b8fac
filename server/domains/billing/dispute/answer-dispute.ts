import type { DisputeId } from '../../../../contract/ids.ts'
import { type Cents, cents, zeroCents } from '../../../../contract/money.ts'
import type { DisputeOutcome } from '../../../../contract/routes/staff-disputes.ts'
import type { Agent } from '../../../kernel/actor.ts'
import { recordAudit } from '../../../kernel/audit.ts'
import { civilDate } from '../../../kernel/calendar.ts'
import type { Clock } from '../../../kernel/clock.ts'
import type { Tx } from '../../../kernel/db.ts'
import { present } from '../../../kernel/errors.ts'
import type { Keys } from '../../../kernel/keys.ts'
import { emit } from '../../../kernel/outbox.ts'
import { lockAccount } from '../../customers/public.ts'
import { holdOfBill } from '../../payments/public.ts'
import type { Biller } from '../billed-account.ts'
import { mostOf } from './credit.ts'
import {
  type Answer,
  decideAnswer,
  disputeAfter,
  needsSecond,
  type SecondPersonRule,
} from './dispute.ts'
import { issueCreditNote } from './issue-credit-note.ts'
import { type DisputeRow, findAnyDispute, insertStep, updateDispute } from './queries.ts'
import { readCreditable } from './read-creditable.ts'
import { noProposal } from './withdraw-dispute.ts'

/** Told of an account when one of its disputes was answered; the payload is `{ disputeId }`. */
export const disputeAnswered = 'billing.dispute-answered'

export type AnswerDeps = {
  readonly keys: Keys
  readonly wall: Clock
  readonly zone: string
  readonly biller: Pick<Biller, 'entity' | 'numberPrefix'>
  readonly secondPersonAbove: readonly SecondPersonRule[]
}

type Deciding = {
  readonly agent: Agent
  readonly disputeId: DisputeId
  readonly now: Temporal.Instant
}

export type Answered =
  | { readonly kind: 'answered' | 'proposed' | 'set-aside' }
  | {
      readonly kind: 'refused'
      readonly reason:
        | 'not-found'
        | 'dispute-closed'
        | 'decision-waiting'
        | 'no-decision-waiting'
        | 'second-person-needed'
        | 'amount-too-high'
    }

/**
 * An agent's answer. Above the operator's amount it is only kept, until somebody else confirms it. The account is locked
 * before anything is compared: of two agents who answer at once, one does.
 */
export const answerDispute = async (
  deps: AnswerDeps,
  tx: Tx,
  asked: Deciding & {
    readonly outcome: DisputeOutcome
    readonly part: Cents | null
    readonly text: string
  },
): Promise<Answered> => {
  const found = await lockDispute(tx, asked.disputeId)
  if (found === null) return { kind: 'refused', reason: 'not-found' }
  const { dispute, most } = found
  const decision = decideAnswer({
    state: dispute.state,
    contested: dispute.contested_cents,
    most,
    isProposed: dispute.proposed_by !== null,
    outcome: asked.outcome,
    part: asked.part,
  })
  if (decision.kind === 'refused') return decision
  const answer = { outcome: asked.outcome, granted: decision.granted, text: asked.text }
  const today = civilDate(asked.now, deps.zone)
  if (!needsSecond(deps.secondPersonAbove, answer.granted, today))
    return apply(deps, tx, { ...asked, ...found, answer })
  await updateDispute(tx, dispute, {
    proposed_outcome: answer.outcome,
    proposed_cents: answer.granted,
    proposed_answer: answer.text,
    proposed_by: asked.agent.staffId,
    proposed_at: asked.now,
  })
  await record(deps, tx, { ...asked, dispute, act: 'billing.propose-answer', answer })
  return { kind: 'proposed' }
}

/** The second person's word: confirmed, the answer is given as it was proposed; else the dispute waits for another. */
export const confirmAnswer = async (
  deps: AnswerDeps,
  tx: Tx,
  asked: Deciding & { readonly confirmed: boolean },
): Promise<Answered> => {
  const found = await lockDispute(tx, asked.disputeId)
  if (found === null) return { kind: 'refused', reason: 'not-found' }
  const { dispute, most } = found
  if (dispute.state !== 'open') return { kind: 'refused', reason: 'dispute-closed' }
  const answer = proposalOf(dispute)
  if (answer === null) return { kind: 'refused', reason: 'no-decision-waiting' }
  if (!asked.confirmed) {
    await updateDispute(tx, dispute, noProposal)
    await record(deps, tx, { ...asked, dispute, act: 'billing.set-answer-aside', answer })
    return { kind: 'set-aside' }
  }
  if (dispute.proposed_by === asked.agent.staffId)
    return { kind: 'refused', reason: 'second-person-needed' }
  if (answer.granted > most) return { kind: 'refused', reason: 'amount-too-high' }
  return apply(deps, tx, { ...asked, ...found, answer })
}

type Found = NonNullable<Awaited<ReturnType<typeof lockDispute>>>

/** The dispute and what can be given back of its line, under the lock of its account. */
const lockDispute = async (tx: Tx, disputeId: DisputeId) => {
  const seen = await findAnyDispute(tx, disputeId)
  if (seen === undefined) return null
  await lockAccount(tx, seen.account_id)
  const dispute = present(await findAnyDispute(tx, disputeId), 'a dispute')
  const { account_id: accountId, bill_id: billId, position } = dispute
  const read = await readCreditable(tx, { accountId, billId, position })
  const { line, base } = present(read, 'the line of a dispute')
  return { dispute, section: line.section, base, most: mostOf(base) }
}

const proposalOf = (dispute: DisputeRow): Answer | null =>
  dispute.proposed_outcome === null
    ? null
    : {
        outcome: dispute.proposed_outcome,
        granted: dispute.proposed_cents ?? zeroCents,
        text: dispute.proposed_answer ?? '',
      }

/** Gives the answer: the hold goes, the credit note comes, the customer is told by the event. */
const apply = async (
  deps: AnswerDeps,
  tx: Tx,
  given: Deciding & Found & { readonly answer: Answer },
): Promise<Answered> => {
  const { dispute, section, base, answer, agent, now } = given
  const { account_id: accountId, bill_id: billId } = dispute
  const state = present(disputeAfter(dispute.state, answer.outcome), 'the state after an answer')
  await updateDispute(tx, dispute, {
    ...noProposal,
    state,
    granted_cents: answer.granted,
    answer: answer.text,
    answered_by: agent.staffId,
    answered_at: now,
  })
  await insertStep(tx, dispute, { state, at: now })
  await holdOfBill(tx, { accountId, billId, amountCents: cents(-dispute.contested_cents) })
  if (answer.granted > 0n) {
    const on = civilDate(now, deps.zone)
    await issueCreditNote(tx, {
      biller: deps.biller,
      dispute,
      section,
      base,
      granted: answer.granted,
      on,
    })
  }
  await emit(tx, { accountId, kind: disputeAnswered, payload: { disputeId: dispute.id } })
  await record(deps, tx, { ...given, act: 'billing.answer-dispute' })
  return { kind: 'answered' }
}

const record = (
  deps: AnswerDeps,
  tx: Tx,
  {
    agent,
    dispute,
    act,
    answer,
  }: Deciding & {
    readonly dispute: DisputeRow
    readonly act: string
    readonly answer: Answer
  },
): Promise<void> =>
  recordAudit(deps, tx, {
    actor: agent,
    act,
    accountId: dispute.account_id,
    subject: `dispute ${dispute.id}`,
    facts: { outcome: answer.outcome, granted: String(answer.granted) },
    at: deps.wall.now(),
  })
