import { setTimeout as pause } from 'node:timers/promises'
import type { Chance } from '../../operator/chance.ts'
import type { ServerClock } from '../../operator/server-clock.ts'
import {
  holdBusinessClock,
  readBusinessClock,
  readMove,
  releaseBusinessClock,
} from '../../server/kernel/business-clock.ts'
import type { Db } from '../../server/kernel/db.ts'
import type { Promises } from './promises.ts'

type BillerDeps = {
  readonly clock: ServerClock
  readonly db: Db
  readonly chance: Chance
  readonly promises: Promises
  readonly isOver: () => boolean
  /** So far time may be moved. */
  readonly latest: Temporal.Instant
  /** The most days of one step. */
  readonly stepDays: number
  /** Told when the desk begins to move time, and when it has. */
  readonly onMoving: (isMoving: boolean) => void
}

/**
 * Lets business time pass, so that bill runs happen while processes die: now by the desk, which asks the intake to
 * move it and insists, now as time passes by itself, where both workers find at once what has fallen due.
 */
export const letTimePass = async (deps: BillerDeps): Promise<void> => {
  const { chance, db, isOver, latest, stepDays } = deps
  while (!isOver()) {
    const now = (await readBusinessClock(db)).now()
    const to = now.add({ hours: chance.whole(6, stepDays * 24) })
    if (Temporal.Instant.compare(to, latest) > 0) return
    if (chance.happens(0.3)) {
      deps.onMoving(true)
      await moveByDesk(deps, to)
      deps.onMoving(false)
    } else await passTo(deps, to)
    await pause(chance.whole(200, 1500))
  }
}

/** Asks until the move has been made: what a kill cut is gone on with by the server itself, or by asking again. */
export const moveByDesk = async (
  { clock, db, promises }: Pick<BillerDeps, 'clock' | 'db' | 'promises'>,
  to: Temporal.Instant,
): Promise<void> => {
  for (;;) {
    const moved = await clock.moveTo(to.toString(), 'run')
    if (moved.kind === 'read') return
    promises.retries += 1
    const stands = await standing(db)
    const isThere = !stands.isMoving && Temporal.Instant.compare(stands.at, to) >= 0
    if (isThere) return
    await pause(200)
  }
}

const standing = async (db: Db) => ({
  at: (await readBusinessClock(db)).now(),
  isMoving: (await readMove(db)) !== null,
})

/** Time is later, and runs: what is due is found by whoever sweeps. */
const passTo = async ({ db }: BillerDeps, to: Temporal.Instant): Promise<void> => {
  await holdBusinessClock(db, to)
  await releaseBusinessClock(db)
}
