import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { FastifyRequest } from 'fastify'
import type { WebPlatform } from '../../contract/web-platform.ts'
import { authenticateStaff } from '../domains/identity/public.ts'
import { mountWeb } from '../faces/web/mount-web.ts'
import type { Actor } from '../kernel/actor.ts'
import { mountHealth } from '../kernel/http/health.ts'
import { openHost } from '../kernel/http/host.ts'
import { mountRoutes } from '../kernel/http/mount-routes.ts'
import { originOf } from '../kernel/http/origin.ts'
import { connectionCap, requestMeter } from './counted.ts'
import type { House } from './house.ts'
import type { Core } from './open-core.ts'
import { version } from './version.ts'
import { platformOf } from './web-platform.ts'

/** The console's port: the routes of staff and their pages. It reads the agents' cookie and no other. */
export const serveConsole = async (core: Core, house: House, draining: () => boolean) => {
  const { config, db, wall } = core
  const { consoleOrigin, consolePort, host } = config
  const { invokeDeps, staffRegistrations } = house
  const { onFault } = invokeDeps
  const app = openHost({
    publicOrigin: consoleOrigin,
    trustedProxies: config.trustedProxies,
    maxInFlight: config.maxInFlight,
    bodyLimitBytes: 256 * 1024,
    maxConnections: 500,
    connectionCap: connectionCap(core),
    meter: requestMeter(core.metrics),
    draining,
    onFault,
  })
  const whoIs = (request: FastifyRequest) =>
    authenticateStaff({ db, wall }, originOf(request, 'staffSession'))
  mountHealth(app, { db, wall, processName: `console ${consolePort}`, version, draining })
  mountRoutes(app, { ...invokeDeps, authenticate: whoIs }, staffRegistrations)
  const buildDir = resolve('build/console')
  if (existsSync(buildDir)) {
    await mountWeb(app, {
      source: { buildDir },
      publicOrigin: consoleOrigin,
      platform: platformOf(core, {
        invokeDeps,
        registrations: staffRegistrations,
        whoIs,
        visitorOf: agentOf,
      }),
      onFault,
    })
  }
  await app.listen({ host, port: consolePort })
  return app
}

const agentOf = (actor: Actor): WebPlatform['visitor'] =>
  actor.kind === 'agent' ? { name: actor.name } : undefined
