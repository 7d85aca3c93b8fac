import { setTimeout as pause } from 'node:timers/promises'
import { readConfig } from './config.ts'
import { watchParent } from './kernel/parent-watch.ts'
import { addDemoAgent } from './wiring/demo-agent.ts'
import { buildHouse } from './wiring/house.ts'
import { openCore } from './wiring/open-core.ts'
import { openEdges } from './wiring/open-edges.ts'
import { serveConsole } from './wiring/serve-console.ts'
import { serveIntake } from './wiring/serve-intake.ts'
import { serveWeb } from './wiring/serve-web.ts'
import { measure, work } from './wiring/work.ts'

const config = readConfig(process.env)
const core = await openCore(config)
const edges = openEdges(core)
const house = buildHouse(core, edges)
const stops: (() => Promise<unknown>)[] = []
let draining = false
const drainWithinMs = 10_000

// What nobody awaited must not end the process: the job runner's own writes fail so when PostgreSQL is killed.
process.on('unhandledRejection', error => core.log.error('nobody caught a failure', error))
watchParent(config.supervisorPid, () => void stop())
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop())

if (config.roles.has('worker')) stops.push(work(core, house))
if (config.roles.has('intake')) {
  const intake = await serveIntake(core, edges, house)
  stops.push(() => intake.close())
}
if (config.roles.has('web')) {
  await addDemoAgent(core)
  const agents = await serveConsole(core, house, () => draining)
  stops.push(() => agents.close())
  const web = await serveWeb(core, house, () => draining)
  stops.push(() => web.close())
}
const metrics = await measure(core, house, () => !draining)
stops.push(metrics.stop)
core.log.info('ready', { port: config.port })

/**
 * Says no on `/ready` and serves on until a balancer has seen it; then takes no more connections, ends the requests under
 * way and the jobs that run, gives back the database. What has not ended by then is cut: everything here survives that.
 */
async function stop(): Promise<void> {
  if (draining) return
  draining = true
  await pause(config.drainWaitMs)
  await Promise.race([endAll(), pause(drainWithinMs)])
  process.exit(0)
}

async function endAll(): Promise<void> {
  await Promise.allSettled(stops.map(end => end()))
  await edges.stop()
  await core.db.destroy()
}
