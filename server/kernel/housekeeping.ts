import type { Clock } from './clock.ts'
import { type Db, transact } from './db.ts'
import { forgetHeard } from './outbox.ts'

/** How long the kernel's own memory lasts, in hours of wall time. */
const kept = { heardEvents: 7 * 24, answers: 30 * 24 } as const

/**
 * Forgets what the kernel need not remember: events that everybody heard a week ago, counters of limits whose window
 * has ended, answers kept for idempotency for thirty days. May run anywhere, any number of times.
 */
export const keepHouse = async (db: Db, wall: Clock): Promise<void> => {
  const now = wall.now()
  await transact(db, tx => forgetHeard(tx, now.subtract({ hours: kept.heardEvents })))
  await db.deleteFrom('kernel.limit_window').where('ends_at', '<', now).execute()
  await db
    .deleteFrom('kernel.idempotency')
    .where('answered_at', '<', now.subtract({ hours: kept.answers }))
    .execute()
}
