import type { Dated } from '../dated.ts'

/** How long before a change people are told, and how long they may then leave free of charge. */
export const changeNotices: readonly Dated<{
  readonly noticeMonths: number
  readonly freeExitMonths: number
}>[] = [
  {
    from: '2016-07-01',
    value: { noticeMonths: 1, freeExitMonths: 4 },
    citation:
      'C. conso L224-33: told at least one month before on a durable medium; free exit within four months of the notification; its first day is not read',
    unverified: true,
  },
]
