import type { AccountId, LineId } from '../../../contract/ids.ts'
import type { Leaving } from '../../../contract/routes/leaving.ts'
import type { Db } from '../../kernel/db.ts'
import { linesOf } from '../lines/public.ts'
import { daysToLeave, decideLeaving } from './leaving-days.ts'
import { readSituation } from './read-situation.ts'

export type LeavingRead =
  | { readonly kind: 'read'; readonly leaving: Leaving }
  | {
      readonly kind: 'refused'
      readonly reason: 'not-found' | 'line-not-active' | 'day-out-of-range'
    }

type Asked = {
  readonly accountId: AccountId
  readonly lineId: LineId
  /** A day to be told about; null for those of the table alone. */
  readonly on: Temporal.PlainDate | null
}

/** What leaving the contract of a line would cost, day by day. Changes nothing. */
export const readLeaving = async (
  db: Db,
  { accountId, lineId, on }: Asked,
  at: { readonly now: Temporal.Instant; readonly zone: string },
): Promise<LeavingRead> => {
  const situation = await readSituation(db, { accountId, lineId }, at)
  if (situation === null) return { kind: 'refused', reason: 'not-found' }
  if (situation.line.state !== 'active') return { kind: 'refused', reason: 'line-not-active' }
  const { first, last } = daysToLeave(situation)
  const isOut =
    on !== null &&
    (Temporal.PlainDate.compare(on, first) < 0 || Temporal.PlainDate.compare(on, last) > 0)
  if (isOut) return { kind: 'refused', reason: 'day-out-of-range' }
  const { contractId } = situation.contract
  const lines = await linesOf(db, [accountId])
  return {
    kind: 'read',
    leaving: {
      lineId,
      contractId,
      lines: lines
        .filter(line => line.contract_id === contractId && line.state !== 'ended')
        .map(({ label }) => label),
      ...decideLeaving(situation, on),
    },
  }
}
