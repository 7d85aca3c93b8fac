import { terminationNotices } from './data/termination-notice.ts'
import { heldOn } from './dated.ts'

/** How long who leaves may be kept waiting after their notice (C. conso L224-39; law.md 3.1); null before June 2008. */
export const terminationNoticeOn = (day: Temporal.PlainDate) => heldOn(terminationNotices, day)
