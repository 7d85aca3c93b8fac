import { type Static, Type } from 'typebox'
import { closed, DateText, InstantText, oneOf, PageQuery } from '../closed.ts'
import { defineRoute } from '../define.ts'
import { IdOf } from '../ids.ts'
import { LanguageCode, Names } from '../languages.ts'
import { Money } from '../money.ts'
import { OfferView } from './catalog.ts'

/** What may be done to a line: another plan, an option or pass more, an option less. */
export const orderActs = ['change-plan', 'add', 'remove'] as const
export type OrderAct = (typeof orderActs)[number]

/** When a change takes effect: today, or at the first day of the next billing period. */
export const effects = ['now', 'next-period'] as const
export type Effect = (typeof effects)[number]

/** Why a change cannot be asked of a line. */
export const obstacles = [
  'line-not-active',
  'not-sold',
  'same-plan',
  'with-phone',
  'other-network',
  'not-with-plan',
  'already-held',
  'excluded',
  'change-pending',
  'not-held',
] as const
export type Obstacle = (typeof obstacles)[number]

const Code = Type.String({ pattern: '^[a-z0-9-]{1,64}$', maxLength: 64 })

/** An offer that this line may take, or the reason why it may not. */
const Choice = closed({
  offer: OfferView,
  act: oneOf(['change-plan', 'add']),
  /** When it may take effect, the usual one first; empty when there is an obstacle. */
  effects: Type.Array(oneOf(effects)),
  obstacle: Type.Optional(oneOf(obstacles)),
})
export type ChoiceView = Static<typeof Choice>

/** Something that a line has and can be without. */
const Removable = closed({ offerCode: Code, names: Names, monthly: Money })

/** An amount asked each month: the plan, an option, or what a promotion takes off. */
const MonthlyItem = closed({
  names: Names,
  kind: oneOf(['plan', 'option', 'equipment', 'discount']),
  amount: Money,
  /** The first day without it; left out while it goes on. */
  until: Type.Optional(DateText),
})
export const Side = closed({ monthly: Money, items: Type.Array(MonthlyItem) })

/** A part of the next bill that the change causes; `days` of a period of `ofDays` when it is a part of a month. */
const NextBillItem = closed({
  names: Names,
  kind: oneOf(['plan', 'option', 'equipment', 'discount', 'pass', 'fee']),
  amount: Money,
  from: Type.Optional(DateText),
  until: Type.Optional(DateText),
  days: Type.Optional(Type.Integer()),
  ofDays: Type.Optional(Type.Integer()),
})
export type NextBillItem = Static<typeof NextBillItem>

const Loss = closed({
  kind: oneOf(['promotion', 'option']),
  names: Names,
  /** Each month. */
  amount: Money,
  /** Until when it would have gone on; left out when nothing ended it. */
  until: Type.Optional(DateText),
})

export const Commitment = closed({
  effect: oneOf(['none', 'kept', 'extended', 'begins']),
  before: Type.Optional(DateText),
  after: Type.Optional(DateText),
})

/** What leaving would cost on the day of the change, at most, without and with it; the law that says so. */
const Leaving = closed({ before: Money, after: Money, citation: Type.String() })

/** The line's subscriptions and single charges over its next bills, without and with the change. */
const Total = closed({ bills: oneOf([12, 24].map(String)), before: Money, after: Money })

const QuoteView = closed({
  id: IdOf('quote'),
  accountId: IdOf('account'),
  lineId: IdOf('line'),
  lineLabel: Type.String(),
  act: oneOf(orderActs),
  offer: closed({ code: Code, names: Names, summary: Type.Optional(Names) }),
  state: oneOf(['open', 'accepted', 'expired']),
  madeAt: InstantText,
  /** Accepted before this instant, every amount is honoured to the cent. */
  validUntil: InstantText,
  effectiveOn: DateText,
  /** The first day without it, for a pass. */
  endsOn: Type.Optional(DateText),
  before: Side,
  after: Side,
  nextBill: closed({ issuedOn: DateText, items: Type.Array(NextBillItem), difference: Money }),
  gains: Type.Array(closed({ names: Names, monthlyDiscount: Money, endsOn: DateText })),
  losses: Type.Array(Loss),
  commitment: Commitment,
  leaving: Leaving,
  totals: Type.Array(Total),
  /** The sentence that is agreed to by ordering, kept word for word in the option journal. */
  consent: Type.String(),
  orderId: Type.Optional(IdOf('order')),
})
export type QuoteView = Static<typeof QuoteView>

/**
 * Where an order stands. `scheduled`: its day has not come. `undone`: as if it had never been asked. `withdrawn`: ended
 * within the time to think again, its days paid.
 */
export const orderStates = ['scheduled', 'in-service', 'undone', 'withdrawn'] as const
export type OrderState = (typeof orderStates)[number]

const OrderView = closed({
  id: IdOf('order'),
  /** What to quote when asking about it. */
  reference: Type.String(),
  state: oneOf(orderStates),
  quote: QuoteView,
  placedAt: InstantText,
  /** The steps it went through, oldest first. */
  steps: Type.Array(closed({ state: oneOf(orderStates), at: InstantText })),
  /** The first day on which it can no longer be undone; left out when it cannot be. */
  undoUntil: Type.Optional(DateText),
  /** The first day on which it can no longer be withdrawn from; left out when it cannot be. */
  withdrawUntil: Type.Optional(DateText),
})
export type OrderView = Static<typeof OrderView>

const reading = {
  method: 'GET',
  permission: 'customer line:read',
  assurance: 'session',
  idempotency: 'none',
  cache: 'no-store',
} as const

const ordering = {
  method: 'POST',
  permission: 'customer line:order',
  assurance: 'session',
  idempotency: 'transaction',
  cache: 'no-store',
} as const

/** S28–S31: what a line may become, each with its price or the reason why not. */
export const listChoices = defineRoute({
  ...reading,
  id: 'ordering.listChoices',
  path: '/lines/:lineId/choices',
  summary: 'The plans, options and passes that a line may take today, and what it may give up.',
  params: closed({ lineId: IdOf('line') }),
  success: {
    status: 200,
    body: closed({
      asOf: DateText,
      /** The first day of the next billing period. */
      nextPeriod: DateText,
      choices: Type.Array(Choice),
      removable: Type.Array(Removable),
    }),
  },
  refusals: {},
})

/** S32 S33 S35–S38 S90: the price of a change before it is asked for. Changes nothing but the list of quotes. */
export const makeQuote = defineRoute({
  ...ordering,
  id: 'ordering.makeQuote',
  path: '/lines/:lineId/quotes',
  summary:
    'What a change of a line would cost, from when, what it gains and loses; honoured while it is valid.',
  params: closed({ lineId: IdOf('line') }),
  body: closed({
    act: oneOf(orderActs),
    offerCode: Code,
    effect: oneOf(effects),
    /** The language of the sentence agreed to. */
    language: LanguageCode,
  }),
  success: { status: 201, body: QuoteView },
  refusals: {
    'line-not-active': 409,
    'not-sold': 409,
    'same-plan': 409,
    'with-phone': 409,
    'other-network': 409,
    'not-with-plan': 409,
    'already-held': 409,
    excluded: 409,
    'change-pending': 409,
    'not-held': 409,
  },
  limits: [{ by: 'actor', calls: 120, seconds: 3600 }],
})

/** A quote as it was made. */
export const readQuote = defineRoute({
  ...reading,
  id: 'ordering.readQuote',
  path: '/quotes/:quoteId',
  summary: 'A quote as it was made, with what became of it.',
  params: closed({ quoteId: IdOf('quote') }),
  success: { status: 200, body: QuoteView },
  refusals: {},
})

/**
 * Accepts a quote. A quote is accepted once: asked again, with whatever key, the order it already has is answered.
 * `quote-outdated`: the line was changed since, so the amounts may no longer be true.
 */
export const placeOrder = defineRoute({
  ...ordering,
  id: 'ordering.placeOrder',
  path: '/quotes/:quoteId/order',
  summary: 'Order what a quote says: the words agreed to go to the option journal.',
  params: closed({ quoteId: IdOf('quote') }),
  body: closed({
    /** The sentence that was shown and agreed to: refused when it is not the quote's. */
    consent: Type.String({ maxLength: 600 }),
  }),
  success: { status: 201, body: OrderView },
  refusals: { 'quote-expired': 409, 'quote-outdated': 409, 'consent-mismatch': 422 },
})

/** Every order of the accounts reached, newest first. */
export const listOrders = defineRoute({
  ...reading,
  id: 'ordering.listOrders',
  path: '/orders',
  summary: 'Orders, newest first, with where each stands.',
  query: closed({ ...PageQuery, lineId: Type.Optional(IdOf('line')) }),
  success: {
    status: 200,
    body: closed({
      orders: Type.Array(OrderView),
      next: Type.Union([Type.String(), Type.Null()]),
    }),
  },
  refusals: {},
})

/** One order. */
export const readOrder = defineRoute({
  ...reading,
  id: 'ordering.readOrder',
  path: '/orders/:orderId',
  summary: 'One order: what was agreed, where it stands, until when it can be undone.',
  params: closed({ orderId: IdOf('order') }),
  success: { status: 200, body: OrderView },
  refusals: {},
})

/** B05: takes an order back; what the line had before is as it was, to the cent. */
export const undoOrder = defineRoute({
  ...ordering,
  id: 'ordering.undoOrder',
  path: '/orders/:orderId/undo',
  summary: 'Undo an order while it can be: the line has again what it had, at the same price.',
  params: closed({ orderId: IdOf('order') }),
  success: { status: 200, body: OrderView },
  refusals: { 'undo-too-late': 409, 'undo-used': 409, 'undo-changed-since': 409 },
})

/**
 * The right to think again about what was bought at a distance (C. conso L221-18; law.md 3.2), while it lasts: what was
 * ordered ends today and its days are paid, what the line had before begins again at the price and under the terms that
 * it had. `withdrawal-used`: a pass of which something was taken was served at the customer's own request.
 */
export const withdrawOrder = defineRoute({
  ...ordering,
  id: 'ordering.withdrawOrder',
  path: '/orders/:orderId/withdrawal',
  summary: 'Withdraw from an order within its fourteen days: the days it was used are paid.',
  params: closed({ orderId: IdOf('order') }),
  success: { status: 200, body: OrderView },
  refusals: {
    'withdrawal-too-late': 409,
    'withdrawal-used': 409,
    'undo-changed-since': 409,
  },
})
