import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { TObject } from 'typebox'
import type { RouteShape } from '../../../contract/define.ts'
import type { Actor } from '../actor.ts'
import { serialiseCookie } from './cookies.ts'
import type { Registration } from './handler.ts'
import { type InvokeDeps, type Invoked, invoke } from './invoke.ts'
import { sendProblem } from './send-problem.ts'

type MountDeps = InvokeDeps & {
  /** Who is asking, from the cookies and headers of the request. */
  readonly authenticate: (request: FastifyRequest) => Promise<Actor>
}

/** Serves each registered route under `/api`, JSON only. */
export const mountRoutes = (
  app: FastifyInstance,
  deps: MountDeps,
  registrations: readonly Registration[],
): void => {
  for (const registration of registrations) {
    const { route } = registration
    app.route({
      method: route.method,
      url: `/api${route.path}`,
      config: { routeId: route.id },
      ...(route.bodyBytes === undefined ? {} : { bodyLimit: route.bodyBytes }),
      onRequest: async (request, reply) => {
        if (route.body !== undefined && !isJson(request))
          return sendProblem(request, reply, 'unsupported-media-type')
        // Nobody unknown has us hold megabytes.
        if (route.bodyBytes !== undefined && (await deps.authenticate(request)).kind === 'visitor')
          return sendProblem(request, reply, 'signed-out')
      },
      handler: async (request, reply) => {
        const actor = await deps.authenticate(request)
        const key = request.headers['idempotency-key']
        const outcome = await invoke(deps, registration, {
          input: inputOf(route, request),
          actor,
          requestId: request.id,
          ...(typeof key === 'string' ? { idempotencyKey: key } : {}),
        })
        return send(route, reply, outcome)
      },
    })
  }
}

/** JSON, or nothing at all, which the route's own schema judges. A form or a text is what another site can send. */
const isJson = ({ headers }: FastifyRequest): boolean => {
  const type = headers['content-type']
  return type === undefined || /^application\/json\s*(;|$)/i.test(type)
}

const inputOf = (route: RouteShape, request: FastifyRequest) => ({
  params: request.params,
  query: decodeQuery(route.query, request.query),
  body: request.body,
})

/** Query values come as text: those that the schema wants as integers or booleans are read as such. */
const decodeQuery = (schema: TObject | undefined, query: unknown): unknown => {
  if (schema === undefined || typeof query !== 'object' || query === null) return query
  return Object.fromEntries(
    Object.entries(query).map(([name, text]) => {
      const type: unknown = Reflect.get(schema.properties[name] ?? {}, 'type')
      if (type === 'integer' && /^-?\d{1,15}$/.test(text)) return [name, Number(text)]
      if (type === 'boolean' && /^(true|false)$/.test(text)) return [name, text === 'true']
      return [name, text]
    }),
  )
}

const send = (route: RouteShape, reply: FastifyReply, outcome: Invoked): FastifyReply => {
  for (const cookie of outcome.cookies) reply.header('set-cookie', serialiseCookie(cookie))
  reply.code(outcome.status)
  if (!outcome.ok) {
    const { retryAfterSeconds } = outcome.problem
    if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds)
    return reply.type('application/problem+json').send(JSON.stringify(outcome.problem))
  }
  if (route.cache !== 'no-store')
    reply.header('cache-control', `public, max-age=${route.cache.publicSeconds}`)
  if (route.success.bytes !== undefined && outcome.body instanceof Uint8Array) {
    if (outcome.fileName !== undefined) {
      reply.header('content-disposition', `attachment; filename="${outcome.fileName}"`)
    }
    return reply.type(route.success.bytes).send(Buffer.from(outcome.body))
  }
  return outcome.body === null
    ? reply.send()
    : reply.type('application/json; charset=utf-8').send(JSON.stringify(outcome.body))
}
