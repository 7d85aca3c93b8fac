import type { AccountId, FileId } from '../../../contract/ids.ts'
import { microEuros } from '../../../contract/money.ts'
import { copyRow } from '../../kernel/copy.ts'
import type { Database } from '../../kernel/row-types.ts'
import type { PlacedRecord, RatedRecord, WaitingRecord } from './batch.ts'
import { recordFields, type UsageRecord } from './usage-record.ts'

/** What names a record for ever; `month` as `2026-11-01`. */
export type RecordKey = {
  readonly account_id: AccountId
  readonly month: string
  readonly source: string
  readonly record_id: string
}

export type SummaryRow = Omit<
  Database['usage.summary'],
  'first_at' | 'last_at' | 'period_start'
> & {
  readonly period_start: string
  readonly first_at: string
  readonly last_at: string
}

export type SuspendedRow = {
  readonly month: string
  readonly source: string
  readonly record_id: string
  readonly file_id: FileId
  readonly reason: Database['usage.suspense']['reason']
  readonly line_identifier: string
  readonly started_at: string
  readonly record: unknown
}

/** The month of UTC whose partition holds a record, as its first day. */
const monthOf = ({ startedText }: Pick<UsageRecord, 'startedText'>): string =>
  `${startedText.slice(0, 7)}-01`

/** What keeps a record from being rated twice. */
export const keyOf = ({ accountId, source, record }: PlacedRecord): RecordKey => ({
  account_id: accountId,
  month: monthOf(record),
  source,
  record_id: record.recordId,
})

/** A key as one text, to be looked up in memory. */
export const keyText = ({ account_id, month, source, record_id }: RecordKey): string =>
  `${account_id} ${month} ${source} ${record_id}`

/** One row of `usage.rated_record`, in the order of its COPY. */
export const ratedRow = (
  { accountId, lineId, fileId, record, located, period, late, rated }: RatedRecord,
  id: string,
): string =>
  copyRow([
    accountId,
    lineId,
    record.startedText,
    id,
    fileId,
    record.recordId,
    record.service,
    record.direction,
    record.quantity,
    rated.included,
    rated.charged,
    rated.micros,
    located.servedIn,
    located.goesTo,
    record.counterpart,
    located.listed,
    located.rate.rateId,
    rated.outcome,
    period.start,
    late,
    rated.draws.map(({ bucketId }) => bucketId),
    rated.draws.map(({ quantity }) => quantity),
  ])

/** What records sum to, one row for each thing that a bill tells apart. */
export const summaryRows = (records: readonly RatedRecord[]): readonly SummaryRow[] => {
  const rows = new Map<string, SummaryRow>()
  for (const one of records) {
    const row = summaryOf(one)
    const key = `${row.line_id} ${row.period_start} ${row.rate_id} ${row.goes_to} ${row.served_in} ${row.outcome}`
    const known = rows.get(key)
    rows.set(key, known === undefined ? row : plus(known, row))
  }
  return [...rows.values()].toSorted((a, b) => (a.account_id < b.account_id ? -1 : 1))
}

const summaryOf = ({
  accountId,
  lineId,
  record,
  located,
  period,
  late,
  rated,
}: RatedRecord): SummaryRow => {
  const at = record.startedText
  return {
    account_id: accountId,
    period_start: period.start.toString(),
    line_id: lineId,
    service: record.service,
    direction: record.direction,
    served_in: located.servedIn,
    goes_to: located.goesTo ?? '',
    rate_id: located.rate.rateId,
    outcome: rated.outcome,
    records: 1n,
    late_records: late ? 1n : 0n,
    quantity: record.quantity,
    included: rated.included,
    charged: rated.charged,
    price_micros: rated.micros,
    first_at: at,
    last_at: at,
  }
}

/** Records come in order of event: the later row ends the sum. */
const plus = (a: SummaryRow, b: SummaryRow): SummaryRow => ({
  ...a,
  records: a.records + b.records,
  late_records: a.late_records + b.late_records,
  quantity: a.quantity + b.quantity,
  included: a.included + b.included,
  charged: a.charged + b.charged,
  price_micros: microEuros(a.price_micros + b.price_micros),
  last_at: b.last_at,
})

/** A record set aside, whole, so that it can be read again when it is tried. */
export const suspendedRow = ({ record, fileId, source, reason }: WaitingRecord): SuspendedRow => ({
  month: monthOf(record),
  source,
  record_id: record.recordId,
  file_id: fileId,
  reason,
  line_identifier: record.lineIdentifier,
  started_at: record.startedText,
  record: Object.fromEntries(
    recordFields.map(field => [
      field,
      field === 'startedAt' ? record.startedText : String(record[field]),
    ]),
  ),
})
