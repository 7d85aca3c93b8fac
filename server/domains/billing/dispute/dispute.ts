import { type Cents, zeroCents } from '../../../../contract/money.ts'
import type { DisputeState } from '../../../../contract/routes/disputes.ts'
import type { DisputeOutcome } from '../../../../contract/routes/staff-disputes.ts'
import { next, stateTable } from '../../../kernel/state-table.ts'
import { heldOn } from '../../../law/dated.ts'

/** What becomes of a dispute. */
const disputeTable = stateTable({
  open: {
    accept: 'accepted',
    'accept-part': 'part-accepted',
    refuse: 'refused',
    withdraw: 'withdrawn',
  },
  accepted: {},
  'part-accepted': {},
  refused: {},
  withdrawn: {},
})

/** The state after something is done to a dispute; null when it is closed. */
export const disputeAfter = (
  state: DisputeState,
  act: DisputeOutcome | 'withdraw',
): DisputeState | null => next(disputeTable, state, act)

/** Above which amount a second person confirms, since when. */
export type SecondPersonRule = { readonly from: string; readonly ttcCents: number }

/** Whether giving this much back waits for a second person on a day; the operator has dated amounts. */
export const needsSecond = (
  rules: readonly SecondPersonRule[],
  granted: Cents,
  on: Temporal.PlainDate,
): boolean => {
  const rule = heldOn(rules, on)
  return rule !== null && granted > BigInt(rule.ttcCents)
}

export type OpeningDecision =
  | { readonly kind: 'open'; readonly contested: Cents }
  | {
      readonly kind: 'refused'
      readonly reason: 'nothing-to-contest' | 'already-contested' | 'amount-too-high'
    }

/** Whether a line may be contested for an amount, all that is left of it by default. */
export const decideOpening = (asked: {
  readonly most: Cents
  readonly amount: Cents | null
  readonly hasOpenDispute: boolean
}): OpeningDecision => {
  const { most, amount, hasOpenDispute } = asked
  if (hasOpenDispute) return { kind: 'refused', reason: 'already-contested' }
  if (most <= 0n) return { kind: 'refused', reason: 'nothing-to-contest' }
  if (amount !== null && (amount <= 0n || amount > most))
    return { kind: 'refused', reason: 'amount-too-high' }
  return { kind: 'open', contested: amount ?? most }
}

export type Answer = {
  readonly outcome: DisputeOutcome
  readonly granted: Cents
  readonly text: string
}

type Answering = {
  readonly state: DisputeState
  readonly contested: Cents
  /** What can still be given back of the line. */
  readonly most: Cents
  readonly isProposed: boolean
  readonly outcome: DisputeOutcome
  /** For a part. */
  readonly part: Cents | null
}

export type AnswerDecision =
  | { readonly kind: 'granted'; readonly granted: Cents }
  | {
      readonly kind: 'refused'
      readonly reason: 'dispute-closed' | 'decision-waiting' | 'amount-too-high'
    }

/** How much an answer gives back: all, less than all, or nothing, and never more than is left of the line. */
export const decideAnswer = (answering: Answering): AnswerDecision => {
  const { state, contested, most, isProposed, outcome, part } = answering
  if (disputeAfter(state, outcome) === null) return { kind: 'refused', reason: 'dispute-closed' }
  if (isProposed) return { kind: 'refused', reason: 'decision-waiting' }
  const granted = grantedBy(outcome, contested, part)
  const isTooHigh = granted === null || granted > most
  return isTooHigh ? { kind: 'refused', reason: 'amount-too-high' } : { kind: 'granted', granted }
}

const grantedBy = (outcome: DisputeOutcome, contested: Cents, part: Cents | null): Cents | null => {
  if (outcome === 'accept') return contested
  if (outcome === 'refuse') return zeroCents
  return part !== null && part > 0n && part < contested ? part : null
}
