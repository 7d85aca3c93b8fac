import { type Static, Type } from 'typebox'
import { closed, DateText, InstantText, LongText, oneOf } from '../closed.ts'
import { defineRoute } from '../define.ts'
import { IdOf } from '../ids.ts'
import { Money } from '../money.ts'
import { disputeMembers, disputeTextLength } from './disputes.ts'

/** What an agent decides; `accept` gives back all that is contested. */
export const disputeOutcomes = ['accept', 'accept-part', 'refuse'] as const
export type DisputeOutcome = (typeof disputeOutcomes)[number]

const AgentDispute = closed({
  ...disputeMembers,
  customer: closed({
    numeroClient: Type.String(),
    name: Type.String(),
    kind: oneOf(['consumer', 'company']),
  }),
  lineGross: Money,
  /** What can still be given back of the line. */
  most: Money,
  /** A decision that waits for a second person; left out when none does. */
  proposal: Type.Optional(
    closed({
      outcome: oneOf(disputeOutcomes),
      granted: Money,
      text: Type.String(),
      at: InstantText,
      /** Whether the agent who reads it made it: then somebody else must confirm. */
      mine: Type.Boolean(),
    }),
  ),
})
export type AgentDispute = Static<typeof AgentDispute>

const QueuedDispute = closed({
  id: IdOf('dispute'),
  reference: Type.String(),
  customerName: Type.String(),
  billNumber: Type.String(),
  label: Type.String(),
  reason: disputeMembers.reason,
  contested: Money,
  openedAt: InstantText,
  answerBy: DateText,
  /** Whether the day to answer has passed. */
  late: Type.Boolean(),
  waitsForSecond: Type.Boolean(),
})
export type QueuedDispute = Static<typeof QueuedDispute>

const staff = {
  permission: 'staff dispute:decide',
  assurance: 'session',
  cache: 'no-store',
} as const

/** The open disputes, the one to be answered first at the top. */
export const listDisputesToAnswer = defineRoute({
  ...staff,
  id: 'billing.listDisputesToAnswer',
  method: 'GET',
  path: '/staff/disputes',
  summary: 'Open disputes in the order in which they must be answered, a hundred at most.',
  success: {
    status: 200,
    body: closed({ disputes: Type.Array(QueuedDispute), open: Type.Integer({ minimum: 0 }) }),
  },
  refusals: {},
  idempotency: 'none',
})

/** Opening a dispute is written in the audit trail, each time. */
export const readDisputeToAnswer = defineRoute({
  ...staff,
  id: 'billing.readDisputeToAnswer',
  method: 'GET',
  path: '/staff/disputes/:disputeId',
  summary: 'A dispute as the agent who answers it reads it.',
  params: closed({ disputeId: IdOf('dispute') }),
  success: { status: 200, body: AgentDispute },
  refusals: {},
  idempotency: 'none',
})

/** A document of a dispute, for whoever answers it. */
export const readEvidenceToAnswer = defineRoute({
  ...staff,
  id: 'billing.readEvidenceToAnswer',
  method: 'GET',
  path: '/staff/disputes/:disputeId/evidence',
  summary: 'A document sent with a dispute, as the customer’s own page gives it.',
  params: closed({ disputeId: IdOf('dispute') }),
  query: closed({ position: Type.Integer({ minimum: 0 }) }),
  success: { status: 200, bytes: 'application/octet-stream' },
  refusals: {},
  idempotency: 'none',
})

/** Above the operator's amount the decision only waits: a second person confirms it, or sets it aside. */
export const answerDispute = defineRoute({
  ...staff,
  id: 'billing.answerDispute',
  method: 'POST',
  path: '/staff/disputes/:disputeId/answer',
  summary: 'Accept a dispute, accept it in part or refuse it, with words that the customer reads.',
  params: closed({ disputeId: IdOf('dispute') }),
  body: closed({
    outcome: oneOf(disputeOutcomes),
    /** What is given back, for `accept-part` only: less than what is contested. */
    granted: Type.Optional(Money),
    text: LongText(disputeTextLength),
  }),
  success: { status: 200, body: AgentDispute },
  refusals: { 'dispute-closed': 409, 'decision-waiting': 409, 'amount-too-high': 422 },
  idempotency: 'transaction',
})

/** The second person's word on a decision that waits. Whoever made it may set it aside, not confirm it. */
export const confirmAnswer = defineRoute({
  ...staff,
  id: 'billing.confirmAnswer',
  method: 'POST',
  path: '/staff/disputes/:disputeId/confirmation',
  summary: 'Confirm a decision that waits for a second person, or set it aside.',
  params: closed({ disputeId: IdOf('dispute') }),
  body: closed({ confirmed: Type.Boolean() }),
  success: { status: 200, body: AgentDispute },
  refusals: {
    'dispute-closed': 409,
    'no-decision-waiting': 409,
    'second-person-needed': 409,
    'amount-too-high': 422,
  },
  idempotency: 'transaction',
})
