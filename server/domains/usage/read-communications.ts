import type { AccountId, LineId } from '../../../contract/ids.ts'
import { startOfDay } from '../../kernel/calendar.ts'
import type { Db } from '../../kernel/db.ts'
import type { Decision } from './control.ts'
import { findCommunications } from './queries.ts'
import { decisionsOf } from './read-decisions.ts'
import type { Communication, Way } from './replay.ts'
import { oldestKept } from './retention.ts'

type Span = {
  readonly accountId: AccountId
  readonly lineId: LineId
  /** Included, a civil day. */
  readonly from: Temporal.PlainDate
  /** Excluded. */
  readonly until: Temporal.PlainDate
}

/** What a line did, and the ceilings that were decided for it. */
export type Past = {
  readonly communications: readonly Communication[]
  readonly decisions: readonly Decision[]
}

/**
 * The communications of a line from one civil day to another, in order of event, to be priced again: never one older
 * than the law lets us keep. Says nothing of whom they were with.
 */
export const readCommunications = async (
  db: Db,
  { accountId, lineId, from, until }: Span,
  { now, zone }: { readonly now: Temporal.Instant; readonly zone: string },
): Promise<Past> => {
  const [asked, oldest] = [startOfDay(from, zone), oldestKept(now, zone)]
  const rows = await findCommunications(db, {
    accountId,
    lineId,
    from: Temporal.Instant.compare(asked, oldest) < 0 ? oldest : asked,
    to: startOfDay(until, zone),
  })
  const ways = new Map<string, Way>()
  const communications = rows.map(row => {
    const key = `${row.service} ${row.direction} ${row.served_in} ${row.goes_to}`
    const way = ways.get(key) ?? {
      service: row.service,
      direction: row.direction,
      servedIn: row.served_in,
      goesTo: row.goes_to,
    }
    ways.set(key, way)
    return { way, startedUs: Number(row.started_us), quantity: row.quantity }
  })
  const decisions = await decisionsOf(db, [accountId])
  return { communications, decisions: decisions.get(lineId) ?? [] }
}
