import { type Static, Type } from 'typebox'
import { closed, DateText, oneOf } from '../closed.ts'
import { defineRoute } from '../define.ts'
import { Names } from '../languages.ts'
import { Money } from '../money.ts'

/** What an operator sells. */
const offerKinds = ['mobile-plan', 'home-plan', 'option', 'pass', 'equipment'] as const

const Code = Type.String({ pattern: '^[a-z0-9-]{1,64}$', maxLength: 64 })

/** A volume that comes with an offer; without `quantity` it is unlimited. */
const AllowanceView = closed({
  service: oneOf(['voice', 'sms', 'mms', 'data']),
  /** Seconds, messages or bytes, as text. */
  quantity: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,17}$' })),
  unit: oneOf(['second', 'message', 'byte']),
  /** `home` and the roaming zones where it may be used. */
  usedIn: Type.Array(Type.String()),
  /** How much of it may be used away from home; left out when all of it may. */
  awayFromHome: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,17}$' })),
  beyond: oneOf(['charged', 'blocked', 'slowed']),
})

/** A discount that can be taken today with an offer. */
const PromotionView = closed({
  code: Code,
  names: Names,
  monthlyDiscount: Money,
  forMonths: Type.Integer({ minimum: 1 }),
  /** The first day on which it can no longer be taken. */
  until: DateText,
  lostOnPlanChange: Type.Boolean(),
})

/** An offer as it is sold today. Every amount has its taxes. */
export const OfferView = closed({
  code: Code,
  kind: oneOf(offerKinds),
  names: Names,
  summary: Type.Optional(Names),
  price: Money,
  /** `month`: asked each month; `once`: asked when it is taken. */
  per: oneOf(['month', 'once']),
  /** A price already announced: from which day, and how much. */
  nextPrice: Type.Optional(closed({ from: DateText, price: Money })),
  soldUntil: Type.Optional(DateText),
  /** Months promised; left out when none is. */
  commitmentMonths: Type.Optional(Type.Integer({ minimum: 1 })),
  subsidisedHandset: Type.Boolean(),
  /** True when nothing can be charged beyond the allowances. */
  blocked: Type.Boolean(),
  activationFee: Type.Optional(Money),
  terminationFee: Type.Optional(Money),
  allowances: Type.Array(AllowanceView),
  promotions: Type.Array(PromotionView),
  /** The plans that it can be added to; empty for a plan. */
  addsTo: Type.Array(Code),
  /** Sold by someone else and collected on the bill. */
  thirdParty: Type.Boolean(),
})
export type OfferView = Static<typeof OfferView>

/** Everything that is sold today. */
export const listOffers = defineRoute({
  id: 'catalog.listOffers',
  method: 'GET',
  path: '/offers',
  summary:
    'What the operator sells today: plans, options, passes and equipment, with their prices.',
  permission: 'public',
  assurance: 'none',
  query: closed({ kind: Type.Optional(oneOf(offerKinds)) }),
  success: {
    status: 200,
    body: closed({ asOf: DateText, offers: Type.Array(OfferView) }),
  },
  refusals: {},
  idempotency: 'none',
  cache: { publicSeconds: 60 },
})

/** One offer that is sold today; `not-found` when it is not. */
export const readOffer = defineRoute({
  id: 'catalog.readOffer',
  method: 'GET',
  path: '/offers/:offerCode',
  summary: 'One offer that is sold today: price, allowances, commitment, promotions.',
  permission: 'public',
  assurance: 'none',
  params: closed({ offerCode: Code }),
  success: { status: 200, body: OfferView },
  refusals: {},
  idempotency: 'none',
  cache: { publicSeconds: 60 },
})
