import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Stripe from 'stripe'
import { freePort } from '../../operator/testing/free-port.ts'
import { type KillableProcess, killableProcess } from '../../server/testing/killable-process.ts'
import type { Place } from '../../server/testing/person-of-canaries.ts'
import { sharedEnvironment } from '../start/environment.mjs'
import { startThrowAway } from '../start/throw-away.mjs'

export type DrillWorld = Awaited<ReturnType<typeof drillWorld>>

const secrets = {
  SMPP_PASSWORD: 'drill-12',
  PSP_SECRET_KEY: 'sk_test_of_the_drill',
  PSP_WEBHOOK_SECRET: 'whsec_of_the_drill',
  INTAKE_SECRET: 'intake-secret-of-the-drill-32-characters',
}
const readyWithinMs = 60_000
/** Business time begins so long before today: what the drill bills lies between. */
const historyMonths = 11

/**
 * The product as it runs: a PostgreSQL of its own that writes to the disk, the simulated operator, the web and intake
 * process and two workers, each a process that can be killed by itself. Nothing of ours shares their memory.
 */
export const drillWorld = async () => {
  const cluster = await startThrowAway({ fsync: true })
  const folder = mkdtempSync(join(tmpdir(), 'lc-drill-'))
  const forget = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', forget)
  const ports = await findFreePorts()
  const settings = { mode: 'test', brand: 'sfr', dataDir: folder } as const
  const given = { settings: { ...settings, ...databaseOf(cluster) }, ports, secrets }
  const env: Readonly<Record<string, string>> = {
    ...sharedEnvironment({ ...given, database: cluster }),
    HISTORY_MONTHS: String(historyMonths),
    TRUSTED_PROXIES: '127.0.0.1',
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
  }
  const at = (port: number) => `http://127.0.0.1:${port}`
  const program = (script: string, readyPort: number, more: Readonly<Record<string, string>>) =>
    killableProcess({
      script,
      env: { ...env, ...more },
      readyUrl: `${at(readyPort)}/ready`,
      readyWithinMs,
    })
  const worker = (port: number) =>
    program('server/main.ts', port, { ROLES: 'worker', METRICS_PORT: String(port) })
  const operator = program('operator/main.ts', ports.DESK_PORT, {})
  const web = program('server/main.ts', ports.PORT, { ROLES: 'web,intake' })
  const workers = [worker(ports.WORKER_METRICS_PORT), worker(ports.SECOND_METRICS_PORT)]
  await startAll(operator, web, workers)
  return {
    cluster,
    folder,
    /** Each process of ours by the name that the drill calls it. */
    processes: namedProcesses(web, workers),
    place: placeOf(at(ports.PORT), env.PUBLIC_ORIGIN ?? '', at(ports.DESK_PORT)),
    deskUrl: at(ports.DESK_PORT),
    consolePlace: { origin: at(ports.CONSOLE_PORT), publicOrigin: env.CONSOLE_ORIGIN ?? '' },
    intake: { intakeUrl: at(ports.INTAKE_PORT), intakeSecret: secrets.INTAKE_SECRET },
    stripe: new Stripe(secrets.PSP_SECRET_KEY, {
      host: '127.0.0.1',
      port: ports.PSP_PORT,
      protocol: 'http',
      telemetry: false,
    }),
    /** The database past everybody's rights, to look at what was written and in tests to spoil it. */
    superuserUrl: inDatabase(cluster.superuserUrl, cluster.url),
    /** Ends the server in peace; the operator stays, to be asked what it knows. */
    endServer: async () => {
      await Promise.all([web, ...workers].map(each => each.end()))
    },
    stop: async () => {
      await Promise.all([web, ...workers].map(each => each.end()))
      await operator.end()
      cluster.discard()
      process.off('exit', forget)
      forget()
    },
  }
}

const databaseOf = ({ url, ownerUrl }: { readonly url: string; readonly ownerUrl: string }) => ({
  databaseUrl: url,
  databaseOwnerUrl: ownerUrl,
})

const inDatabase = (url: string, other: string): string => {
  const there = new URL(url)
  there.pathname = new URL(other).pathname
  return there.href
}

const findFreePorts = async () => ({
  PORT: await freePort(),
  CONSOLE_PORT: await freePort(),
  DESK_PORT: await freePort(),
  INTAKE_PORT: await freePort(),
  METRICS_PORT: await freePort(),
  WORKER_METRICS_PORT: await freePort(),
  SECOND_METRICS_PORT: await freePort(),
  SMTP_PORT: await freePort(),
  SMPP_PORT: await freePort(),
  PSP_PORT: await freePort(),
  PUSH_PORT: await freePort(),
})

/**
 * The web process first: it migrates and makes the keys. It ends once in peace, as only then Node keeps what it has
 * compiled: the starts that follow take half the time, and more of the drill is work.
 */
const startAll = async (
  operator: KillableProcess,
  web: KillableProcess,
  workers: readonly KillableProcess[],
): Promise<void> => {
  await operator.start()
  await web.start()
  await web.end()
  await web.start()
  await Promise.all(workers.map(each => each.start()))
}

const namedProcesses = (web: KillableProcess, workers: readonly KillableProcess[]) => [
  { name: 'web', process: web },
  ...workers.map((process, index) => ({ name: `worker ${index + 1}`, process })),
]

/** Where people find the server, and their texts at the operator's desk. */
const placeOf = (origin: string, publicOrigin: string, desk: string): Place => ({
  origin,
  publicOrigin,
  operator: {
    phones: {
      awaitOf: async (mobile, since, waitMs) => {
        const path = `/api/phones/${encodeURIComponent(mobile)}/messages`
        const answer = await fetch(`${desk}${path}?since=${since}&wait=${waitMs}`)
        return JSON.parse(await answer.text()).messages
      },
    },
  },
})
