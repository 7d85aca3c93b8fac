import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Clock } from './clock.ts'
import type { Db, Pool } from './db.ts'
import { countJobs } from './jobs.ts'
import { outboxHealth } from './outbox.ts'

type QueueDeps = {
  readonly db: Db
  readonly wall: Clock
  /** The names of the job table. */
  readonly jobs: readonly string[]
}

export type Metrics = ReturnType<typeof openMetrics>

/**
 * What this process measures. Every label is of a closed list (a route's id, a status class, a job's
 * name): a person can never make a new series.
 */
export const openMetrics = (role: string) => {
  const registry = new Registry()
  registry.setDefaultLabels({ role })
  const registers = [registry]
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the end of its answer, by route of the contract and class of status',
    labelNames: ['route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  })
  const shed = new Counter({
    name: 'http_requests_shed_total',
    help: 'Requests told to come back because too many were under way',
    registers,
  })
  const faults = new Counter({
    name: 'faults_total',
    help: 'Bugs met, by where: request, job, event, sweeper, connection',
    labelNames: ['where'] as const,
    registers,
  })
  const ledgerImbalance = new Gauge({
    name: 'ledger_imbalance_cents',
    help: 'Sum of all entries of the ledger; anything but 0 is an alarm',
    registers,
  })
  const signals = new Counter({
    name: 'signals_total',
    help: 'Things worth watching, by name of a closed list',
    labelNames: ['name'] as const,
    registers,
  })
  watchEventLoop(registry)
  return {
    registry,
    ledgerImbalance,
    watchPool: (pool: Pool) => watchPool(registry, pool),
    watchQueues: (deps: QueueDeps) => watchQueues(registry, deps),
    /** One request told to come back. */
    countShed: () => shed.inc(),
    /** One bug met. */
    countFault: (where: FaultPlace) => faults.inc({ where }),
    /** Counts one of a closed list of signals. */
    count: (name: Signal, by = 1) => signals.inc({ name }, by),
    /** One request that ended; `route` is the id of the contract, or `page`, or `other`. */
    observeRequest: (route: string, status: number, seconds: number) =>
      requests.observe({ route, status: `${Math.floor(status / 100)}xx` }, seconds),
  }
}

export type FaultPlace = 'request' | 'job' | 'event' | 'sweeper' | 'connection' | 'other'

export type Signal =
  | 'connection-refused'
  | 'code-refused'
  | 'code-sent'
  | 'code-verified'
  | 'sign-in-failed'
  | 'sign-in-succeeded'
  | 'message-sent'
  | 'message-failed'
  | 'usage-record-accepted'
  | 'usage-record-set-aside'
  | 'webhook-received'
  | 'webhook-refused'
  | 'payment-succeeded'
  | 'payment-failed'

const watchPool = (registry: Registry, pool: Pool) => {
  new Gauge({
    name: 'database_connections',
    help: 'Connections of the pool by state; waiting counts requests for one',
    labelNames: ['state'] as const,
    registers: [registry],
    collect() {
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount)
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'waiting' }, pool.waitingCount)
    },
  })
}

const watchQueues = (registry: Registry, { db, wall, jobs }: QueueDeps) => {
  new Gauge({
    name: 'outbox_age_seconds',
    help: 'Age of the oldest event that waits to be told',
    registers: [registry],
    async collect() {
      this.set((await outboxHealth(db, wall.now())).ageSeconds)
    },
  })
  new Gauge({
    name: 'outbox_events',
    help: 'Events by state; parked ones wait for somebody to mend their cause',
    labelNames: ['state'] as const,
    registers: [registry],
    async collect() {
      const { pending, parked } = await outboxHealth(db, wall.now())
      this.set({ state: 'pending' }, pending)
      this.set({ state: 'parked' }, parked)
    },
  })
  new Gauge({
    name: 'jobs',
    help: 'Jobs by state; failed ones were given up',
    labelNames: ['state'] as const,
    registers: [registry],
    async collect() {
      for (const [state, count] of Object.entries(await countJobs(db, jobs)))
        this.set({ state }, count)
    },
  })
}

const watchEventLoop = (registry: Registry) => {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  new Gauge({
    name: 'event_loop_delay_p99_seconds',
    help: 'How late this process came to its work since it was last asked',
    registers: [registry],
    collect() {
      this.set(delay.percentile(99) / 1e9)
      delay.reset()
    },
  })
}
