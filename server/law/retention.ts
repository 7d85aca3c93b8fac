import { type RetentionPeriod, retentionPeriods } from './data/retention.ts'
import { type Dated, heldOn } from './dated.ts'

/** The rule that holds on a day for a kind of record; null when the law names none for it. */
export const retentionOn = (kind: string, on: Temporal.PlainDate): Dated<RetentionPeriod> | null =>
  heldOn(retentionPeriods[kind] ?? [], on)

/**
 * The first day on which a record may no longer be kept, counted in months from the day that starts its
 * period (its issue, the communication, the end of the contract). Null when no period holds on `start`.
 */
export const keptUntil = (kind: string, start: Temporal.PlainDate): Temporal.PlainDate | null => {
  const rule = retentionOn(kind, start)
  return rule === null ? null : start.add(rule.value.keep)
}
