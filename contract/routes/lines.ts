import { type Static, Type } from 'typebox'
import { closed, DateText, InstantText, oneOf } from '../closed.ts'
import { defineRoute } from '../define.ts'
import { IdOf } from '../ids.ts'
import { Names } from '../languages.ts'
import { Money } from '../money.ts'

/** Something a line has today: its plan, an option, a pass, equipment. */
const SubscribedView = closed({
  id: IdOf('item'),
  kind: oneOf(['plan', 'option', 'pass', 'equipment']),
  offerCode: Type.String(),
  names: Names,
  /** What it costs today before promotions, taxes included. */
  price: Money,
  per: oneOf(['month', 'once']),
  startsOn: DateText,
  /** The first day without it; left out while it goes on. */
  endsOn: Type.Optional(DateText),
  /** What is taken off each month today. */
  promotions: Type.Array(
    closed({
      names: Names,
      monthlyDiscount: Money,
      /** The first day at the full price. */
      endsOn: DateText,
    }),
  ),
})

const ContractView = closed({
  id: IdOf('contract'),
  number: Type.String(),
  kind: oneOf(['mobile', 'home']),
  signedOn: DateText,
  endedOn: Type.Optional(DateText),
  /** What was promised, also once it is over; left out when nothing was. */
  commitment: Type.Optional(closed({ months: Type.Integer({ minimum: 1 }), endsOn: DateText })),
})

export const LineView = closed({
  id: IdOf('line'),
  accountId: IdOf('account'),
  kind: oneOf(['mobile', 'fixed', 'tv']),
  /** Whose line it is, as the family calls it. */
  label: Type.String(),
  state: oneOf(['active', 'suspended', 'ended']),
  /** E.164; left out for a television line. */
  number: Type.Optional(Type.String()),
  activatedOn: DateText,
  endedOn: Type.Optional(DateText),
  contract: ContractView,
  /** What it has today, the plan first. */
  items: Type.Array(SubscribedView),
})
export type LineView = Static<typeof LineView>

/** S16. */
export const listLines = defineRoute({
  id: 'lines.listLines',
  method: 'GET',
  path: '/lines',
  summary: 'The lines of the accounts this person may read, oldest first.',
  permission: 'customer line:read',
  assurance: 'session',
  success: { status: 200, body: closed({ asOf: DateText, lines: Type.Array(LineView) }) },
  refusals: {},
  idempotency: 'none',
  cache: 'no-store',
})

export const readLine = defineRoute({
  id: 'lines.readLine',
  method: 'GET',
  path: '/lines/:lineId',
  summary: 'One line: number, plan, options with their prices, contract and commitment.',
  permission: 'customer line:read',
  assurance: 'session',
  params: closed({ lineId: IdOf('line') }),
  success: { status: 200, body: closed({ asOf: DateText, line: LineView }) },
  refusals: {},
  idempotency: 'none',
  cache: 'no-store',
})

/** One row of what was agreed to: who, when, by which channel, in which words, at which price. */
const JournalEntry = closed({
  sequence: Type.Integer({ minimum: 1 }),
  /** `added`: begins or goes on; `removed`: ends. */
  act: oneOf(['added', 'removed']),
  offerCode: Type.String(),
  names: Names,
  effectiveOn: DateText,
  agreedAt: InstantText,
  /** `holder`, or who acted for them. */
  actor: Type.String(),
  channel: oneOf(['store', 'phone', 'web', 'app', 'console', 'system']),
  /** The sentence that was shown and agreed to, in its own language. */
  wording: Type.String(),
  price: Money,
})
export type JournalEntry = Static<typeof JournalEntry>

/** S20, B05: the option journal of a line, newest first; never rewritten. */
export const listJournal = defineRoute({
  id: 'lines.listJournal',
  method: 'GET',
  path: '/lines/:lineId/journal',
  summary: 'What was added to a line and removed from it: who agreed, when, where, in which words.',
  permission: 'customer line:read',
  assurance: 'session',
  params: closed({ lineId: IdOf('line') }),
  success: { status: 200, body: closed({ entries: Type.Array(JournalEntry) }) },
  refusals: {},
  idempotency: 'none',
  cache: 'no-store',
})
