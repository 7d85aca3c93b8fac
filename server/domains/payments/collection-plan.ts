/**
 * On which days after its due date a bill is taken from the saved card, one attempt each: the due date, then
 * after five and ten days. Then the customer pays by hand.
 */
export const attemptDays = [0, 5, 10] as const

/** The day of the next attempt when `made` were made; null when the plan is at its end. */
export const nextAttemptOn = (
  dueOn: Temporal.PlainDate,
  made: number,
): Temporal.PlainDate | null => {
  const days = attemptDays[made]
  return days === undefined ? null : dueOn.add({ days })
}
