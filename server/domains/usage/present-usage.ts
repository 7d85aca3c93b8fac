import type { AccountId, LineId } from '../../../contract/ids.ts'
import { type Money, toMoney } from '../../../contract/money.ts'
import type { Allowance, Communication, LineUsage } from '../../../contract/routes/usage.ts'
import { civilDate, type Period } from '../../kernel/calendar.ts'
import { maskedNumber } from '../../law/itemised-bill.ts'
import type { NewBucket } from './allowance.ts'
import { remaining } from './bucket.ts'
import { forecast } from './forecast.ts'
import { chargedIn, type recordsOf, type UsageSummary, type UsedMonth } from './read-usage.ts'

type RecordRow = Awaited<ReturnType<typeof recordsOf>>[number]

const toPeriod = ({ start, end }: Period) => ({ start: start.toString(), end: end.toString() })

/** A line's present period, as the wire tells it. */
export const toLineUsage = (
  line: {
    readonly lineId: LineId
    readonly accountId: AccountId
    readonly period: Period
    readonly asOf: Temporal.Instant | null
    readonly charged: Money
    readonly cut: LineUsage['cut']
  },
  buckets: readonly NewBucket[],
  now: Temporal.Instant,
): LineUsage => ({
  lineId: line.lineId,
  accountId: line.accountId,
  period: toPeriod(line.period),
  ...(line.asOf === null ? {} : { asOf: line.asOf.toString() }),
  allowances: buckets.map(bucket => toAllowance(bucket, now)),
  charged: line.charged,
  ...(line.cut === undefined ? {} : { cut: line.cut }),
})

const toAllowance = (bucket: NewBucket, now: Temporal.Instant): Allowance => {
  const left = remaining(bucket)
  const ahead = forecast(bucket, now)
  return {
    offerCode: bucket.offerCode,
    allowance: bucket.allowance,
    carried: bucket.carried,
    service: bucket.service,
    servedIn: [...bucket.servedIn],
    ...(bucket.goesTo === null ? {} : { goesTo: [...bucket.goesTo] }),
    opensAt: bucket.opensAt.toString(),
    expiresAt: bucket.expiresAt.toString(),
    used: String(bucket.used),
    ...(bucket.granted === null ? {} : { granted: String(bucket.granted) }),
    ...(left === null ? {} : { left: String(left) }),
    ...(bucket.roamingGranted === null
      ? {}
      : { roaming: { granted: String(bucket.roamingGranted), used: String(bucket.roamingUsed) } }),
    beyond: bucket.beyond,
    ...(ahead === null
      ? {}
      : {
          forecast: {
            usedAtEnd: String(ahead.usedAtEnd),
            ...(ahead.runsOutAt === null ? {} : { runsOutAt: ahead.runsOutAt.toString() }),
          },
        }),
  }
}

/** One period of the chart, by service. */
export const toUsedMonth = ({ period, summaries }: UsedMonth) => ({
  period: toPeriod(period),
  charged: toMoney(chargedIn(summaries)),
  services: [...Map.groupBy(summaries, row => `${row.service} ${row.direction}`).values()].flatMap(
    rows => {
      const [first] = rows
      if (first === undefined) return []
      const sum = (pick: (row: UsageSummary) => bigint) =>
        String(rows.reduce((total, row) => total + pick(row), 0n))
      const { service, direction } = first
      return [{ service, direction, records: sum(r => r.records), quantity: sum(r => r.quantity) }]
    },
  ),
})

/** One communication; `masked` hides the last digits of a person's number, as the law says of its day. */
export const toCommunication = (
  row: RecordRow,
  { masked, timeZone }: { readonly masked: boolean; readonly timeZone: string },
): Communication => ({
  startedAt: row.started_at.toString(),
  service: row.service,
  direction: row.direction,
  quantity: String(row.quantity),
  included: String(row.included),
  charged: String(row.charged),
  priceMicros: String(row.price_micros),
  ...(row.written_off_micros === 0n ? {} : { writtenOffMicros: String(row.written_off_micros) }),
  outcome: row.outcome,
  servedIn: row.served_in,
  ...(row.goes_to === null ? {} : { goesTo: row.goes_to }),
  counterpart: masked
    ? maskedNumber(row.counterpart, civilDate(row.started_at, timeZone))
    : row.counterpart,
  rateId: row.rate_id,
  late: row.late,
})

/** Where the next page begins: opaque to the caller. */
export const writeCursor = ({ started_at, id }: Pick<RecordRow, 'started_at' | 'id'>): string =>
  Buffer.from(`${started_at} ${id}`).toString('base64url')

/** The inverse; null for a text that is no cursor of ours. */
export const readCursor = (
  text: string,
): { readonly startedAt: Temporal.Instant; readonly id: string } | null => {
  const plain = Buffer.from(text, 'base64url').toString()
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
    plain,
  )
  const [, at = '', id = ''] = match ?? []
  try {
    return match === null ? null : { startedAt: Temporal.Instant.from(at), id }
  } catch {
    return null
  }
}
