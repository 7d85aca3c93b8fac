import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '../../server/kernel/db.ts'

/** A claim on a payment lasts 25 seconds and the reconciler waits ten more: nothing takes longer than this. */
const withinMs = 90_000

type Waiting = Readonly<
  Record<'events' | 'jobs' | 'files' | 'payments' | 'bills' | 'moves', number>
>

/**
 * Waits until nothing is left to do: events, jobs, files, payments, bills. What still waits after that time stays for
 * the checks to name.
 */
export const untilSettled = async (db: Db): Promise<void> => {
  const deadline = performance.now() + withinMs
  while (performance.now() < deadline) {
    const waiting = await readWaiting(db)
    if (Object.values(waiting).every(count => count === 0)) return
    await pause(200)
  }
}

const readWaiting = async (db: Db): Promise<Waiting> => {
  const { rows } = await sql<Waiting>`
    select (select count(*) from kernel.outbox_event where state = 'pending')::int4 as events,
           (select count(*) from graphile_worker._private_jobs)::int4 as jobs,
           (select count(*) from usage.file where state = 'received')::int4 as files,
           (select count(*) from payments.payment where look_at is not null)::int4 as payments,
           (select count(*) from billing.bill where state = 'prepared')::int4 as bills,
           (select count(*) from kernel.business_clock where moving_to is not null)::int4 as moves
  `.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('nothing was read')
  return row
}
