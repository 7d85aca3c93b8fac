import { civilDate, startOfDay } from '../../kernel/calendar.ts'
import { present } from '../../kernel/errors.ts'
import { retentionOn } from '../../law/retention.ts'

/** How long the law lets an itemised communication be kept for billing (CPCE R10-14; law.md 3.8). */
const ruleName = 'traffic-for-billing'

/** The instant before which no communication may be kept any more. */
export const oldestKept = (now: Temporal.Instant, timeZone: string): Temporal.Instant => {
  const today = civilDate(now, timeZone)
  const rule = present(retentionOn(ruleName, today), 'how long traffic data may be kept')
  return startOfDay(today.subtract(rule.value.keep), timeZone)
}
