import type { AccountId, FileId } from '../../../contract/ids.ts'
import type { Period } from '../../kernel/calendar.ts'
import { escaped } from '../../kernel/copy.ts'
import type { Database } from '../../kernel/row-types.ts'
import type { GuidedRecord, RatedRecord, WaitingRecord } from './batch.ts'
import { recordFields, type UsageRecord } from './usage-record.ts'

/** What names a record for ever; `month` as `2026-11-01`. */
export type RecordKey = {
  readonly account_id: AccountId
  readonly month: string
  readonly source: string
  readonly record_id: string
}

/** A row of `usage.summary` as JSON carries it: bigints and times as text. */
export type SummaryRow = Pick<
  Database['usage.summary'],
  | 'account_id'
  | 'line_id'
  | 'service'
  | 'direction'
  | 'served_in'
  | 'goes_to'
  | 'rate_id'
  | 'outcome'
> & {
  readonly period_start: string
  readonly records: number
  readonly late_records: number
  readonly quantity: string
  readonly included: string
  readonly charged: string
  readonly price_micros: string
  readonly written_off_micros: string
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
export const keyOf = ({ accountId, source, record }: GuidedRecord): RecordKey => ({
  account_id: accountId,
  month: monthOf(record),
  source,
  record_id: record.recordId,
})

/** A key as one text, to be looked up in memory. */
export const keyText = ({ accountId, source, record }: GuidedRecord): string =>
  `${accountId} ${record.startedText.slice(0, 7)} ${source} ${record.recordId}`

/** One row of `usage.record_key`, in the order of its COPY. */
export const keyRow = ({ accountId, source, record }: GuidedRecord): string =>
  `${accountId}\t${monthOf(record)}\t${escaped(source)}\t${record.recordId}\n`

/**
 * One row of `usage.rated_record`, in the order of its COPY. What a record says was checked when it was read and
 * holds no sign that COPY reads otherwise (`usage-record.ts`); what the catalogue says may.
 */
export const ratedRow = ({ placed, rated }: RatedRecord, id: string): string => {
  const { accountId, lineId, fileId, record, located, period, late } = placed
  const goesTo = located.goesTo === null ? '\\N' : escaped(located.goesTo)
  const ids = rated.draws.map(({ bucketId }) => bucketId).join()
  const quantities = rated.draws.map(({ quantity }) => quantity).join()
  return `${accountId}\t${lineId}\t${record.startedText}\t${id}\t${fileId}\t${record.recordId}\t${
    record.service
  }\t${record.direction}\t${record.quantity}\t${rated.included}\t${rated.charged}\t${
    rated.micros
  }\t${escaped(located.servedIn)}\t${goesTo}\t${escaped(record.counterpart)}\t${
    located.listed ? 't' : 'f'
  }\t${escaped(located.rate.rateId)}\t${rated.outcome}\t${textOfStart(period)}\t${
    late ? 't' : 'f'
  }\t{${ids}}\t{${quantities}}\t${rated.writtenOff}\n`
}

const startTexts = new WeakMap<Period, string>()

/** The first day of a period as text, written once. */
const textOfStart = (period: Period): string => {
  const known = startTexts.get(period) ?? period.start.toString()
  startTexts.set(period, known)
  return known
}

/** A sum under way: the record that opened it says what it is of. */
type Sum = {
  readonly of: RatedRecord
  records: number
  lateRecords: number
  quantity: bigint
  included: bigint
  charged: bigint
  micros: bigint
  writtenOff: bigint
  lastAt: string
}

/** What records sum to, one row for each thing that a bill tells apart. They come in order of event. */
export const summaryRows = (records: readonly RatedRecord[]): readonly SummaryRow[] => {
  const ofLine = new Map<string, Sum[]>()
  for (const one of records) {
    const { lineId, record, late } = one.placed
    const sums = ofLine.get(lineId) ?? []
    if (sums.length === 0) ofLine.set(lineId, sums)
    let sum = sums.find(known => isOfOneSum(known.of, one))
    if (sum === undefined) {
      sum = { of: one, ...emptySum }
      sums.push(sum)
    }
    sum.records += 1
    if (late) sum.lateRecords += 1
    sum.quantity += record.quantity
    sum.included += one.rated.included
    sum.charged += one.rated.charged
    sum.micros += one.rated.micros
    sum.writtenOff += one.rated.writtenOff
    sum.lastAt = record.startedText
  }
  const rows = [...ofLine.values()].flat().map(toSummaryRow)
  return rows.sort((a, b) => (a.account_id < b.account_id ? -1 : 1))
}

const emptySum = {
  records: 0,
  lateRecords: 0,
  quantity: 0n,
  included: 0n,
  charged: 0n,
  micros: 0n,
  writtenOff: 0n,
  lastAt: '',
}

/** Whether two records of a line count in one sum; a rate is of one service and direction. */
const isOfOneSum = (a: RatedRecord, b: RatedRecord): boolean =>
  a.placed.located.rate.rateId === b.placed.located.rate.rateId &&
  a.placed.period === b.placed.period &&
  a.placed.located.goesTo === b.placed.located.goesTo &&
  a.placed.located.servedIn === b.placed.located.servedIn &&
  a.rated.outcome === b.rated.outcome

const toSummaryRow = (sum: Sum): SummaryRow => {
  const { placed, rated } = sum.of
  const { record, located } = placed
  return {
    account_id: placed.accountId,
    period_start: textOfStart(placed.period),
    line_id: placed.lineId,
    service: record.service,
    direction: record.direction,
    served_in: located.servedIn,
    goes_to: located.goesTo ?? '',
    rate_id: located.rate.rateId,
    outcome: rated.outcome,
    records: sum.records,
    late_records: sum.lateRecords,
    quantity: String(sum.quantity),
    included: String(sum.included),
    charged: String(sum.charged),
    price_micros: String(sum.micros),
    written_off_micros: String(sum.writtenOff),
    first_at: record.startedText,
    last_at: sum.lastAt,
  }
}

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
