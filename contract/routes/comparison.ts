import { type Static, Type } from 'typebox'
import { closed, DateText, oneOf } from '../closed.ts'
import { defineRoute } from '../define.ts'
import { IdOf } from '../ids.ts'
import { Names } from '../languages.ts'
import { Money } from '../money.ts'
import { Commitment, Side } from './ordering.ts'

/** Months of usage that a comparison may look back on. */
export const comparedMonths = ['3', '6', '12'] as const

/** Why usage would be charged. */
export const usageCauses = ['beyond-plan', 'roaming', 'third-party'] as const

/** What becomes of usage that a plan neither includes nor charges; `unpriced`: the plan has no price for it. */
export const unservedKinds = ['blocked', 'slowed', 'unpriced'] as const

/** What a plan has less of than the plan held, whatever it costs. */
export const givenUp = ['usage', 'option', 'generation', 'speed', 'television'] as const

const Compared = closed({
  offerCode: Type.String(),
  names: Names,
  summary: Type.Optional(Names),
  /** The plan that the line has. */
  isHeld: Type.Boolean(),
  /** What is asked each month from the day of the change, each discount with its end. */
  monthly: Side,
  usage: closed({
    /** What the measured months would have been charged beyond the subscription, at the prices of today. */
    measured: Money,
    parts: Type.Array(closed({ cause: oneOf(usageCauses), amount: Money })),
    /** In the unit of the service: seconds, messages or bytes. */
    unserved: Type.Array(
      closed({
        service: oneOf(['voice', 'sms', 'mms', 'data']),
        kind: oneOf(unservedKinds),
        quantity: Type.String({ pattern: '^[0-9]{1,19}$' }),
      }),
    ),
  }),
  /** The line's next bills: subscriptions as the bill run will ask them, usage as in the measured months. */
  totals: Type.Array(
    closed({
      bills: oneOf(['12', '24']),
      subscriptions: Money,
      usage: Money,
      total: Money,
      /** Against keeping the plan: negative when it costs less. */
      difference: Money,
    }),
  ),
  commitment: Commitment,
  givesUp: Type.Array(oneOf(givenUp)),
})
export type Compared = Static<typeof Compared>

const Verdict = closed({
  /** `too-soon`: less than a whole month was lived, or what was used cannot be priced. */
  kind: oneOf(['stay', 'change', 'too-soon']),
  /** The plan to take, when it is a change. */
  offerCode: Type.Optional(Type.String()),
  saves: Type.Array(closed({ bills: oneOf(['12', '24']), amount: Money })),
})

const Comparison = closed({
  lineId: IdOf('line'),
  asOf: DateText,
  effectiveOn: DateText,
  /** The days whose usage was priced again, `until` excluded, and how many whole months they are. */
  measured: closed({
    from: DateText,
    until: DateText,
    months: Type.Integer({ minimum: 0, maximum: 12 }),
    communications: Type.Integer({ minimum: 0 }),
  }),
  verdict: Verdict,
  /** The cheapest over 24 bills first. */
  offers: Type.Array(Compared),
})
export type Comparison = Static<typeof Comparison>

/**
 * B03 S90 S109: every plan that the line may take, and the one it has, priced again on the communications that the line
 * really made. A plan is advised only when it costs less over 12 and over 24 bills and gives up nothing; otherwise the
 * advice is to stay. Changes nothing. `other-network`: a line without a plan of its own (television) has none to compare.
 */
export const compareOffers = defineRoute({
  id: 'ordering.compareOffers',
  method: 'GET',
  path: '/lines/:lineId/comparison',
  summary:
    'What each plan would cost over 12 and 24 bills with the usage that the line really had.',
  permission: 'customer line:read',
  assurance: 'session',
  params: closed({ lineId: IdOf('line') }),
  query: closed({ months: Type.Optional(oneOf(comparedMonths)) }),
  success: { status: 200, body: Comparison },
  refusals: { 'line-not-active': 409, 'other-network': 409, 'change-pending': 409 },
  idempotency: 'none',
  cache: 'no-store',
  limits: [{ by: 'actor', calls: 120, seconds: 3600 }],
})
