import { type Static, Type } from 'typebox'
import { closed, DateText, InstantText, oneOf } from '../closed.ts'
import { defineRoute } from '../define.ts'
import { IdOf } from '../ids.ts'
import { Money } from '../money.ts'

/** Seconds, messages or bytes, as text. */
const Quantity = Type.String({ pattern: '^(0|[1-9][0-9]{0,18})$' })

/** What is left of a service at home, all allowances of the line together. */
const Left = closed({
  service: oneOf(['voice', 'sms', 'mms', 'data']),
  used: Quantity,
  /** Both absent without limit. */
  granted: Type.Optional(Quantity),
  left: Type.Optional(Quantity),
  /** What may still be used away from home, when it is less than what is left or has a limit of its own. */
  abroadLeft: Type.Optional(Quantity),
  beyond: oneOf(['charged', 'blocked', 'slowed']),
  /** At the pace so far; absent in the first day, and without limit. */
  forecast: Type.Optional(closed({ left: Quantity, runsOutAt: Type.Optional(InstantText) })),
})

const homeLineKinds = ['mobile', 'fixed', 'tv'] as const
const homeLineStates = ['active', 'suspended', 'ended'] as const

const Line = closed({
  lineId: IdOf('line'),
  accountId: IdOf('account'),
  kind: oneOf(homeLineKinds),
  /** What the person calls it. */
  label: Type.String(),
  state: oneOf(homeLineStates),
  /** E.164. */
  number: Type.Optional(Type.String()),
  /** In the language of the call. */
  plan: Type.Optional(Type.String()),
  services: Type.Array(Left),
  /** Beyond and outside allowances since the period began, as the bill would round it now. */
  charged: Money,
})

const Card = closed({ brand: Type.String(), last4: Type.String() })

/** What is to be paid for one account: the bill nearest to its due date first. */
const Owed = closed({
  accountId: IdOf('account'),
  /** What is owed in all; below zero is credit. */
  total: Money,
  /** The card from which bills are taken on their due date; absent when the person pays by hand. */
  card: Type.Optional(Card),
  bills: Type.Array(
    closed({
      id: IdOf('bill'),
      number: Type.String(),
      /** The month of its issue, `2026-11`. */
      month: Type.String(),
      open: Money,
      dueOn: DateText,
      late: Type.Boolean(),
      /** Whether it is taken on its due date without the person doing anything. */
      collected: Type.Boolean(),
    }),
  ),
})

/** The last bill and why it is not the amount of the one before. */
const LastBill = closed({
  id: IdOf('bill'),
  accountId: IdOf('account'),
  month: Type.String(),
  total: Money,
  difference: Type.Optional(
    closed({
      previousMonth: Type.String(),
      amount: Money,
      /** The largest reasons, in the language of the call. */
      causes: Type.Array(closed({ label: Type.String(), amount: Money })),
    }),
  ),
})

const comingKinds = [
  'payment',
  'collection',
  'bill',
  'promotion-end',
  'commitment-end',
  'option-end',
] as const

const Coming = closed({
  kind: oneOf(comingKinds),
  on: DateText,
  amount: Type.Optional(Money),
  /** Of the promotion or option, in the language of the call. */
  name: Type.Optional(Type.String()),
  lineId: Type.Optional(IdOf('line')),
  lineLabel: Type.Optional(Type.String()),
  billId: Type.Optional(IdOf('bill')),
})

const billNeeds = ['payment-refused', 'late-bill', 'bill-due'] as const

/** What waits for the person. */
const Needed = Type.Union([
  closed({
    /** `bill-due`: within a week, and nothing takes it by itself. */
    kind: oneOf(billNeeds),
    accountId: IdOf('account'),
    billId: IdOf('bill'),
    amount: Money,
    /** When the bill was, or is, due. */
    dueOn: DateText,
  }),
  closed({
    /** The card that pays the bills by itself is soon, or already, no longer good. */
    kind: oneOf(['card-expires']),
    accountId: IdOf('account'),
    card: Card,
    /** The last month in which it is good, `2026-12`. */
    lastMonth: Type.String(),
  }),
])

const Home = closed({
  /** How the person is called; absent when the login has no person here. */
  givenName: Type.Optional(Type.String()),
  asOf: InstantText,
  /** When the network last told us anything; absent when it never did. */
  usageAsOf: Type.Optional(InstantText),
  /** The present period of the first account; `end` is excluded. */
  period: Type.Optional(closed({ start: DateText, end: DateText })),
  lines: Type.Array(Line),
  /** Absent when the person may not see bills. */
  owed: Type.Optional(Type.Array(Owed)),
  lastBills: Type.Array(LastBill),
  coming: Type.Array(Coming),
  needed: Type.Array(Needed),
})
export type Home = Static<typeof Home>

/** Everything the home page answers without a click, in one read. */
export const readHome = defineRoute({
  id: 'home.read',
  method: 'GET',
  path: '/home',
  summary:
    'What is left per line, what is owed and when, why the last bill changed, what is coming, what is needed.',
  permission: 'self',
  assurance: 'session',
  success: { status: 200, body: Home },
  refusals: {},
  idempotency: 'none',
  cache: 'no-store',
})
