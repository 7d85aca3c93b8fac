import type { FastifyInstance } from 'fastify'
import { sendProblem } from './send-problem.ts'

/** Never refused: what tells whether we live, and the money that others bring us. */
const reserved = ['/health', '/ready', '/version', '/hooks/']

/** Not counted: it stays open as long as its page, and its face holds its own count. */
const standing = '/api/events'

/**
 * Refuses new requests above `maxInFlight` with 503 and Retry-After. A request leaves the count when its
 * connection or answer closes: `onResponse` is never called for one that was aborted (security.md, second trap).
 */
export const shedLoad = (app: FastifyInstance, maxInFlight: number, onShed?: () => void): void => {
  let inFlight = 0
  app.addHook('onRequest', async (request, reply) => {
    if (request.url === standing) return
    inFlight += 1
    reply.raw.once('close', () => {
      inFlight -= 1
    })
    if (inFlight > maxInFlight && !reserved.some(prefix => request.url.startsWith(prefix))) {
      onShed?.()
      return sendProblem(request, reply, 'overloaded', 1)
    }
  })
}
