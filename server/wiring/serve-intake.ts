import { awaitIdle } from '../edges/operator-desk/await-idle.ts'
import { mountDemoClock } from '../faces/demo-clock/mount-demo-clock.ts'
import { checkActivation } from '../faces/intake/check-activation.ts'
import { mountIntake } from '../faces/intake/mount-intake.ts'
import { mountUsage } from '../faces/intake/mount-usage.ts'
import { openHost } from '../kernel/http/host.ts'
import { resumeMove } from '../kernel/move-clock.ts'
import { relayOutbox } from '../kernel/relay.ts'
import { repeat } from '../kernel/repeat.ts'
import { drainJobs, openJobPool } from '../kernel/run-jobs.ts'
import { requestMeter } from './counted.ts'
import type { House } from './house.ts'
import type { Core } from './open-core.ts'
import type { Edges } from './open-edges.ts'

const megabyte = 1024 * 1024
const resumeEveryMs = 2000

/** The loopback port on which the operator's other systems deliver, and where the demonstration moves time. */
export const serveIntake = async (core: Core, edges: Edges, house: House) => {
  const { config, db, wall, keys, pack } = core
  const app = openHost({
    publicOrigin: `http://127.0.0.1:${config.intakePort}`,
    trustedProxies: [],
    maxInFlight: config.maxInFlight,
    bodyLimitBytes: 64 * megabyte,
    maxConnections: 200,
    meter: requestMeter(core.metrics),
    onFault: house.invokeDeps.onFault,
  })
  mountIntake(app, {
    db,
    wall,
    keys,
    secret: config.intakeSecret,
    zone: pack.brand.timeZone,
    check: checkActivation(pack.brand.billing.billingDays),
  })
  mountUsage(app, { db, documents: edges.documents, businessClock: core.businessClock })
  if (config.mode !== 'production') {
    const moving = moveDeps(core, house)
    mountDemoClock(app, moving)
    const resuming = repeat(
      resumeEveryMs,
      () => resumeMove(moving),
      error => core.log.error('a move of time that was cut resists', error),
    )
    app.addHook('onClose', () => resuming.stop())
  }
  await app.listen({ host: '127.0.0.1', port: config.intakePort })
  return app
}

/** Everything that the passing of time sets going. */
const moveDeps = ({ config, db, log, wall }: Core, { jobs, sweepers, subscribers }: House) => {
  const pool = openJobPool(config.databaseUrl)
  const onFault = (error: unknown, about: Readonly<Record<string, unknown>>) =>
    log.error('moving time met a bug', error, about)
  return {
    db,
    wall,
    sweepers,
    relay: () => relayOutbox({ db, subscribers, onFault }),
    drain: () => drainJobs({ db, pool, jobs, onFault }),
    operatorIdle: () => awaitIdle(config.deskUrl),
  }
}
