import { type Static, Type } from 'typebox'
import { closed, DateText, InstantText, LongText, oneOf, PageQuery } from '../closed.ts'
import { defineRoute } from '../define.ts'
import { IdOf } from '../ids.ts'
import { Money } from '../money.ts'

/** Why a line of a bill is contested. */
export const disputeReasons = [
  'not-used',
  'not-ordered',
  'wrong-price',
  'billed-twice',
  'should-have-ended',
  'something-else',
] as const
export type DisputeReason = (typeof disputeReasons)[number]

/** Where a dispute stands. While it is open, nobody asks for its amount. */
export const disputeStates = ['open', 'accepted', 'part-accepted', 'refused', 'withdrawn'] as const
export type DisputeState = (typeof disputeStates)[number]

/** A picture is made anew of its pixels alone; a PDF stays as it was sent. */
const evidenceKinds = ['image', 'pdf'] as const

/** How many documents go with a dispute, and how large one and all of them may be. */
export const evidenceLimits = { files: 3, fileBytes: 5_000_000, allBytes: 8_000_000 } as const

/** How much may be written to contest a line, and to answer. */
export const disputeTextLength = 2000

/** A document in base64: a third more characters than it has bytes. */
const base64Length = Math.ceil(evidenceLimits.fileBytes / 3) * 4

const VatPart = closed({
  rateBasisPoints: Type.Integer({ minimum: 0 }),
  net: Money,
  vat: Money,
  gross: Money,
})

const CreditNote = closed({
  /** Of a series of its own, without a hole. */
  number: Type.String(),
  issuedOn: DateText,
  net: Money,
  vat: Money,
  /** BT-114: a part of what brought a company’s bill to the price agreed; zero for a consumer. */
  rounding: Money,
  total: Money,
  /** In the VAT categories of the bill it credits. */
  categories: Type.Array(VatPart),
})

/** A dispute as the customer and the agent both see it. */
export const disputeMembers = {
  id: IdOf('dispute'),
  accountId: IdOf('account'),
  /** What to quote when asking about it. */
  reference: Type.String(),
  billId: IdOf('bill'),
  billNumber: Type.String(),
  billIssuedOn: DateText,
  /** The line of the bill. */
  position: Type.Integer({ minimum: 0 }),
  /** In the language of the call. */
  label: Type.String(),
  reason: oneOf(disputeReasons),
  text: Type.String(),
  contested: Money,
  state: oneOf(disputeStates),
  openedAt: InstantText,
  /** The last day on which an answer is in time (law.md 3.14). */
  answerBy: DateText,
  /** The states it went through, oldest first. */
  steps: Type.Array(closed({ state: oneOf(disputeStates), at: InstantText })),
  evidence: Type.Array(
    closed({
      position: Type.Integer({ minimum: 0 }),
      kind: oneOf(evidenceKinds),
      bytes: Type.Integer(),
    }),
  ),
  /** What was decided; left out until it is. */
  answer: Type.Optional(closed({ granted: Money, text: Type.String() })),
  creditNote: Type.Optional(CreditNote),
}
const Dispute = closed(disputeMembers)
export type DisputeView = Static<typeof Dispute>

const reading = {
  method: 'GET',
  permission: 'customer bill:read',
  assurance: 'session',
  idempotency: 'none',
  cache: 'no-store',
} as const

const disputing = {
  method: 'POST',
  permission: 'customer bill:dispute',
  assurance: 'session',
  cache: 'no-store',
} as const

/** What a line of a bill can still be contested for. */
export const readContestable = defineRoute({
  ...reading,
  id: 'billing.readContestable',
  path: '/bills/:billId/contestable',
  summary: 'How much of a line of a bill can be contested, or the dispute that it already has.',
  params: closed({ billId: IdOf('bill') }),
  query: closed({ position: Type.Integer({ minimum: 0 }) }),
  success: {
    status: 200,
    body: closed({
      billId: IdOf('bill'),
      billNumber: Type.String(),
      billIssuedOn: DateText,
      position: Type.Integer({ minimum: 0 }),
      label: Type.String(),
      gross: Money,
      /** What is left of it and of its VAT categories, earlier credits taken out. */
      most: Money,
      /** The day by which an answer is due when it is contested today. */
      answerBy: DateText,
      openDisputeId: Type.Optional(IdOf('dispute')),
    }),
  },
  refusals: {},
})

/**
 * S21 S97: contests a line of an issued bill. The same key continues the same dispute. Documents are known by their
 * content, never by a name: JPEG, PNG, WebP or PDF.
 */
export const openDispute = defineRoute({
  ...disputing,
  id: 'billing.openDispute',
  path: '/bills/:billId/disputes',
  summary: 'Contest a line of a bill, with pictures or PDFs; its amount is held until the answer.',
  params: closed({ billId: IdOf('bill') }),
  body: closed({
    position: Type.Integer({ minimum: 0 }),
    reason: oneOf(disputeReasons),
    text: LongText(disputeTextLength),
    /** All that can be contested of the line when left out. */
    amount: Type.Optional(Money),
    files: Type.Optional(
      Type.Array(closed({ base64: Type.String({ minLength: 1, maxLength: base64Length }) }), {
        maxItems: evidenceLimits.files,
      }),
    ),
  }),
  success: { status: 201, body: Dispute },
  refusals: {
    'nothing-to-contest': 409,
    'already-contested': 409,
    'amount-too-high': 422,
    'file-not-accepted': 422,
    'files-too-large': 422,
    'idempotency-mismatch': 422,
    'storage-full': 503,
  },
  idempotency: 'own',
  limits: [{ by: 'actor', calls: 30, seconds: 3600 }],
  bodyBytes: 12_000_000,
})

/** Every dispute of the accounts reached, newest first. */
export const listDisputes = defineRoute({
  ...reading,
  id: 'billing.listDisputes',
  path: '/disputes',
  summary: 'Disputes, newest first, with where each stands.',
  query: closed({ ...PageQuery, billId: Type.Optional(IdOf('bill')) }),
  success: {
    status: 200,
    body: closed({
      disputes: Type.Array(Dispute),
      next: Type.Union([Type.String(), Type.Null()]),
    }),
  },
  refusals: {},
})

/** One dispute. */
export const readDispute = defineRoute({
  ...reading,
  id: 'billing.readDispute',
  path: '/disputes/:disputeId',
  summary: 'A dispute: what was sent, when an answer is due, what was decided, the credit note.',
  params: closed({ disputeId: IdOf('dispute') }),
  success: { status: 200, body: Dispute },
  refusals: {},
})

/** A document of a dispute, always as a file to keep: its type is that of `evidence`, WebP or PDF. */
export const readEvidence = defineRoute({
  ...reading,
  id: 'billing.readEvidence',
  path: '/disputes/:disputeId/evidence',
  summary: 'A document sent with a dispute: a picture in WebP made anew, or a PDF as it came.',
  params: closed({ disputeId: IdOf('dispute') }),
  query: closed({ position: Type.Integer({ minimum: 0 }) }),
  success: { status: 200, bytes: 'application/octet-stream' },
  refusals: {},
})

/** The customer thinks again: the amount is asked for as before. */
export const withdrawDispute = defineRoute({
  ...disputing,
  id: 'billing.withdrawDispute',
  path: '/disputes/:disputeId/withdraw',
  summary: 'Withdraw a dispute that is open: its amount is no longer held.',
  params: closed({ disputeId: IdOf('dispute') }),
  success: { status: 200, body: Dispute },
  refusals: { 'dispute-closed': 409 },
  idempotency: 'transaction',
})
