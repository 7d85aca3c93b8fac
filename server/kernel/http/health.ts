import type { FastifyInstance } from 'fastify'
import type { Clock } from '../clock.ts'
import type { Db } from '../db.ts'
import { migrationLevel } from '../migrate.ts'

type HealthDeps = {
  readonly db: Db
  readonly wall: Clock
  /** Names this process in the probe's row. */
  readonly processName: string
  readonly version: string
  /** True once a stop has begun: the balancer must send nothing more. */
  readonly draining: () => boolean
}

/**
 * `/health`: the process answers. `/ready`: it can also write, and its schema is the one it was written
 * for; a full disk still answers a read (security.md, fourth trap). `/version`: what runs here.
 */
export const mountHealth = (app: FastifyInstance, deps: HealthDeps): void => {
  const level = migrationLevel()
  app.get('/health', async () => ({ healthy: true }))
  app.get('/version', async () => ({ version: deps.version, migrationLevel: level }))
  app.get('/ready', async (_request, reply) => {
    if (deps.draining()) return reply.code(503).send({ ready: false, reason: 'draining' })
    try {
      await writeProbe(deps)
      return { ready: true }
    } catch {
      return reply.code(503).header('retry-after', 2).send({ ready: false, reason: 'database' })
    }
  })
}

const writeProbe = ({ db, wall, processName }: HealthDeps) =>
  db
    .insertInto('kernel.probe')
    .values({ process: processName, probed_at: wall.now() })
    .onConflict(conflict => conflict.column('process').doUpdateSet({ probed_at: wall.now() }))
    .execute()
