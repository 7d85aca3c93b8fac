import type { FastifyInstance, FastifyRequest } from 'fastify'
import { generateSync } from 'otplib'
import { loadBrand } from '../../brands/load-brand.ts'
import type { StaffPermission } from '../../contract/permissions.ts'
import { publishCatalogue } from '../domains/catalog/public.ts'
import {
  addStaff,
  authenticate,
  authenticateStaff,
  newTotpSecret,
  staffRoutes,
} from '../domains/identity/public.ts'
import type { Actor } from '../kernel/actor.ts'
import { clockAt } from '../kernel/clock.ts'
import { openHost } from '../kernel/http/host.ts'
import { mountRoutes } from '../kernel/http/mount-routes.ts'
import { originOf } from '../kernel/http/origin.ts'
import { uuidv7 } from '../kernel/ids.ts'
import { accessRoutes, consoleRoutes } from '../views/console/console-routes.ts'
import { findSession } from '../views/session/find-session.ts'
import { identityWorld } from './identity-world.ts'
import { testBrand } from './message-brand.ts'

const password = 'une phrase de conseiller'

/** The console and the portal's access log on two hosts, as they are served; agents who sign in over HTTP. */
export const consoleWorld = async () => {
  const identity = await identityWorld()
  const { deps } = identity
  const { db, wall } = deps
  const reading = await loadBrand('sfr')
  if (reading.kind === 'refused') throw new Error('the pack sfr is broken')
  await publishCatalogue(db, reading.pack, Temporal.PlainDate.from('2024-01-01'))
  const faults: unknown[] = []
  const alerts: unknown[] = []
  const host = (
    whoIs: (request: FastifyRequest) => Promise<Actor>,
    registrations: Registrations,
  ) => {
    const app = openHost({ ...hostOptions, onFault: error => faults.push(error) })
    const invokeDeps = {
      db,
      wall,
      businessClock: async () => clockAt(wall.now()),
      owners: {},
      onFault: (error: unknown) => faults.push(error),
    }
    mountRoutes(app, { ...invokeDeps, authenticate: whoIs }, registrations)
    return app
  }
  const agents = host(
    request => authenticateStaff(deps, originOf(request, 'staffSession')),
    [
      ...staffRoutes(deps),
      ...consoleRoutes({
        ...deps,
        zone: 'Europe/Paris',
        brand: testBrand,
        alert: about => alerts.push(about),
      }),
    ],
  )
  const portal = host(
    request => authenticate({ ...deps, findSession }, originOf(request)),
    accessRoutes,
  )
  return {
    ...identity,
    faults,
    alerts,
    console: caller(agents),
    portal: caller(portal),
    /** A new agent with these rights, signed in: their cookie. */
    newAgent: (permissions: readonly StaffPermission[]) =>
      newAgent({ deps, epoch: identity.epoch, call: caller(agents) }, permissions),
    close: async () => {
      await agents.close()
      await portal.close()
      await identity.database.close()
    },
  }
}

type Registrations = Parameters<typeof mountRoutes>[2]
type Call = ReturnType<typeof caller>

const hostOptions = {
  publicOrigin: 'http://localhost:3001',
  trustedProxies: [],
  maxInFlight: 50,
  bodyLimitBytes: 65_536,
  maxConnections: 50,
}

type Request = { readonly body?: unknown; readonly cookie?: string }

/** Calls a host and gives the status, the parsed body and its text. */
const caller =
  (app: FastifyInstance) =>
  async (method: 'GET' | 'POST' | 'DELETE', path: string, { body, cookie }: Request = {}) => {
    const response = await app.inject({
      method,
      url: `/api${path}`,
      headers: {
        'idempotency-key': uuidv7(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie === undefined ? {} : { cookie }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    })
    const json: unknown = response.body === '' ? null : response.json()
    const setCookie = String(response.headers['set-cookie'] ?? '')
    return { status: response.statusCode, json, text: response.body, setCookie }
  }

const newAgent = async (
  {
    deps,
    epoch,
    call,
  }: {
    readonly deps: Parameters<typeof addStaff>[0]
    readonly epoch: () => number
    readonly call: Call
  },
  permissions: readonly StaffPermission[],
): Promise<string> => {
  const totpSecret = newTotpSecret()
  const email = `agent.${uuidv7()}@exemple.example`
  await addStaff(deps, { name: 'Alix Martin', email, password, totpSecret, permissions })
  const code = generateSync({ secret: totpSecret, epoch: epoch() })
  const answered = await call('POST', '/staff/sign-in', { body: { email, password, code } })
  if (answered.status !== 200) throw new Error(answered.text)
  return answered.setCookie.split(';')[0] ?? ''
}
