import { complaintTimes } from './data/complaint.ts'
import { heldOn } from './dated.ts'

/** The times that hold for a complaint made on a day; null before the first rule. */
export const complaintTimesOn = (madeOn: Temporal.PlainDate) => heldOn(complaintTimes, madeOn)

/** The last day on which customer service answers in time; null when no rule holds. */
export const answeredBy = (madeOn: Temporal.PlainDate): Temporal.PlainDate | null => {
  const rule = complaintTimesOn(madeOn)
  return rule === null ? null : madeOn.add({ months: rule.value.answerMonths })
}
