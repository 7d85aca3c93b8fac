import { type Static, Type } from 'typebox'
import { closed, DateText, oneOf } from '../closed.ts'
import { defineRoute } from '../define.ts'
import { IdOf } from '../ids.ts'
import { Names } from '../languages.ts'
import { Money } from '../money.ts'

/** What is asked of who leaves: the law's share of what was promised, and the operator's own fee. */
const leavingKinds = ['early-termination', 'termination-fee'] as const

const Part = closed({
  kind: oneOf(leavingKinds),
  amount: Money,
  /** The rule that says so, for what the law bounds. */
  citation: Type.Optional(Type.String()),
  /** Since when the operator asks this price. */
  pricedFrom: Type.Optional(DateText),
})

const LeavingDay = closed({
  on: DateText,
  /** What the bills to come ask for the lines of the contract until that day; what was paid ahead is given back. */
  subscriptions: Money,
  parts: Type.Array(Part),
  /** The sum of the parts: the price of leaving itself. */
  leaving: Money,
  /** Everything still to pay: subscriptions and leaving. */
  total: Money,
  /** Discounts that would have gone on. */
  lost: Type.Array(closed({ names: Names, monthlyDiscount: Money, endsOn: DateText })),
  /** Set while a change of price gives the right to leave for nothing: until when, excluded. */
  freeExitUntil: Type.Optional(DateText),
})
export type LeavingDay = Static<typeof LeavingDay>

const Leaving = closed({
  lineId: IdOf('line'),
  contractId: IdOf('contract'),
  /** Every line that ends with the contract. */
  lines: Type.Array(Type.String()),
  asOf: DateText,
  notice: closed({ days: Type.Integer({ minimum: 0 }), citation: Type.String() }),
  /** Until when the contract is promised; left out when nothing is. */
  committedUntil: Type.Optional(DateText),
  /** The first day from which the promise costs nothing any more; left out when it costs nothing today. */
  freeFrom: Type.Optional(DateText),
  /** Of the days below, that on which least is still to pay; of equal ones, the last. */
  bestDay: DateText,
  /** The first day possible, each billing day after it, and the days on which the price of leaving changes. */
  days: Type.Array(LeavingDay),
  /** The day asked about. */
  asked: Type.Optional(LeavingDay),
  /** What was lent: to be given back, or paid for when it is kept. Part of no total above. */
  equipment: Type.Array(closed({ names: Names, ifKept: Money, pricedFrom: DateText })),
})
export type Leaving = Static<typeof Leaving>

/**
 * B02 S35 S36: what leaving would cost, day by day, each part with its rule. Ends nothing. `day-out-of-range`: a day
 * before the notice has run, or more than three years ahead.
 */
export const readLeaving = defineRoute({
  id: 'ordering.readLeaving',
  method: 'GET',
  path: '/lines/:lineId/leaving',
  summary:
    'What leaving the contract of a line would cost on any day, with every part and its rule.',
  permission: 'customer line:read',
  assurance: 'session',
  params: closed({ lineId: IdOf('line') }),
  query: closed({ on: Type.Optional(DateText) }),
  success: { status: 200, body: Leaving },
  refusals: { 'line-not-active': 409, 'day-out-of-range': 422 },
  idempotency: 'none',
  cache: 'no-store',
  limits: [{ by: 'actor', calls: 240, seconds: 3600 }],
})
