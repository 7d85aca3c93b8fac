import type { FastifyInstance, FastifyRequest } from 'fastify'
import { loadBrand } from '../brands/load-brand.ts'
import { type PackProblem, problemSentence } from '../brands/pack-file.ts'
import { openApiOf } from '../contract/openapi.ts'
import { type Config, readConfig } from './config.ts'
import { publishCatalogue } from './domains/catalog/public.ts'
import { catalogRoutes } from './domains/catalog/routes.ts'
import { customerRoutes } from './domains/customers/routes.ts'
import { ownersOfContracts, ownersOfLines } from './domains/lines/public.ts'
import { lineRoutes } from './domains/lines/routes.ts'
import { mountIntake } from './faces/intake/mount-intake.ts'
import type { Actor } from './kernel/actor.ts'
import { readBusinessClock } from './kernel/business-clock.ts'
import { civilDate } from './kernel/calendar.ts'
import { wallClock } from './kernel/clock.ts'
import { openDb, openPool } from './kernel/db.ts'
import { Fault } from './kernel/errors.ts'
import type { Registration } from './kernel/http/handler.ts'
import { mountHealth } from './kernel/http/health.ts'
import { openHost } from './kernel/http/host.ts'
import type { InvokeDeps } from './kernel/http/invoke.ts'
import { mountRoutes } from './kernel/http/mount-routes.ts'
import { originOf } from './kernel/http/origin.ts'
import { makeKeyRing } from './kernel/key-ring.ts'
import { openKeys } from './kernel/keys.ts'
import { migrate } from './kernel/migrate.ts'
import { watchParent } from './kernel/parent-watch.ts'
import { platformRoutes } from './views/platform-routes.ts'

const version = '0.1.0'
const config = readConfig(process.env)
const pack = await readPack(config)
const { brand } = pack
if (config.databaseOwnerUrl !== undefined) await migrate(config.databaseOwnerUrl)

const pool = openPool({
  url: config.databaseUrl,
  size: config.poolSize,
  onBroken: error => report('connection broken', error),
})
const db = openDb(pool)
const keys = readKeys(config)
await publishOffers()
let draining = false

const invokeDeps: InvokeDeps = {
  db,
  wall: wallClock,
  businessClock: () => readBusinessClock(db),
  owners: { line: ownersOfLines, contract: ownersOfContracts },
  onFault: (error, about) => report(`fault in ${about.route}, request ${about.requestId}`, error),
}

const registrations: readonly Registration[] = [
  ...platformRoutes({
    brand: brand.id,
    name: brand.name,
    spaceName: brand.spaceName,
    simulated: config.mode !== 'production',
    timeZone: brand.timeZone,
  }),
  ...catalogRoutes({ zone: brand.timeZone }),
  ...customerRoutes,
  ...lineRoutes({ zone: brand.timeZone }),
]

const hosts: FastifyInstance[] = []
if (config.roles.has('web')) hosts.push(await startWeb(config))
if (config.roles.has('intake')) hosts.push(await startIntake(config))
watchParent(config.supervisorPid, () => void stop())
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop())

/** The keys of this installation: made when missing, except in production. */
function readKeys({ mode, keysFile }: Config) {
  if (mode !== 'production') makeKeyRing(keysFile)
  return openKeys(keysFile)
}

/** The operator's pack. A demonstration value is refused in production. */
async function readPack({ brand: id, mode }: Config) {
  const reading = await loadBrand(id)
  if (reading.kind === 'refused') throw refusedPack(id, reading.problems)
  if (mode === 'production' && reading.pack.brand.legal.demonstration) {
    throw new Fault(`the legal identity of operator ${id} is a demonstration's`)
  }
  return reading.pack
}

/** The pack's offers hold from today's business date; the same offers again change nothing. */
async function publishOffers(): Promise<void> {
  const today = civilDate((await readBusinessClock(db)).now(), brand.timeZone)
  const outcome = await publishCatalogue(db, pack, today)
  if (outcome.kind === 'refused') throw refusedPack(brand.id, outcome.problems)
}

function refusedPack(id: string, problems: readonly PackProblem[]): Fault {
  const places = problems.map(problemSentence)
  return new Fault(`the pack of operator ${id} is refused:\n${places.join('\n')}`)
}

/** The portal's port: the API, the pages, health. */
async function startWeb({ host, port, publicOrigin, trustedProxies, maxInFlight }: Config) {
  const app = openHost({
    publicOrigin,
    trustedProxies,
    maxInFlight,
    bodyLimitBytes: 256 * 1024,
    maxConnections: 2000,
    onFault: invokeDeps.onFault,
  })
  mountHealth(app, {
    db,
    wall: wallClock,
    processName: `web ${port}`,
    version,
    draining: () => draining,
  })
  mountRoutes(app, { ...invokeDeps, authenticate }, registrations)
  const document = openApiOf(
    registrations.map(({ route }) => route),
    version,
  )
  app.get('/api/openapi.json', async () => document)
  await app.listen({ host, port })
  return app
}

/** The loopback port on which the operator's other systems deliver. */
async function startIntake({ intakePort, intakeSecret, maxInFlight }: Config) {
  const app = openHost({
    publicOrigin: `http://127.0.0.1:${intakePort}`,
    trustedProxies: [],
    maxInFlight,
    bodyLimitBytes: 64 * 1024 * 1024,
    maxConnections: 200,
    onFault: invokeDeps.onFault,
  })
  mountIntake(app, { db, wall: wallClock, keys, secret: intakeSecret, zone: brand.timeZone })
  await app.listen({ host: '127.0.0.1', port: intakePort })
  return app
}

async function authenticate(request: FastifyRequest): Promise<Actor> {
  return { kind: 'visitor', origin: originOf(request) }
}

/** Stops taking requests, ends those under way, gives back the database. */
async function stop(): Promise<void> {
  if (draining) return
  draining = true
  await Promise.allSettled(hosts.map(host => host.close()))
  await db.destroy()
  process.exit(0)
}

function report(message: string, error: unknown): void {
  const detail = error instanceof Error ? error.stack : String(error)
  process.stderr.write(`${JSON.stringify({ at: wallClock.now().toString(), message, detail })}\n`)
}
