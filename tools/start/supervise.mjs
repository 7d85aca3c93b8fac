import { join } from 'node:path'
import { announce } from './announce.mjs'
import { startChild } from './child.mjs'
import { isLived, makeDemonstration, refreshDemonstration } from './demonstration.mjs'
import { sharedEnvironment } from './environment.mjs'
import { withHurriedCommits } from './hurried-commits.mjs'
import { watchParent } from './parent-watch.mjs'
import { findPorts } from './ports.mjs'
import { startPostgres } from './postgres.mjs'
import { isAlive } from './postmaster.mjs'
import { makeSecrets, readRunFile, takeDataDir, writeRunFile } from './run-file.mjs'
import { readSettings } from './settings.mjs'
import { exitWithSentence, StartError } from './start-error.mjs'
import { buildWebs } from './web-build.mjs'

/** @type {(() => void | Promise<void>)[]} what ends each thing that was started, in the order of starting */
const stops = []
let isEnding = false

/** Ends everything, last started first. @param {unknown} [error] */
async function end(error) {
  if (isEnding) return
  isEnding = true
  if (error === undefined) process.stdout.write('\nStopping…\n')
  await stopAll()
  await started.catch(() => {})
  await stopAll()
  if (error !== undefined) exitWithSentence(error)
  process.exit(0)
}

async function stopAll() {
  for (let stop = stops.pop(); stop; stop = stops.pop()) {
    try {
      await stop()
    } catch (failure) {
      process.stderr.write(`${failure}\n`)
    }
  }
}

/** @param {import('./settings.mjs').Settings} settings @param {(pid: number) => void} onPid */
async function startDatabase({ dataDir, databaseUrl, databaseOwnerUrl }, onPid) {
  if (databaseUrl)
    return { url: databaseUrl, ownerUrl: databaseOwnerUrl ?? databaseUrl, superuserUrl: undefined }
  const start = () => startPostgres({ dataDir: join(dataDir, 'postgres') })
  let postgres = await start()
  onPid(postgres.pid)
  let isRestarting = false
  const timer = setInterval(async () => {
    if (isEnding || isRestarting || isAlive(postgres.pid)) return
    isRestarting = true
    process.stderr.write('PostgreSQL is gone: starting it again.\n')
    try {
      postgres = await start()
      onPid(postgres.pid)
    } catch (error) {
      end(error)
    }
    isRestarting = false
  }, 500)
  stops.push(() => {
    clearInterval(timer)
    return postgres.stop()
  })
  return postgres
}

/**
 * @param {import('./settings.mjs').Settings} settings
 * @param {Record<string, string>} env
 * @param {Record<string, number>} ports
 * @returns {import('./child.mjs').ChildPlan[]} in the order of starting
 */
function planChildren({ mode, dataDir }, env, ports) {
  /**
   * @param {string} name
   * @param {string} script
   * @param {number | undefined} port
   * @param {Record<string, string | undefined>} more
   */
  const plan = (name, script, port, more) => ({
    name,
    words: [script],
    env: { ...env, ...more },
    readyUrl: `http://127.0.0.1:${port}/ready`,
    ...(mode === 'production' ? {} : { logFile: join(dataDir, 'logs', `${name}.log`) }),
  })
  const metrics = { METRICS_PORT: String(ports.WORKER_METRICS_PORT) }
  const outside = { DATABASE_URL: undefined, DATABASE_OWNER_URL: undefined, KEYS_FILE: undefined }
  return [
    ...(mode === 'production'
      ? []
      : [plan('operator', 'operator/main.ts', ports.DESK_PORT, outside)]),
    plan('server', 'server/main.ts', ports.PORT, { ROLES: process.env.ROLES || 'web,intake' }),
    plan('worker', 'server/main.ts', ports.WORKER_METRICS_PORT, { ...metrics, ROLES: 'worker' }),
  ]
}

async function start() {
  const settings = readSettings(process.env)
  stops.push(takeDataDir(settings.dataDir))
  const ownsData = settings.mode === 'demo' && !settings.databaseUrl
  if (ownsData) await refreshDemonstration(settings)
  const last = readRunFile(settings.dataDir)
  const ports = await findPorts(process.env, last.ports)
  const secrets = makeSecrets(last.secrets)
  /** @type {Record<string, number>} */
  const pids = { supervisor: process.pid }
  /** @param {string} name @param {number | undefined} pid */
  const record = (name, pid) => {
    if (pid !== undefined) pids[name] = pid
    writeRunFile(settings.dataDir, { pids, ports, secrets })
  }
  const database = await startDatabase(settings, pid => record('postgres', pid))
  await buildWebs(stop => stops.push(stop))
  const env = sharedEnvironment({ settings, ports, secrets, database })
  for (const plan of planChildren(settings, env, ports)) {
    if (isEnding) return
    const child = startChild(plan, { changed: pid => record(plan.name, pid), gaveUp: end })
    stops.push(child.stop)
    await child.ready()
  }
  if (settings.mode !== 'demo') return announce(env)
  const live = () => makeDemonstration(settings.dataDir, `http://127.0.0.1:${ports.DESK_PORT}`)
  if (isLived(settings.dataDir)) return announce(env, await live())
  process.stdout.write('Living the months of the demonstration through the real pipeline…\n')
  const { superuserUrl } = database
  announce(env, superuserUrl ? await withHurriedCommits(superuserUrl, live) : await live())
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end())
watchParent(end)
if (Number.parseInt(process.versions.node, 10) < 26) {
  exitWithSentence(new StartError('Start with “npm start”, which finds the right Node.'))
}
const started = start()
started.catch(end)
