import type { AccountId, LineId } from '../../../contract/ids.ts'
import type { MicroEuros } from '../../../contract/money.ts'
import type { Period } from '../../kernel/calendar.ts'
import type { Tx } from '../../kernel/db.ts'
import type { Service } from '../catalog/public.ts'
import { findSummaries, lockMeters } from './queries.ts'
import type { Outcome } from './rate-record.ts'

/** Usage of a period on one line: one service, from where to where, at one row of one price list. */
export type RatedSummary = {
  readonly accountId: AccountId
  readonly lineId: LineId
  readonly service: Service
  readonly direction: 'out' | 'in'
  readonly servedIn: string
  /** Null where a destination means nothing. */
  readonly goesTo: string | null
  /** `mobile/2026-06-01/voice out from home to switzerland` */
  readonly rateId: string
  readonly outcome: Outcome
  readonly records: bigint
  /** Those that belong to an earlier period, already billed. */
  readonly lateRecords: bigint
  /** As measured: seconds, messages or bytes. */
  readonly quantity: bigint
  /** What allowances took of it. */
  readonly included: bigint
  /** What is charged, in units as the tariff counts them. */
  readonly charged: bigint
  /** Before the one rounding of its bill line. */
  readonly micros: MicroEuros
  /** What would have been on it besides, and is not charged. */
  readonly writtenOff: MicroEuros
  readonly firstAt: Temporal.Instant
  readonly lastAt: Temporal.Instant
}

/**
 * What the usage of a period comes to for these accounts. Their meters stay locked until the end of the
 * transaction: nothing more can count in the period before `markBilled` closes it.
 */
export const usageToBill = async (
  tx: Tx,
  accountIds: readonly AccountId[],
  period: Period,
): Promise<readonly RatedSummary[]> => {
  if (accountIds.length === 0) return []
  await lockMeters(tx, accountIds.toSorted())
  const rows = await findSummaries(tx, accountIds, { from: period.start, to: period.start })
  return rows.map(row => ({
    accountId: row.account_id,
    lineId: row.line_id,
    service: row.service,
    direction: row.direction,
    servedIn: row.served_in,
    goesTo: row.goes_to === '' ? null : row.goes_to,
    rateId: row.rate_id,
    outcome: row.outcome,
    records: row.records,
    lateRecords: row.late_records,
    quantity: row.quantity,
    included: row.included,
    charged: row.charged,
    micros: row.price_micros,
    writtenOff: row.written_off_micros,
    firstAt: row.first_at,
    lastAt: row.last_at,
  }))
}
