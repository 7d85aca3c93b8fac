import type { AccountId, BillId } from '../../../contract/ids.ts'
import { type Language, Names } from '../../../contract/languages.ts'
import { cents, fromMoney, type Money, toMoney, zeroCents } from '../../../contract/money.ts'
import { Proof } from '../../../contract/proof.ts'
import type { BillStatus } from '../../../contract/routes/billing.ts'
import type { Db } from '../../kernel/db.ts'
import { present } from '../../kernel/errors.ts'
import { parsed } from '../../kernel/parsed.ts'
import { type BillBalance, billBalances } from '../payments/public.ts'
import { sectionTotals, statusOf } from './bill.ts'
import { BillContent } from './bill-content.ts'
import { KeptUsage, previousBillId, toComparedLine } from './bill-row.ts'
import { type Cause, differenceOf } from './difference.ts'
import { formulaOf } from './formula.ts'
import { findBill, findBills, findInput, findLinesOfBills, findVatRows } from './queries.ts'
import { writtenIn } from './written.ts'

type BillRow = Awaited<ReturnType<typeof findBills>>[number]

/** A bill as lists show it. */
export type BillSummary = {
  readonly id: BillId
  readonly accountId: AccountId
  readonly number: string
  readonly month: string
  readonly periodStart: string
  readonly periodEnd: string
  readonly issuedOn: string
  readonly dueOn: string
  readonly collected: boolean
  readonly total: Money
  readonly open: Money
  readonly contested: Money
  readonly toPay: Money
  readonly credited: Money
  readonly status: BillStatus
}

/** Issued bills of these accounts with what is still owed on each, newest first. */
export const summariesOf = async (
  db: Db,
  accountIds: readonly AccountId[],
  asked: {
    readonly today: Temporal.PlainDate
    readonly from?: Temporal.PlainDate
    readonly before?: Temporal.PlainDate
  },
): Promise<readonly BillSummary[]> => {
  if (accountIds.length === 0) return []
  const rows = await findBills(db, accountIds, {
    from: asked.from ?? null,
    before: asked.before ?? null,
  })
  const balances = await billBalances(
    db,
    accountIds,
    rows.map(({ id }) => id),
  )
  return rows.map(row => toSummary(row, balances.get(row.id), asked.today))
}

const toSummary = (
  row: BillRow,
  balance: BillBalance | undefined,
  today: Temporal.PlainDate,
): BillSummary => {
  const open = balance?.openCents ?? zeroCents
  const contested = balance?.heldCents ?? zeroCents
  const credited = balance?.creditedCents ?? zeroCents
  const toPay = cents(open - contested)
  return {
    id: row.id,
    accountId: row.account_id,
    number: present(row.number, 'the number of an issued bill'),
    month: row.period_start.toString().slice(0, 7),
    periodStart: row.period_start.toString(),
    periodEnd: row.period_end.toString(),
    issuedOn: row.period_start.toString(),
    dueOn: row.due_on.toString(),
    collected: row.collected,
    total: toMoney(row.total_cents),
    open: toMoney(open),
    contested: toMoney(contested),
    toPay: toMoney(toPay),
    credited: toMoney(credited),
    status: statusOf(
      { total: row.total_cents, dueOn: row.due_on },
      { open, toPay, credited },
      today,
    ),
  }
}

type Asked = { readonly today: Temporal.PlainDate; readonly language: Language }

/** One bill with everything needed to do each sum again; null when it is not one of these accounts'. */
export const readBillWhole = async (
  db: Db,
  accountIds: readonly AccountId[],
  { billId, today, language }: Asked & { readonly billId: BillId },
) => {
  const row = await findBill(db, accountIds, billId)
  if (row === undefined) return null
  const accountId = row.account_id
  const balances = await billBalances(db, [accountId], [billId])
  const lines = await findLinesOfBills(db, [accountId], [billId])
  const input = present(await findInput(db, accountId, billId), 'the frozen input of a bill')
  const content = parsed(BillContent, input.content, 'the frozen input of a bill')
  const vatRows = await findVatRows(db, accountId, billId)
  return {
    ...toSummary(row, balances.get(billId), today),
    lines: lines.map(line => toLineView(line, language)),
    lineSubtotals: content.titles.map(title => ({
      lineId: lines.find(({ line_id }) => line_id === title.lineId)?.line_id ?? null,
      label: title.label,
      gross: toMoney(cents(BigInt(title.gross))),
    })),
    sectionTotals: sectionTotals(
      lines.map(line => ({ section: line.section, gross: line.gross_cents })),
    ).map(({ section, gross }) => ({ section, gross: toMoney(gross) })),
    vat: vatRows.map(vat => ({
      rateBasisPoints: vat.rate_basis_points,
      net: toMoney(vat.net_cents),
      vat: toMoney(vat.vat_cents),
      gross: toMoney(vat.gross_cents),
    })),
    net: toMoney(row.net_cents),
    vatTotal: toMoney(row.vat_cents),
    rounding: toMoney(row.rounding_cents),
    commitments: content.commitments.map(({ label, endsOn }) => ({ lineId: null, label, endsOn })),
    difference: await readDifference(db, { row, lines, language }),
  }
}

type LineRow = Awaited<ReturnType<typeof findLinesOfBills>>[number]

const toLineView = (row: LineRow, language: Language) => {
  const proof = parsed(Proof, row.proof, 'the proof of a bill line')
  return {
    position: row.position,
    section: row.section,
    kind: row.kind,
    step: row.step,
    lineId: row.line_id,
    label: parsed(Names, row.names, 'the names of a bill line')[language],
    from: row.covers_from?.toString() ?? null,
    until: row.covers_until?.toString() ?? null,
    net: toMoney(row.net_cents),
    vat: toMoney(row.vat_cents),
    gross: toMoney(row.gross_cents),
    proof,
    formula: formulaOf(proof, row.gross_cents, writtenIn(language)),
    usage: parsed(KeptUsage, row.usage, 'the usage of a bill line'),
    chargeId: row.charge_id,
  }
}

type Compared = {
  readonly row: BillRow
  readonly lines: readonly LineRow[]
  readonly language: Language
}

const readDifference = async (db: Db, { row, lines, language }: Compared) => {
  const previousId = previousBillId(row.previous_bill_id)
  if (previousId === null) return null
  const previous = await findBill(db, [row.account_id], previousId)
  if (previous === undefined) return null
  const before = await findLinesOfBills(db, [row.account_id], [previousId])
  const causes = differenceOf(before.map(toComparedLine), lines.map(toComparedLine))
  return {
    previousBillId: previousId,
    previousNumber: present(previous.number, 'the number of an issued bill'),
    previousTotal: toMoney(previous.total_cents),
    causes: causes.map(cause => toCauseView(cause, language)),
  }
}

const toCauseView = (cause: Cause, language: Language) => ({
  kind: cause.kind,
  label: cause.names[language],
  lineId: cause.lineId,
  before: toMoney(cause.before),
  after: toMoney(cause.after),
  difference: toMoney(cause.difference),
  happenedOn: cause.happenedOn?.toString() ?? null,
  positions: [...cause.positions],
})

/** Whether a bill answers a search: part of its number, or its amount as people write it. */
export const matchesSearch = (bill: BillSummary, search: string): boolean => {
  const asked = search.trim().toLowerCase()
  if (bill.number.toLowerCase().includes(asked)) return true
  const amount = /^(\d+)(?:[.,](\d{2}))?\s*€?$/.exec(asked)
  if (amount === null) return false
  const [, whole = '', fraction] = amount
  const total = fromMoney(bill.total)
  return fraction === undefined
    ? total / 100n === BigInt(whole)
    : total === BigInt(`${whole}${fraction}`)
}
