import type { Selectable } from 'kysely'
import { type Static, Type } from 'typebox'
import { closed, DateText, oneOf } from '../../../contract/closed.ts'
import { type AccountId, asId, type BillId } from '../../../contract/ids.ts'
import { Names } from '../../../contract/languages.ts'
import { cents, fromMoney } from '../../../contract/money.ts'
import { Proof } from '../../../contract/proof.ts'
import { parsed } from '../../kernel/parsed.ts'
import type { Database } from '../../kernel/row-types.ts'
import type { BillLine } from './bill.ts'
import type { BilledAhead, SingleCharge } from './charge.ts'
import type { ComparedLine } from './difference.ts'
import type { PreparedBill } from './prepare-bill.ts'

type LineRow = Selectable<Database['billing.bill_line']>
type ChargeRow = Selectable<Database['billing.charge']>

const Shares = Type.Array(
  closed({ rateBasisPoints: Type.Integer(), weight: Type.String({ pattern: '^[0-9]{1,9}$' }) }),
)
const Rate = closed({ version: Type.String(), from: DateText })

/** What a line of usage counted, as it is kept. */
export const KeptUsage = Type.Union([
  closed({
    service: oneOf(['voice', 'sms', 'mms', 'data']),
    zone: Type.String(),
    count: Type.Integer(),
    quantity: Type.Integer(),
  }),
  Type.Null(),
])
export type KeptUsage = Static<typeof KeptUsage>

/** A line as the comparison with the next bill reads it. */
export const toComparedLine = (row: LineRow): ComparedLine => ({
  position: row.position,
  cause: row.cause,
  kind: row.kind,
  step: row.step,
  subject: row.subject,
  names: parsed(Names, row.names, 'the names of a bill line'),
  lineId: row.line_id,
  gross: row.gross_cents,
  happenedOn: row.happened_on,
})

/** What a line took in advance, for the next bill to put right; nothing when it took none. */
export const toBilledAhead = (row: LineRow): readonly BilledAhead[] => {
  if (row.step !== 'advance') return []
  const proof = parsed(Proof, row.proof, 'the proof of a bill line')
  if (proof.rule !== 'whole-period' && proof.rule !== 'days') return []
  return [{ subject: row.subject, billed: row.gross_cents, price: fromMoney(proof.price) }]
}

/** A charge that waits, as it goes on a bill. */
export const toSingleCharge = (row: ChargeRow): SingleCharge => {
  const rate = parsed(Rate, row.rate, 'the rate of a charge')
  return {
    chargeId: row.id,
    subject: `charge ${row.id}`,
    kind: row.kind,
    section: row.section,
    names: parsed(Names, row.names, 'the names of a charge'),
    contractId: row.contract_id,
    lineId: row.line_id,
    gross: cents(row.gross_cents),
    rate: { version: rate.version, from: Temporal.PlainDate.from(rate.from) },
    shares: parsed(Shares, row.shares, 'the VAT shares of a charge').map(share => ({
      rateBasisPoints: share.rateBasisPoints,
      weight: BigInt(share.weight),
    })),
    occurredOn: row.occurred_on,
  }
}

/** A decided bill as its rows, still without a number. */
export const toRows = (prepared: PreparedBill, billId: BillId) => {
  const { accountId, composed, period } = prepared
  return {
    bill: {
      account_id: accountId,
      id: billId,
      state: 'prepared' as const,
      numero_client: prepared.numeroClient,
      customer_kind: prepared.customerKind,
      period_start: period.start,
      period_end: period.end,
      due_on: prepared.dueOn,
      collected: prepared.collected,
      net_cents: composed.net,
      vat_cents: composed.vat,
      rounding_cents: composed.rounding,
      total_cents: composed.total,
      previous_bill_id: prepared.previousBillId,
    },
    lines: composed.lines.map(line => toLineRow(line, accountId, billId)),
    vat: composed.vatRows.map(row => ({
      account_id: accountId,
      bill_id: billId,
      rate_basis_points: row.rateBasisPoints,
      net_cents: row.net,
      vat_cents: row.vat,
      gross_cents: row.gross,
    })),
    content: prepared.content,
  }
}

const toLineRow = (line: BillLine, accountId: AccountId, billId: BillId) => ({
  account_id: accountId,
  bill_id: billId,
  position: line.position,
  subject: line.subject,
  cause: line.cause,
  kind: line.kind,
  step: line.step,
  section: line.section,
  names: line.names,
  contract_id: line.contractId,
  line_id: line.lineId,
  charge_id: line.chargeId,
  covers_from: line.covers?.start ?? null,
  covers_until: line.covers?.end ?? null,
  net_cents: line.net,
  vat_cents: line.vat,
  gross_cents: line.gross,
  proof: line.proof,
  usage: line.usage,
  happened_on: line.happenedOn,
  parts: line.parts.map(({ rateBasisPoints, gross }) => ({
    rateBasisPoints,
    gross: String(gross),
  })),
})

/** The bill before this one, as its column names it. */
export const previousBillId = (text: string | null): BillId | null =>
  text === null ? null : asId('bill', text)
