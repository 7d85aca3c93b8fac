import { type Static, Type } from 'typebox'
import { closed, DateText, InstantText, oneOf, PageQuery, ShortText } from '../closed.ts'
import { defineRoute } from '../define.ts'
import { IdOf } from '../ids.ts'
import { LanguageCode } from '../languages.ts'
import { Money } from '../money.ts'

export const paymentStates = [
  'created',
  'awaiting-customer',
  'succeeded',
  'failed',
  'cancelled',
  'expired',
] as const
export type PaymentState = (typeof paymentStates)[number]

/** Why a card was not charged. `timeout`: the bank's processor did not answer; nothing was taken. */
export const paymentFailures = [
  'declined',
  'insufficient-funds',
  'expired-card',
  'authentication-failed',
  'timeout',
] as const
export type PaymentFailure = (typeof paymentFailures)[number]

const OrNull = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Union([schema, Type.Null()])

const CardFace = closed({ brand: Type.String(), last4: Type.String() })

const Payment = closed({
  id: IdOf('payment'),
  accountId: IdOf('account'),
  /** What to quote: the same on the receipt and in the books. */
  reference: Type.String(),
  state: oneOf(paymentStates),
  amount: Money,
  /** The bill it was made for; null when it pays what is owed in all. */
  billId: OrNull(IdOf('bill')),
  /** True when we took it from the saved card on the due date. */
  automatic: Type.Boolean(),
  askedAt: InstantText,
  settledAt: OrNull(InstantText),
  /** The last refusal; while `awaiting-customer` another card may still be tried. */
  failure: OrNull(oneOf(paymentFailures)),
  card: OrNull(CardFace),
  /** Where the person pays, while they can. */
  page: OrNull(Type.String()),
})
export type PaymentView = Static<typeof Payment>

/** The adding of a card: a payment without an amount. */
const CardAddition = closed({
  id: IdOf('payment'),
  accountId: IdOf('account'),
  state: oneOf(paymentStates),
  failure: OrNull(oneOf(paymentFailures)),
  page: OrNull(Type.String()),
})
export type CardAdditionView = Static<typeof CardAddition>

const SavedCard = closed({
  id: IdOf('payment-method'),
  accountId: IdOf('account'),
  brand: Type.String(),
  last4: Type.String(),
  /** The last month in which it is good, `2031-04`. */
  expires: Type.String(),
  expired: Type.Boolean(),
  isDefault: Type.Boolean(),
})
export type SavedCardView = Static<typeof SavedCard>

const Settings = closed({
  accountId: IdOf('account'),
  defaultMethodId: OrNull(IdOf('payment-method')),
  /** Bills due from this day are taken from the default card; null when the customer pays by hand. */
  automaticFrom: OrNull(DateText),
})
export type PaymentSettingsView = Static<typeof Settings>

const reading = {
  method: 'GET',
  permission: 'customer payment:read',
  assurance: 'session',
  idempotency: 'none',
  cache: 'no-store',
} as const

/** What a route answers that calls the PSP between two transactions and keeps its key itself. */
const called = {
  'idempotency-mismatch': 422,
  'idempotency-in-flight': 409,
  'payment-unavailable': 503,
} as const

/** Starts a card payment on the PSP's page. The same key continues the same payment. */
export const startPayment = defineRoute({
  id: 'payments.startPayment',
  method: 'POST',
  path: '/payments',
  summary: 'Start paying a bill, or what is owed in all, by card on the page of the PSP.',
  permission: 'customer bill:pay',
  assurance: 'session',
  body: closed({
    accountId: IdOf('account'),
    billId: Type.Optional(IdOf('bill')),
    /** What the person was shown as owed: refused when it is no longer so. */
    owed: Money,
    /** Less than what is owed, when the person chose so. */
    part: Type.Optional(Money),
    /** The language of the PSP's page. */
    language: LanguageCode,
  }),
  success: { status: 201, body: Payment },
  refusals: { ...called, 'nothing-owed': 409, 'amount-changed': 409, 'part-not-allowed': 422 },
  idempotency: 'own',
  cache: 'no-store',
  limits: [{ by: 'actor', calls: 100, seconds: 600 }],
})

/** One payment; while it is not settled the PSP is asked. */
export const readPayment = defineRoute({
  ...reading,
  id: 'payments.readPayment',
  path: '/payments/:paymentId',
  summary: 'A payment: its state, asked of the PSP while it is not settled.',
  params: closed({ paymentId: IdOf('payment') }),
  success: { status: 200, body: Payment },
  refusals: {},
  limits: [{ by: 'actor', calls: 120, seconds: 60 }],
})

/** Payments of the accounts within reach, newest first. */
export const listPayments = defineRoute({
  ...reading,
  id: 'payments.listPayments',
  path: '/payments',
  summary: 'Payments, newest first; by reference, amount or card, by year.',
  query: closed({
    ...PageQuery,
    accountId: Type.Optional(IdOf('account')),
    /** Those made for this bill, or that paid a part of it. */
    billId: Type.Optional(IdOf('bill')),
    /** Part of a reference, an amount such as `74,89`, or the last four digits of a card. */
    search: Type.Optional(ShortText(40)),
    year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2100 })),
  }),
  success: {
    status: 200,
    body: closed({
      payments: Type.Array(Payment),
      /** The years in which there are payments, newest first. */
      years: Type.Array(Type.Integer()),
      next: OrNull(Type.String()),
    }),
  },
  refusals: {},
})

/** The receipt of a payment that succeeded. Made when first asked: until then, try again after `Retry-After`. */
export const readReceipt = defineRoute({
  ...reading,
  id: 'payments.readReceipt',
  path: '/payments/:paymentId/receipt',
  summary: 'The archived receipt (PDF/UA-1) of a payment that succeeded.',
  params: closed({ paymentId: IdOf('payment') }),
  success: { status: 200, bytes: 'application/pdf' },
  refusals: { 'not-paid': 409, 'document-being-made': 503 },
  limits: [{ by: 'actor', calls: 60, seconds: 60 }],
})

const managing = {
  permission: 'customer payment-method:manage',
  cache: 'no-store',
} as const

/** Saved cards and how each account pays. */
export const listCards = defineRoute({
  ...managing,
  id: 'payments.listCards',
  method: 'GET',
  path: '/payment-methods',
  summary: 'Saved cards, and how each account pays its bills.',
  assurance: 'session',
  query: closed({ accountId: Type.Optional(IdOf('account')) }),
  success: {
    status: 200,
    body: closed({ cards: Type.Array(SavedCard), settings: Type.Array(Settings) }),
  },
  refusals: {},
  idempotency: 'none',
})

/** Starts adding a card on the PSP's page. */
export const addCard = defineRoute({
  ...managing,
  id: 'payments.addCard',
  method: 'POST',
  path: '/payment-methods',
  summary: 'Start adding a card on the page of the PSP.',
  assurance: 'recent',
  body: closed({ accountId: IdOf('account'), language: LanguageCode }),
  success: { status: 201, body: CardAddition },
  refusals: called,
  idempotency: 'own',
  limits: [{ by: 'actor', calls: 20, seconds: 600 }],
})

/** Whether the card was added; while it is not known the PSP is asked. */
export const readCardAddition = defineRoute({
  ...managing,
  id: 'payments.readCardAddition',
  method: 'GET',
  path: '/payment-methods/additions/:paymentId',
  summary: 'Whether a card was added.',
  assurance: 'session',
  params: closed({ paymentId: IdOf('payment') }),
  success: { status: 200, body: CardAddition },
  refusals: {},
  idempotency: 'none',
  limits: [{ by: 'actor', calls: 120, seconds: 60 }],
})

/** Removes a card, unless automatic payment still rests on it. */
export const removeCard = defineRoute({
  ...managing,
  id: 'payments.removeCard',
  method: 'DELETE',
  path: '/payment-methods/:paymentMethodId',
  summary: 'Remove a saved card.',
  assurance: 'recent',
  params: closed({ paymentMethodId: IdOf('payment-method') }),
  success: { status: 204 },
  refusals: { 'card-in-use': 409 },
  idempotency: 'none',
})

/** Chooses the card that pays, and whether bills are taken from it on their due date. */
export const changePaymentSettings = defineRoute({
  ...managing,
  id: 'payments.changeSettings',
  method: 'PUT',
  path: '/payment-settings',
  summary: 'Choose the default card, and whether it pays the bills on their due date.',
  assurance: 'recent',
  body: closed({
    accountId: IdOf('account'),
    defaultMethodId: IdOf('payment-method'),
    automatic: Type.Boolean(),
  }),
  success: { status: 200, body: Settings },
  refusals: {},
  idempotency: 'none',
})
