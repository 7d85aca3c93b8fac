import { type Static, Type } from 'typebox'
import { closed, DateText, InstantText, oneOf, ShortText } from '../closed.ts'
import { defineRoute } from '../define.ts'
import { IdOf } from '../ids.ts'
import { LanguageCode } from '../languages.ts'
import { Money } from '../money.ts'
import { billStatuses } from './billing.ts'
import { LineView } from './lines.ts'
import { MessageView } from './notifications.ts'
import { paymentStates } from './payments.ts'

/** Why an agent opens a customer's page. `something-else` asks for a note. */
export const openingReasons = [
  'call',
  'visit',
  'message',
  'complaint',
  'fraud',
  'something-else',
] as const
export type OpeningReason = (typeof openingReasons)[number]

/** A customer whom a search found; contacts show only their ends. */
const FoundCustomer = closed({
  accountId: IdOf('account'),
  numeroClient: Type.String(),
  kind: oneOf(['consumer', 'company']),
  name: Type.String(),
  city: Type.String(),
  maskedMobile: Type.Optional(Type.String()),
  maskedEmail: Type.Optional(Type.String()),
})
export type FoundCustomer = Static<typeof FoundCustomer>

/** A POST, so that what was searched stays out of addresses and their logs. */
export const searchCustomers = defineRoute({
  id: 'console.searchCustomers',
  method: 'POST',
  path: '/staff/customers/search',
  summary: 'Customers by customer number, name, mobile or line number, e-mail or contract number.',
  permission: 'staff customer:search',
  assurance: 'session',
  body: closed({ query: ShortText(120) }),
  success: {
    status: 200,
    body: closed({
      customers: Type.Array(FoundCustomer),
      /** True when there are more: the search must say more. */
      more: Type.Boolean(),
    }),
  },
  /** Fewer than three characters name half the customers. */
  refusals: { 'query-too-short': 422 },
  idempotency: 'none',
  cache: 'no-store',
  limits: [{ by: 'actor', calls: 120, seconds: 600 }],
})

/** Writes the audit row that lets this agent read the page for 30 minutes. */
export const openCustomer = defineRoute({
  id: 'console.openCustomer',
  method: 'POST',
  path: '/staff/customers/:accountId/open',
  summary: 'Say why a customer is opened. The customer sees it in their own access log.',
  permission: 'staff customer:read',
  assurance: 'session',
  params: closed({ accountId: IdOf('account') }),
  body: closed({ reason: oneOf(openingReasons), note: Type.Optional(ShortText(500)) }),
  success: { status: 201, body: closed({ openUntil: InstantText }) },
  refusals: { 'note-missing': 422 },
  idempotency: 'transaction',
  cache: 'no-store',
})

const CustomerPage = closed({
  profile: closed({
    accountId: IdOf('account'),
    numeroClient: Type.String(),
    kind: oneOf(['consumer', 'company']),
    name: Type.String(),
    language: LanguageCode,
    openedOn: DateText,
    billingDay: Type.Integer(),
    postalCode: Type.String(),
    city: Type.String(),
    maskedMobile: Type.Optional(Type.String()),
    maskedEmail: Type.Optional(Type.String()),
  }),
  /** All that is owed; negative when there is credit. */
  owed: Money,
  /** Numbers show only their ends. */
  lines: Type.Array(LineView),
  /** The last ones, newest first, as all that follow. */
  bills: Type.Array(
    closed({
      id: IdOf('bill'),
      number: Type.String(),
      issuedOn: DateText,
      dueOn: DateText,
      total: Money,
      open: Money,
      status: oneOf(billStatuses),
    }),
  ),
  payments: Type.Array(
    closed({
      id: IdOf('payment'),
      reference: Type.String(),
      state: oneOf(paymentStates),
      amount: Money,
      askedAt: InstantText,
    }),
  ),
  messages: Type.Array(MessageView),
  openUntil: InstantText,
})
export type CustomerPage = Static<typeof CustomerPage>

export const readCustomer = defineRoute({
  id: 'console.readCustomer',
  method: 'GET',
  path: '/staff/customers/:accountId',
  summary: 'A customer as agents see them: profile, lines, last bills, payments and messages.',
  permission: 'staff customer:read',
  assurance: 'session',
  params: closed({ accountId: IdOf('account') }),
  success: { status: 200, body: CustomerPage },
  /** This agent gave no reason for this customer in the last 30 minutes. */
  refusals: { 'reason-required': 403 },
  idempotency: 'none',
  cache: 'no-store',
})

const AccessEntry = closed({
  accountId: IdOf('account'),
  at: InstantText,
  /** In which role, never by name. */
  who: oneOf(['agent']),
  reason: oneOf(openingReasons),
})
export type AccessEntry = Static<typeof AccessEntry>

export const listAccess = defineRoute({
  id: 'console.listAccess',
  method: 'GET',
  path: '/me/access-log',
  summary: 'Who of the operator opened the accounts, when and why, newest first.',
  permission: 'customer account:read',
  assurance: 'session',
  query: closed({
    before: Type.Optional(InstantText),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  }),
  success: {
    status: 200,
    body: closed({
      entries: Type.Array(AccessEntry),
      /** Give it as `before` to read on; absent on the last page. */
      next: Type.Optional(InstantText),
    }),
  },
  refusals: {},
  idempotency: 'none',
  cache: 'no-store',
})
