import type { FastifyInstance, FastifyRequest } from 'fastify'
import { monotonicMs } from '../clock.ts'

export type RequestMeter = {
  /** One request that ended, answered or not; `route` is the id of the contract, `page`, or `other`. */
  readonly onRequest: (route: string, status: number, seconds: number) => void
  /** One request told to come back because too many were under way. */
  readonly onShed: () => void
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The id of the route in the contract. */
    readonly routeId?: string
  }
}

/** A client that went away before its answer, as proxies count it. */
const abandoned = 499

/** Tells how long each request took, by route of the contract and status, those that their client abandoned too. */
export const meterRequests = (app: FastifyInstance, { onRequest }: RequestMeter): void => {
  app.addHook('onRequest', async (request, reply) => {
    const startedMs = monotonicMs()
    reply.raw.once('close', () => {
      const status = reply.raw.writableFinished ? reply.raw.statusCode : abandoned
      onRequest(labelOf(request), status, (monotonicMs() - startedMs) / 1000)
    })
  })
}

/** Of a closed list, so that nobody can make a new series by asking for a new address. */
const labelOf = (request: FastifyRequest): string => {
  if (request.is404) return request.url.startsWith('/api/') ? 'other' : 'page'
  return request.routeOptions.config.routeId ?? 'other'
}
