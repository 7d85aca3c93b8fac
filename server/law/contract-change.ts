import { changeNotices } from './data/contract-change.ts'
import { heldOn } from './dated.ts'

/** The notice that holds for a change told on a day (C. conso L224-33); null before July 2016. */
export const changeNoticeOn = (notifiedOn: Temporal.PlainDate) => heldOn(changeNotices, notifiedOn)

/** The first day on which a change told on `notifiedOn` may take effect for who has the contract already. */
export const earliestChange = (notifiedOn: Temporal.PlainDate): Temporal.PlainDate | null => {
  const rule = changeNoticeOn(notifiedOn)
  return rule === null ? null : notifiedOn.add({ months: rule.value.noticeMonths })
}

/** The first day on which leaving because of a change told on `notifiedOn` is no longer free. */
export const freeExitUntil = (notifiedOn: Temporal.PlainDate): Temporal.PlainDate | null => {
  const rule = changeNoticeOn(notifiedOn)
  return rule === null ? null : notifiedOn.add({ months: rule.value.freeExitMonths })
}
