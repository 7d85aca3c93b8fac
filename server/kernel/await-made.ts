import { setTimeout as pause } from 'node:timers/promises'
import { type Db, transact } from './db.ts'
import { enqueue, type Job } from './jobs.ts'

const everyMs = 100

/**
 * Looks for what a job makes. When there is none the job is asked for, and waited for, for a while; undefined when
 * it is still not made then.
 */
export const awaitMade = async <T>(
  db: Db,
  wanted: {
    readonly find: () => Promise<T | undefined>
    readonly job: Job & { readonly key: string }
    readonly patienceMs: number
  },
): Promise<T | undefined> => {
  const known = await wanted.find()
  if (known !== undefined) return known
  await transact(db, tx => enqueue(tx, wanted.job))
  for (let waitedMs = 0; waitedMs < wanted.patienceMs; waitedMs += everyMs) {
    await pause(everyMs)
    const made = await wanted.find()
    if (made !== undefined) return made
  }
  return undefined
}
