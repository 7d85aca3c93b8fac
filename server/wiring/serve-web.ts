import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { openApiOf } from '../../contract/openapi.ts'
import type { WebPlatform } from '../../contract/web-platform.ts'
import { authenticate } from '../domains/identity/public.ts'
import { type Events, mountEvents } from '../faces/events/mount-events.ts'
import { mountPspWebhooks } from '../faces/psp-webhooks/mount-psp-webhooks.ts'
import { mountWeb } from '../faces/web/mount-web.ts'
import { mountSecurityText } from '../faces/well-known/mount-security-text.ts'
import type { Actor } from '../kernel/actor.ts'
import { civilDate } from '../kernel/calendar.ts'
import { hearAccounts } from '../kernel/hear-accounts.ts'
import { mountHealth } from '../kernel/http/health.ts'
import { openHost } from '../kernel/http/host.ts'
import { mountRoutes } from '../kernel/http/mount-routes.ts'
import { originOf } from '../kernel/http/origin.ts'
import { findSession } from '../views/session/find-session.ts'
import { connectionCap, requestMeter } from './counted.ts'
import type { House } from './house.ts'
import type { Core } from './open-core.ts'
import { version } from './version.ts'
import { platformOf } from './web-platform.ts'

/** The portal's port: the API, its description, the pages, health. */
export const serveWeb = async (core: Core, house: House, draining: () => boolean) => {
  const { config, db, wall } = core
  const { publicOrigin, port, host } = config
  const { onFault } = house.invokeDeps
  const app = openHost({
    publicOrigin,
    trustedProxies: config.trustedProxies,
    maxInFlight: config.maxInFlight,
    bodyLimitBytes: 256 * 1024,
    maxConnections: 2000,
    connectionCap: connectionCap(core),
    meter: requestMeter(core.metrics),
    draining,
    onFault,
  })
  const whoIs = (request: FastifyRequest) =>
    authenticate({ db, wall, findSession }, originOf(request))
  mountHealth(app, { db, wall, processName: `web ${port}`, version, draining })
  mountRoutes(app, { ...house.invokeDeps, authenticate: whoIs }, house.registrations)
  hearChanges(core, app, mountEvents(app, { whoIs }))
  mountSecurityText(app, securityContact(core))
  mountPspWebhooks(app, {
    db,
    wall,
    secret: config.pspWebhookSecret,
    onHeard: believed => core.metrics.count(believed ? 'webhook-received' : 'webhook-refused'),
  })
  const document = openApiOf(
    house.registrations.map(({ route }) => route),
    version,
  )
  app.get('/api/openapi.json', async () => document)
  app.get('/api', (_, reply) => reply.redirect('/aide/api', 303))
  app.get('/api/', (_, reply) => reply.redirect('/aide/api', 303))
  const buildDir = resolve('build/portal')
  if (existsSync(buildDir)) {
    await mountWeb(app, {
      source: { buildDir },
      publicOrigin,
      largeForms,
      platform: platformOf(core, {
        invokeDeps: house.invokeDeps,
        registrations: house.registrations,
        whoIs,
        visitorOf: actor => visitorOf(core, actor),
      }),
      onFault,
    })
  }
  await app.listen({ host, port })
  return app
}

/** The form that contests a line carries documents; a little more than they may weigh, so that the page says it itself. */
const largeForms = { paths: /^\/factures\/[0-9a-f-]{36}\/contester\/\d{1,4}$/, bytes: 10_000_000 }

/** Browsers that listen are told what the outbox told, from whichever process it was. */
const hearChanges = ({ config, log }: Core, app: FastifyInstance, events: Events): void => {
  const stop = hearAccounts({
    url: config.databaseUrl,
    onChanged: events.tell,
    onMissed: events.tellAll,
    onBroken: error => log.warn('the listening connection broke', { reason: error.name }),
  })
  app.addHook('onClose', stop)
}

/** Where a weakness is told; what has expired is still served, and the log asks for its renewal. */
const securityContact = ({ config, pack: { brand }, wall, log }: Core) => {
  const { contact, expires } = brand.contacts.security
  const left = civilDate(wall.now(), 'UTC').until(expires, { largestUnit: 'days' }).days
  if (left < 30) log.warn('the date of security.txt is to be renewed', { expires })
  return { contact, expires, languages: brand.languages, publicOrigin: config.publicOrigin }
}

/** The person signed in, by the name of the first account they reach. */
const visitorOf = ({ keys }: Core, actor: Actor): WebPlatform['visitor'] => {
  if (actor.kind !== 'customer') return undefined
  const mark = (id: string) => keys.hash('copies on a device', id).toString('hex').slice(0, 24)
  const tag = `${mark(actor.loginId)}-${mark(actor.sessionId)}`
  return { name: actor.name, language: actor.language, tag }
}
