import { join } from 'node:path'
import { ledgerImbalance } from '../domains/payments/public.ts'
import { headsExporter } from '../kernel/audit-heads.ts'
import { isClockHeld } from '../kernel/business-clock.ts'
import { keepHouse } from '../kernel/housekeeping.ts'
import type { FaultPlace } from '../kernel/metrics.ts'
import { startMetricsServer } from '../kernel/metrics-server.ts'
import { relayOutbox } from '../kernel/relay.ts'
import { repeat } from '../kernel/repeat.ts'
import { openJobPool, runJobs } from '../kernel/run-jobs.ts'
import { runSweepers } from '../kernel/sweepers.ts'
import type { House } from './house.ts'
import type { Core } from './open-core.ts'

const relayEveryMs = 200
const sweepEveryMs = 1000
const exportHeadsEveryMs = 60_000
const checkBooksEveryMs = 60_000
const keepHouseEveryMs = 3_600_000

/** The worker: jobs, events to tell, business dates that have come, rounds by wall time. Answers how to stop it. */
export const work = (core: Core, { jobs, sweepers, subscribers, rounds }: House) => {
  const { config, db, log, metrics } = core
  const pool = openJobPool(config.databaseUrl)
  const onFault = (error: unknown, about: Readonly<Record<string, unknown>> = {}) => {
    metrics.countFault(placeOf(about))
    log.error('work met a bug', error, about)
  }
  const runner = runJobs({ db, pool, jobs, onFault })
  const relay = repeat(relayEveryMs, () => relayOutbox({ db, subscribers, onFault }), onFault)
  const sweep = repeat(
    sweepEveryMs,
    async () => {
      if (await isClockHeld(db)) return
      await runSweepers({ db, sweepers, onFault }, await core.businessClock())
    },
    onFault,
  )
  const file = join(config.dataDir, 'audit-heads.ndjson')
  const { keys, wall } = core
  const heads = repeat(exportHeadsEveryMs, headsExporter({ db, keys, wall, file }), onFault)
  const house = repeat(keepHouseEveryMs, () => keepHouse(db, wall), onFault)
  const others = rounds.map(({ everyMs, run }) => repeat(everyMs, run, onFault))
  return async () => {
    const parts = [relay, sweep, heads, house, runner, ...others]
    await Promise.all(parts.map(each => each.stop()))
    await pool.end()
  }
}

const placeOf = (about: Readonly<Record<string, unknown>>): FaultPlace =>
  (['job', 'event', 'sweeper'] as const).find(place => place in about) ?? 'other'

/** Serves what this process measures, and whether it is fit for work, on its own loopback port. */
export const measure = async (
  { config, db, wall, log, metrics }: Core,
  { jobs }: House,
  ready: () => boolean,
) => {
  metrics.watchQueues({ db, wall, jobs: Object.keys(jobs) })
  const server = await startMetricsServer({
    registry: metrics.registry,
    port: config.metricsPort,
    ready: async () => ready(),
  })
  if (!config.roles.has('worker')) return server
  const books = repeat(
    checkBooksEveryMs,
    async () => metrics.ledgerImbalance.set(Number(await ledgerImbalance(db))),
    error => log.error('the books could not be checked', error),
  )
  const stop = async () => {
    await Promise.all([books.stop(), server.stop()])
  }
  return { ...server, stop }
}
