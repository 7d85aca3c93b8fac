import { type Static, Type } from 'typebox'
import { closed, DateText, InstantText, oneOf, PageQuery, ShortText } from '../closed.ts'
import { defineRoute } from '../define.ts'
import { IdOf } from '../ids.ts'
import { Money } from '../money.ts'
import { causes } from './usage-controls.ts'

const Service = oneOf(['voice', 'sms', 'mms', 'data'])
/** Seconds, messages or bytes, as text: data of a year may not fit a JavaScript integer for every reader. */
const Quantity = Type.String({ pattern: '^(0|[1-9][0-9]{0,18})$' })
const Period = closed({ start: DateText, end: DateText })
/** The code of a zone, as the catalogue names it. */
const Zone = Type.String({ pattern: '^[a-z][a-z0-9-]{0,59}$' })

/** What an allowance gave in its time, and what is left of it. */
export const Allowance = closed({
  /** The offer that gives it, and its code in that offer. */
  offerCode: ShortText(64),
  allowance: ShortText(64),
  /** Whether it holds what an earlier period left. */
  carried: Type.Boolean(),
  service: Service,
  servedIn: Type.Array(Zone),
  /** Absent where a destination means nothing. */
  goesTo: Type.Optional(Type.Array(Zone)),
  opensAt: InstantText,
  expiresAt: InstantText,
  used: Quantity,
  /** Absent without limit. */
  granted: Type.Optional(Quantity),
  left: Type.Optional(Quantity),
  /** The part that may be used while roaming, when it is narrower than the whole. */
  roaming: Type.Optional(closed({ granted: Quantity, used: Quantity })),
  /** What happens once it is used. */
  beyond: oneOf(['charged', 'blocked', 'slowed']),
  /** At the pace so far; absent in the first day, and without limit. */
  forecast: Type.Optional(closed({ usedAtEnd: Quantity, runsOutAt: Type.Optional(InstantText) })),
})
export type Allowance = Static<typeof Allowance>

/** The present period of one line. */
export const LineUsage = closed({
  lineId: IdOf('line'),
  accountId: IdOf('account'),
  period: Period,
  /** When the network last told us anything; absent when it never did. */
  asOf: Type.Optional(InstantText),
  allowances: Type.Array(Allowance),
  /** What is beyond or outside allowances since the period began, as the bill would round it now. */
  charged: Money,
  /** The ceilings that are reached, and since when: nothing more is charged for these. */
  cut: Type.Optional(Type.Array(closed({ cause: oneOf(causes), since: InstantText }))),
})
export type LineUsage = Static<typeof LineUsage>

export const readLineUsage = defineRoute({
  id: 'usage.readLine',
  method: 'GET',
  path: '/lines/:lineId/usage',
  summary: 'What is left of each allowance of a line, and what is charged beyond them.',
  permission: 'customer usage:read',
  assurance: 'session',
  params: closed({ lineId: IdOf('line') }),
  success: { status: 200, body: LineUsage },
  refusals: {},
  idempotency: 'none',
  cache: 'no-store',
})

export const readUsage = defineRoute({
  id: 'usage.readAll',
  method: 'GET',
  path: '/usage',
  summary: 'The present period of every line within reach.',
  permission: 'customer usage:read',
  assurance: 'session',
  success: { status: 200, body: closed({ lines: Type.Array(LineUsage) }) },
  refusals: {},
  idempotency: 'none',
  cache: 'no-store',
})

const UsedMonth = closed({
  period: Period,
  charged: Money,
  services: Type.Array(
    closed({
      service: Service,
      direction: oneOf(['out', 'in']),
      records: Quantity,
      quantity: Quantity,
    }),
  ),
})

export const readUsageMonths = defineRoute({
  id: 'usage.readMonths',
  method: 'GET',
  path: '/lines/:lineId/usage/months',
  summary: 'The last twelve periods of a line, the present one included, oldest first.',
  permission: 'customer usage:read',
  assurance: 'session',
  params: closed({ lineId: IdOf('line') }),
  success: { status: 200, body: closed({ months: Type.Array(UsedMonth) }) },
  refusals: {},
  idempotency: 'none',
  cache: 'no-store',
})

/** One communication. Those that are free to call are never listed (law.md 3.8). */
export const Communication = closed({
  startedAt: InstantText,
  service: Service,
  direction: oneOf(['out', 'in']),
  quantity: Quantity,
  /** What allowances took of it. */
  included: Quantity,
  /** What is charged, in units as the tariff counts them. */
  charged: Quantity,
  /** 10⁻⁶ EUR: the bill rounds their sum once. */
  priceMicros: Quantity,
  /** 10⁻⁶ EUR that are not charged, under a ceiling or because roaming was off; absent when nothing is. */
  writtenOffMicros: Type.Optional(Quantity),
  outcome: oneOf(['included', 'free', 'charged', 'blocked', 'slowed']),
  servedIn: Zone,
  goesTo: Type.Optional(Zone),
  /** E.164 with its last digits hidden, a short number, or the name of a sender. Empty for data. */
  counterpart: Type.String({ maxLength: 40 }),
  /** Which row of which price list. */
  rateId: Type.String(),
  /** Whether it reached us after its period was billed, and counts in a later one. */
  late: Type.Boolean(),
})
export type Communication = Static<typeof Communication>

const recordsQuery = closed({
  ...PageQuery,
  service: Type.Optional(Service),
  goesTo: Type.Optional(Zone),
  servedIn: Type.Optional(Zone),
  outcome: Type.Optional(oneOf(['included', 'free', 'charged', 'blocked', 'slowed'])),
  /** Civil days, both included. */
  from: Type.Optional(DateText),
  until: Type.Optional(DateText),
})

const recordsAnswer = {
  status: 200,
  body: closed({ records: Type.Array(Communication), next: Type.Optional(Type.String()) }),
} as const

export const readUsageRecords = defineRoute({
  id: 'usage.readRecords',
  method: 'GET',
  path: '/lines/:lineId/usage/records',
  summary:
    'The communications of a line over the last twelve months, latest first, numbers masked.',
  permission: 'customer usage:read',
  assurance: 'session',
  params: closed({ lineId: IdOf('line') }),
  query: recordsQuery,
  success: recordsAnswer,
  refusals: { 'wrong-cursor': 400 },
  idempotency: 'none',
  cache: 'no-store',
})

export const readFullUsageRecords = defineRoute({
  id: 'usage.readFullRecords',
  method: 'GET',
  path: '/lines/:lineId/usage/records/full',
  summary: 'The same with whole numbers, on the express request of the holder.',
  permission: 'customer account:manage',
  assurance: 'recent',
  params: closed({ lineId: IdOf('line') }),
  query: recordsQuery,
  success: recordsAnswer,
  refusals: { 'wrong-cursor': 400 },
  idempotency: 'none',
  cache: 'no-store',
})
