import type { AccountId, LineId } from '../../../contract/ids.ts'
import { cents } from '../../../contract/money.ts'
import { microsecondsOf } from '../../kernel/calendar.ts'
import type { Db } from '../../kernel/db.ts'
import { present } from '../../kernel/errors.ts'
import { type CeilingRule, ceilingAt, type Decision } from './control.ts'
import { findChargedSums, findControls, findCuts } from './queries.ts'
import type { ChargedSum } from './tally.ts'

/** What was decided of the lines of these accounts, in order. */
export const decisionsOf = async (
  db: Db,
  accountIds: readonly AccountId[],
): Promise<ReadonlyMap<LineId, readonly Decision[]>> => {
  const rows = await findControls(db, accountIds)
  const known = rows.map(row => ({ lineId: row.line_id, decision: toDecision(row) }))
  const ofLine = new Map<LineId, readonly Decision[]>()
  for (const [lineId, own] of Map.groupBy(known, one => one.lineId))
    ofLine.set(
      lineId,
      own.map(({ decision }) => decision),
    )
  return ofLine
}

type Row = Awaited<ReturnType<typeof findControls>>[number]

const toDecision = (row: Row): Decision => {
  const since = { at: row.decided_at, atUs: microsecondsOf(row.decided_at) }
  switch (row.kind) {
    case 'roaming':
      return { ...since, kind: 'roaming', allowed: row.rule === 'on' }
    case 'alerts': {
      const thresholds = row.rule === 'set' ? row.amounts : null
      return { ...since, kind: 'alerts', subject: present(row.subject, 'a subject'), thresholds }
    }
    case 'ceiling':
      return { ...since, kind: 'ceiling', cause: present(row.cause, 'a cause'), rule: ruleOf(row) }
  }
}

const ruleOf = ({ rule, amounts }: Row): CeilingRule => {
  if (rule === 'set') return { kind: 'set', limit: cents(present(amounts[0], 'a ceiling')) }
  return rule === 'lifted' ? { kind: 'lifted' } : { kind: 'usual' }
}

/** What these accounts are charged in periods that begin from one day to another, both included. */
export const chargedSums = async (
  db: Db,
  accountIds: readonly AccountId[],
  span: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate },
): Promise<readonly ChargedSum[]> => {
  const rows = await findChargedSums(db, accountIds, span)
  return rows.map(row => ({
    lineId: row.line_id,
    periodStart: row.period_start,
    service: row.service,
    direction: row.direction,
    servedIn: row.served_in,
    goesTo: row.goes_to === '' ? null : row.goes_to,
    rateId: row.rate_id,
    micros: row.price_micros,
  }))
}

/**
 * The ceilings of these accounts that are reached, in periods that begin from a day on: those that were reached and that
 * the customer has neither raised nor lifted since.
 */
export const cutsOf = async (
  db: Db,
  accountIds: readonly AccountId[],
  { from, at }: { readonly from: Temporal.PlainDate; readonly at: Temporal.Instant },
) => {
  const rows = await findCuts(db, accountIds, from)
  if (rows.length === 0) return []
  const decisions = await decisionsOf(db, accountIds)
  return rows.flatMap(row => {
    const { cause, limit_cents, cut_at } = row
    // The law's is what was reached, unless the customer decided otherwise.
    const known = { atUs: microsecondsOf(at), legal: limit_cents }
    const standing = ceilingAt(decisions.get(row.line_id) ?? [], cause, known)
    if (standing.limit !== limit_cents) return []
    const since = latest(cut_at, standing.decidedAt)
    return [{ lineId: row.line_id, periodStart: row.period_start, cause, since }]
  })
}

const latest = (a: Temporal.Instant, b: Temporal.Instant | null): Temporal.Instant =>
  b === null || Temporal.Instant.compare(a, b) >= 0 ? a : b
