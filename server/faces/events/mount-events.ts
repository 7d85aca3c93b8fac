import type { ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { AccountId } from '../../../contract/ids.ts'
import type { Actor, Customer } from '../../kernel/actor.ts'
import { sendProblem } from '../../kernel/http/send-problem.ts'

export type EventsDeps = {
  readonly whoIs: (request: FastifyRequest) => Promise<Actor>
  /** Streams at once in this process; each holds a connection. */
  readonly mostStreams?: number
  /** How long a stream lives before the browser opens another, and shows its session again. */
  readonly lifetimeMs?: number
  readonly heartbeatMs?: number
}

/** What tells the browsers that listen. */
export type Events = {
  readonly tell: (accounts: ReadonlySet<AccountId>) => void
  readonly tellAll: () => void
}

type Stream = {
  readonly sessionId: Customer['sessionId']
  readonly reach: Customer['reach']
  readonly response: ServerResponse
}

const mostBySession = 4

/**
 * `GET /api/events`: server-sent events for the person signed in. The only event, `account_changed`, says that
 * something of an account within their reach changed, and nothing of what: the page reads it again, with its
 * own rights. 401 signed out, 429 beyond four streams of one session, 503 when this process has enough.
 */
export const mountEvents = (app: FastifyInstance, deps: EventsDeps): Events => {
  const { mostStreams = 1000, lifetimeMs = 600_000, heartbeatMs = 25_000 } = deps
  const streams = new Set<Stream>()
  const write = (stream: Stream, text: string) => {
    // A reader slower than its events is let go: it opens another stream and reads all again.
    if (!stream.response.write(text) && stream.response.writableLength > 64_000) {
      stream.response.destroy()
    }
  }
  const tellThose = (concerned: (stream: Stream) => boolean) => {
    for (const stream of streams) {
      if (concerned(stream)) write(stream, 'event: account_changed\ndata: again\n\n')
    }
  }

  app.get('/api/events', { exposeHeadRoute: false }, async (request, reply) => {
    const actor = await deps.whoIs(request)
    if (actor.kind !== 'customer') return sendProblem(request, reply, 'signed-out')
    const { sessionId, reach } = actor
    const own = [...streams].filter(stream => stream.sessionId === sessionId)
    if (own.length >= mostBySession) return sendProblem(request, reply, 'too-many-requests', 60)
    if (streams.size >= mostStreams) return sendProblem(request, reply, 'overloaded', 60)
    reply.hijack()
    const { raw: response } = reply
    response.writeHead(200, { ...ownHeaders(reply.getHeaders()), ...streamHeaders })
    const stream: Stream = { sessionId, reach, response }
    streams.add(stream)
    const heartbeat = setInterval(() => write(stream, ':\n\n'), heartbeatMs)
    const life = setTimeout(() => response.end(), lifetimeMs)
    response.once('close', () => {
      clearInterval(heartbeat)
      clearTimeout(life)
      streams.delete(stream)
    })
    write(stream, ': listening\n\n')
  })

  // A stream never ends by itself: without this, closing the server would wait for every browser.
  app.addHook('preClose', async () => {
    for (const { response } of streams) response.end()
  })
  return {
    tell: accounts => tellThose(({ reach }) => [...reach.keys()].some(id => accounts.has(id))),
    tellAll: () => tellThose(() => true),
  }
}

const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // A proxy that gathers answers would keep events back.
  'x-accel-buffering': 'no',
} as const

const ownHeaders = (headers: Readonly<Record<string, string | number | string[] | undefined>>) =>
  Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined))
