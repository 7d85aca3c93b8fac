import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import type { CommonProblem } from '../../../contract/problem.ts'
import { uuidv7 } from '../ids.ts'
import { type ConnectionCap, capConnections } from './cap-connections.ts'
import { meterRequests, type RequestMeter } from './meter-requests.ts'
import { sendProblem } from './send-problem.ts'
import { shedLoad } from './shed-load.ts'

export type HostOptions = {
  /** The origin people type: links, form checks and cookies follow it, never the Host header. */
  readonly publicOrigin: string
  /** Addresses of proxies whose X-Forwarded-For is believed; none by default. */
  readonly trustedProxies: readonly string[]
  /** Requests under way beyond which new ones are told to come back. */
  readonly maxInFlight: number
  readonly bodyLimitBytes: number
  readonly maxConnections: number
  /** None on a port of loopback, where only the operator's own systems come. */
  readonly connectionCap?: ConnectionCap
  readonly meter?: RequestMeter
  /** True once a stop has begun: each answer then ends its connection, so that the client's next one is made elsewhere. */
  readonly draining?: () => boolean
  readonly onFault: (error: unknown, about: { requestId: string; route: string }) => void
}

/**
 * An HTTP server closed against slow clients, floods and odd input (security.md rows 7, 11, 22, 26, 39, and
 * the traps). Routes, pages and faces are mounted on it.
 */
export const openHost = (options: HostOptions): FastifyInstance => {
  const app = Fastify({
    trustProxy: options.trustedProxies.length === 0 ? false : [...options.trustedProxies],
    bodyLimit: options.bodyLimitBytes,
    requestTimeout: 15_000,
    keepAliveTimeout: 10_000,
    connectionTimeout: 0,
    forceCloseConnections: 'idle',
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    genReqId: () => uuidv7(),
    logger: false,
    exposeHeadRoutes: true,
    routerOptions: { maxParamLength: 200, caseSensitive: true },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false } },
  })
  app.server.headersTimeout = 8000
  app.server.maxConnections = options.maxConnections
  Reflect.set(app.server, 'connectionsCheckingInterval', 1000)
  if (options.connectionCap !== undefined) capConnections(app.server, options.connectionCap)
  if (options.meter !== undefined) meterRequests(app, options.meter)
  shedLoad(app, options.maxInFlight, options.meter?.onShed)
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders)
    reply.header('x-request-id', request.id)
    if (options.draining?.() === true) reply.raw.setHeader('connection', 'close')
    if (isForeign(request, options.publicOrigin))
      return sendProblem(request, reply, 'foreign-origin')
  })
  app.setErrorHandler((error, request, reply) => {
    const code = codeOf(error)
    if (code === 'unexpected') options.onFault(error, { requestId: request.id, route: request.url })
    return sendProblem(request, reply, code)
  })
  return app
}

/** What every answer carries; pages add their own content policy with a nonce. */
const securityHeaders = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=()',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cache-control': 'no-store',
}

/** A change asked from another site: told by the browser itself, or by an Origin that is not ours, port included. */
const isForeign = ({ method, headers }: FastifyRequest, publicOrigin: string): boolean => {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return false
  if (headers['sec-fetch-site'] === 'cross-site') return true
  return headers.origin !== undefined && headers.origin !== publicOrigin
}

const codeOf = (error: unknown): CommonProblem => {
  const status = typeof error === 'object' && error !== null ? Reflect.get(error, 'statusCode') : 0
  if (status === 413) return 'too-large'
  if (status === 415) return 'unsupported-media-type'
  if (status === 404) return 'not-found'
  return typeof status === 'number' && status >= 400 && status < 500
    ? 'invalid-input'
    : 'unexpected'
}
