import type { IncomingMessage } from 'node:http'
import type { WebPlatform } from '../../../contract/web-platform.ts'

/**
 * What the development server must be told about one request and Kit has no argument for: the object
 * of `App.Platform`, headers to add to the answer, and the public origin forms are checked against.
 */
export type Visit = {
  readonly platform: WebPlatform
  readonly outgoing: Headers
  readonly base: string
}

// Vite bundles its configuration, so this module exists twice in a development process: once in the
// server, once in the configuration. A registered symbol is the one key both copies share.
const visitKey = Symbol.for('ligne-claire.web.visit')

type Visited = IncomingMessage & { [visitKey]?: Visit }

/** Attaches the visit to the raw request before Vite sees it. */
export function attachVisit(request: IncomingMessage, visit: Visit): void {
  const visited: Visited = request
  visited[visitKey] = visit
}

/** The visit of a raw request. Throws when Vite was reached without going through Fastify. */
export function visitOf(request: IncomingMessage): Visit {
  const visited: Visited = request
  const visit = visited[visitKey]
  if (!visit) throw new Error('the development server is only reachable through server/faces/web')
  return visit
}
