import { Type } from 'typebox'
import { closed, DateText, InstantText, oneOf, PageQuery, ShortText } from '../closed.ts'
import { defineRoute } from '../define.ts'
import { IdOf } from '../ids.ts'
import { Money } from '../money.ts'
import { Count, MicroText, Proof } from '../proof.ts'

export const lineKinds = [
  'plan',
  'option',
  'pass',
  'equipment',
  'discount',
  'fee',
  'credit',
  'usage-included',
  'usage-charged',
] as const
export type LineKind = (typeof lineKinds)[number]

/** Why a line is on this bill: paid ahead, put right for the month before, used, or once. */
export const lineSteps = ['advance', 'adjustment', 'usage', 'single'] as const
export type LineStep = (typeof lineSteps)[number]

/** The operator's own services, or those of others that it collects for (arrêté of 2013-12-31). */
export const sections = ['own', 'third-party'] as const
export type Section = (typeof sections)[number]

const services = ['voice', 'sms', 'mms', 'data'] as const
const Usage = closed({
  service: oneOf(services),
  zone: Type.String(),
  count: Count,
  /** Seconds, messages or bytes. */
  quantity: Count,
})

const VatPart = closed({
  /** Hundredths of a percent: 2000 is 20 %. */
  rateBasisPoints: Count,
  net: Money,
  vat: Money,
  gross: Money,
})

const BillLine = closed({
  position: Count,
  section: oneOf(sections),
  kind: oneOf(lineKinds),
  step: oneOf(lineSteps),
  lineId: Type.Union([IdOf('line'), Type.Null()]),
  /** In the language of the call. */
  label: Type.String(),
  from: Type.Union([DateText, Type.Null()]),
  /** Excluded. */
  until: Type.Union([DateText, Type.Null()]),
  net: Money,
  vat: Money,
  gross: Money,
  proof: Proof,
  /** The sum in figures, in the language of the call: `29,99 × 16 ÷ 30 = 15,9947 → 15,99`. */
  formula: Type.String(),
  usage: Type.Union([Usage, Type.Null()]),
  chargeId: Type.Union([IdOf('charge'), Type.Null()]),
})

export const causeKinds = [
  'started',
  'stopped',
  'changed',
  'price-changed',
  'adjusted',
  'used',
  'charged-once',
] as const
export type CauseKind = (typeof causeKinds)[number]

const Cause = closed({
  kind: oneOf(causeKinds),
  label: Type.String(),
  lineId: Type.Union([IdOf('line'), Type.Null()]),
  before: Money,
  after: Money,
  difference: Money,
  /** The day of what happened, when one thing did. */
  happenedOn: Type.Union([DateText, Type.Null()]),
  /** The lines of this bill that carry it. */
  positions: Type.Array(Count),
})

const Difference = closed({
  previousBillId: IdOf('bill'),
  previousNumber: Type.String(),
  previousTotal: Money,
  /** Their differences add up to this total minus the previous one, to the cent. */
  causes: Type.Array(Cause),
})

export const billStatuses = ['due', 'paid', 'part-paid', 'late', 'credited'] as const
export type BillStatus = (typeof billStatuses)[number]

const summary = {
  id: IdOf('bill'),
  accountId: IdOf('account'),
  number: Type.String(),
  /** The month of the bill's issue, `2026-11`. */
  month: Type.String(),
  periodStart: DateText,
  /** Excluded. */
  periodEnd: DateText,
  issuedOn: DateText,
  dueOn: DateText,
  /** True when it is taken from a bank account or card on `dueOn`. */
  collected: Type.Boolean(),
  total: Money,
  open: Money,
  /** `open` is what is contested, which nobody asks for, and what is to be paid now. */
  contested: Money,
  toPay: Money,
  credited: Money,
  status: oneOf(billStatuses),
}

const Bill = closed({
  ...summary,
  lines: Type.Array(BillLine),
  lineSubtotals: Type.Array(
    closed({
      lineId: Type.Union([IdOf('line'), Type.Null()]),
      label: Type.String(),
      gross: Money,
    }),
  ),
  sectionTotals: Type.Array(closed({ section: oneOf(sections), gross: Money })),
  vat: Type.Array(VatPart),
  net: Money,
  vatTotal: Money,
  /** BT-114: what brings a company's total to the price agreed with taxes; zero for a consumer. */
  rounding: Money,
  commitments: Type.Array(
    closed({
      lineId: Type.Union([IdOf('line'), Type.Null()]),
      label: Type.String(),
      endsOn: DateText,
    }),
  ),
  difference: Type.Union([Difference, Type.Null()]),
})

const shared = {
  method: 'GET',
  permission: 'customer bill:read',
  assurance: 'session',
  idempotency: 'none',
  cache: 'no-store',
} as const

/** Bills of the accounts within reach, newest first. */
export const listBills = defineRoute({
  ...shared,
  id: 'billing.listBills',
  path: '/bills',
  summary: 'Bills, newest first; by number or amount, by year, by status.',
  query: closed({
    ...PageQuery,
    accountId: Type.Optional(IdOf('account')),
    /** Part of a number, or an amount such as `74,89`. */
    search: Type.Optional(ShortText(40)),
    year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2100 })),
    status: Type.Optional(oneOf(billStatuses)),
  }),
  success: {
    status: 200,
    body: closed({
      bills: Type.Array(closed(summary)),
      /** The years in which there are bills, newest first. */
      years: Type.Array(Type.Integer()),
      next: Type.Union([Type.String(), Type.Null()]),
    }),
  },
  refusals: {},
})

/** Totals by month, oldest first, for a chart. */
export const readBillTrends = defineRoute({
  ...shared,
  id: 'billing.readBillTrends',
  path: '/bills/trends',
  summary: 'Total of each bill over 12 to 24 months, split into what is fixed, used and once.',
  query: closed({
    accountId: Type.Optional(IdOf('account')),
    months: Type.Optional(Type.Integer({ minimum: 12, maximum: 24 })),
  }),
  success: {
    status: 200,
    body: closed({
      months: Type.Array(
        closed({
          month: Type.String(),
          total: Money,
          recurring: Money,
          usage: Money,
          single: Money,
        }),
      ),
    }),
  },
  refusals: {},
})

/** One bill, with everything needed to do each sum again. */
export const readBill = defineRoute({
  ...shared,
  id: 'billing.readBill',
  path: '/bills/:billId',
  summary: 'A bill: lines with formula, inputs and rate version, VAT, what changed since the last.',
  params: closed({ billId: IdOf('bill') }),
  success: { status: 200, body: Bill },
  refusals: {},
})

/** The records behind the usage of a bill; numbers lose their last four digits (law.md 3.8). */
export const listBillRecords = defineRoute({
  ...shared,
  id: 'billing.listBillRecords',
  path: '/bills/:billId/records',
  summary: 'Calls, texts and data behind a line of a bill, last four digits masked.',
  params: closed({ billId: IdOf('bill') }),
  query: closed({
    ...PageQuery,
    position: Type.Integer({ minimum: 0 }),
  }),
  success: {
    status: 200,
    body: closed({
      records: Type.Array(
        closed({
          startedAt: InstantText,
          service: oneOf(services),
          counterpart: Type.String(),
          quantity: Count,
          micros: MicroText,
        }),
      ),
      next: Type.Union([Type.String(), Type.Null()]),
    }),
  },
  refusals: { 'no-usage-here': 409 },
})

/** The bill as it was archived. Made when first asked: until then, try again after `Retry-After`. */
export const readBillPdf = defineRoute({
  ...shared,
  id: 'billing.readBillPdf',
  path: '/bills/:billId/pdf',
  summary: 'The archived PDF (PDF/UA-1) of a bill.',
  params: closed({ billId: IdOf('bill') }),
  success: { status: 200, bytes: 'application/pdf' },
  refusals: { 'document-being-made': 503 },
  limits: [{ by: 'actor', calls: 60, seconds: 60 }],
})
