import { type Static, Type } from 'typebox'
import { closed, DateText, InstantText, oneOf, ShortText } from '../closed.ts'
import { defineRoute } from '../define.ts'
import { IdOf } from '../ids.ts'
import { LanguageCode } from '../languages.ts'
import { Money } from '../money.ts'

/**
 * What a ceiling is about. `out-of-bundle`: used at home beyond what is included. `roaming-data`: data abroad, which
 * the law limits by itself. `roaming`: everything abroad. `premium`: numbers whose service others sell. `total`: all of
 * these together.
 */
export const causes = ['out-of-bundle', 'roaming-data', 'roaming', 'premium', 'total'] as const
export type Cause = (typeof causes)[number]

/** What an alert watches: an allowance in percents, or what is spent beyond the plan in amounts. */
export const alertSubjects = ['data', 'voice', 'sms', 'spend'] as const
export type AlertSubject = (typeof alertSubjects)[number]

/** `near`: most of it is spent. `cut`: it is reached, nothing more is charged for this. `open`: without a ceiling. */
const ceilingStates = ['free', 'near', 'cut', 'open'] as const

const Ceiling = closed({
  cause: oneOf(causes),
  /** `law`: nobody decided anything and the law has one. `lifted`: the customer wants none. `none`: there never was. */
  origin: oneOf(['law', 'customer', 'lifted', 'none']),
  /** Absent without a ceiling. */
  limit: Type.Optional(Money),
  /** Since the period began, as the bill would round it now. */
  spent: Money,
  state: oneOf(ceilingStates),
  /** Since when nothing more is charged. */
  cutSince: Type.Optional(InstantText),
  /** When the customer last decided of it. */
  decidedAt: Type.Optional(InstantText),
  /** Where the law says it. */
  citation: Type.Optional(Type.String()),
  /** What is agreed to by lifting it, in the language asked for; absent when there is nothing to lift. */
  consentToLift: Type.Optional(Type.String()),
})
export type Ceiling = Static<typeof Ceiling>

const Percent = Type.Integer({ minimum: 1, maximum: 100 })

const Alert = closed({
  subject: oneOf(alertSubjects),
  /** Of each allowance; empty when nothing is told of it. */
  percents: Type.Array(Percent),
  /** Of `spend`. */
  amounts: Type.Array(Money),
  /** `usual`: those that everybody has who decided nothing. */
  origin: oneOf(['usual', 'customer']),
})

export const LineControls = closed({
  lineId: IdOf('line'),
  period: closed({ start: DateText, end: DateText }),
  /** Whether prices, and so ceilings, have taxes in them. */
  taxes: oneOf(['included', 'excluded']),
  ceilings: Type.Array(Ceiling),
  /** What was not charged in this period, thanks to ceilings or because roaming was off. */
  writtenOff: Money,
  /** Absent of a line that never leaves home. */
  roaming: Type.Optional(
    closed({ allowed: Type.Boolean(), decidedAt: Type.Optional(InstantText) }),
  ),
  alerts: Type.Array(Alert),
})
export type LineControls = Static<typeof LineControls>

const lineParams = closed({ lineId: IdOf('line') })

const deciding = {
  method: 'POST',
  permission: 'customer line:order',
  assurance: 'session',
  params: lineParams,
  success: { status: 200, body: closed({ decidedAt: InstantText }) },
  idempotency: 'transaction',
  cache: 'no-store',
  limits: [{ by: 'actor', calls: 120, seconds: 3600 }],
} as const

export const readControls = defineRoute({
  id: 'usage.readControls',
  method: 'GET',
  path: '/lines/:lineId/usage/controls',
  summary: 'The ceilings, alerts and roaming of a line, with what is spent under each.',
  permission: 'customer usage:read',
  assurance: 'session',
  params: lineParams,
  query: closed({ language: Type.Optional(LanguageCode) }),
  success: { status: 200, body: LineControls },
  refusals: {},
  idempotency: 'none',
  cache: 'no-store',
})

export const setCeiling = defineRoute({
  ...deciding,
  id: 'usage.setCeiling',
  path: '/lines/:lineId/usage/ceilings',
  summary: 'Set a ceiling of a line, lift it, or go back to the one of the law, from now on.',
  body: closed({
    cause: oneOf(causes),
    act: oneOf(['set', 'lift', 'restore']),
    /** With `set`: the most that may be charged in a period, in the prices of the line. */
    limit: Type.Optional(Money),
    /** With `lift`: the sentence shown, word for word. */
    consent: Type.Optional(ShortText(600)),
    /** Of the sentence. */
    language: LanguageCode,
  }),
  refusals: {
    'not-for-this-line': 409,
    'limit-missing': 422,
    'limit-out-of-range': 422,
    'nothing-to-lift': 409,
    'consent-mismatch': 422,
    'no-legal-ceiling': 409,
  },
})

export const setAlerts = defineRoute({
  ...deciding,
  id: 'usage.setAlerts',
  path: '/lines/:lineId/usage/alerts',
  summary: 'Choose when to be told of what is used or spent on a line; without any mark, as usual.',
  body: closed({
    subject: oneOf(alertSubjects),
    /** Of each allowance. Empty: nothing is told. */
    percents: Type.Optional(Type.Array(Percent, { maxItems: 5 })),
    /** Of `spend`. Empty: nothing is told. */
    amounts: Type.Optional(Type.Array(Money, { maxItems: 5 })),
  }),
  refusals: { 'not-for-this-line': 409, 'wrong-marks': 422 },
})

export const setRoaming = defineRoute({
  ...deciding,
  id: 'usage.setRoaming',
  path: '/lines/:lineId/usage/roaming',
  summary: 'Switch roaming on or off on a line, for communications that begin from now on.',
  body: closed({ allowed: Type.Boolean() }),
  refusals: { 'not-for-this-line': 409 },
})
