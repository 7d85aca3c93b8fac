import { timingSafeEqual } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Faults } from '../faults.ts'
import { type ApiAnswer, invalid } from './answer.ts'
import type { ApiRoute } from './api-call.ts'
import { checkoutRoutes } from './api-checkout.ts'
import { customerRoutes } from './api-customers.ts'
import { paymentIntentRoutes } from './api-payment-intents.ts'
import { paymentMethodRoutes } from './api-payment-methods.ts'
import { recordRoutes } from './api-records.ts'
import { setupIntentRoutes } from './api-setup-intents.ts'
import type { Bank } from './bank.ts'
import { parseForm } from './form.ts'
import { createIdempotency, type Idempotency, type KeyedCall } from './idempotency.ts'

type ApiOptions = {
  bank: Bank
  secretKey: string
  faults: Faults
  /** called after each commit, to deliver what was emitted */
  committed: () => void
}

type Api = ApiOptions & { idempotency: Idempotency }

const routes: readonly ApiRoute[] = [
  ...customerRoutes,
  ...paymentMethodRoutes,
  ...paymentIntentRoutes,
  ...setupIntentRoutes,
  ...checkoutRoutes,
  ...recordRoutes,
]

function hasKey(request: FastifyRequest, secretKey: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '')
  const expected = Buffer.from(`Bearer ${secretKey}`)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

const unauthorised: ApiAnswer = {
  status: 401,
  body: { error: { type: 'invalid_request_error', message: 'Invalid API Key provided.' } },
}
const tooMany: ApiAnswer = {
  status: 429,
  body: { error: { type: 'rate_limit_error', code: 'rate_limit', message: 'Too many requests.' } },
}
const broken: ApiAnswer = {
  status: 500,
  body: { error: { type: 'api_error', message: 'An unexpected error occurred after the commit.' } },
}

function runRoute(
  api: Api,
  route: ApiRoute,
  request: FastifyRequest<{ Params: { id?: string } }>,
): ApiAnswer {
  const encoded =
    route.method === 'POST' ? textBodyOf(request) : (request.raw.url?.split('?')[1] ?? '')
  const form = parseForm(encoded)
  const unknown = Object.keys(form).find(name => !route.fields.includes(name))
  if (unknown !== undefined) {
    const message = `Received unknown parameter: ${unknown}`
    return invalid({ code: 'parameter_unknown', param: unknown, message })
  }
  return route.run(api.bank, { id: request.params.id ?? '', form })
}

function textBodyOf(request: FastifyRequest): string {
  return typeof request.body === 'string' ? request.body : ''
}

function keyedCallOf(request: FastifyRequest): KeyedCall | undefined {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || request.method !== 'POST') return undefined
  return { key, method: request.method, path: request.raw.url ?? '', body: textBodyOf(request) }
}

/** Runs and commits; an answer under a key is part of the same commit. */
function execute(
  api: Api,
  route: ApiRoute,
  request: FastifyRequest<{ Params: { id?: string } }>,
): ApiAnswer {
  const call = keyedCallOf(request)
  const result = runRoute(api, route, request)
  const answer =
    request.method === 'POST' && api.faults.take('psp.error-after-commit') ? broken : result
  if (call) api.idempotency.keep(call, answer)
  api.bank.vault.commit()
  api.committed()
  return answer
}

async function answerOnce(
  api: Api,
  route: ApiRoute,
  request: FastifyRequest<{ Params: { id?: string } }>,
): Promise<{ answer: ApiAnswer; replayed: boolean }> {
  const call = keyedCallOf(request)
  const reading = call ? api.idempotency.begin(call) : { kind: 'new' as const }
  if (reading.kind !== 'new') return { answer: reading.answer, replayed: reading.kind === 'replay' }
  try {
    const slow = api.faults.take('psp.slow')
    if (slow) await pause(slow.delayMs)
    return { answer: execute(api, route, request), replayed: false }
  } finally {
    if (call) api.idempotency.end(call)
  }
}

function isCut(api: Api, request: FastifyRequest, answer: ApiAnswer): boolean {
  if (answer.drop) return true
  return request.method === 'POST' && api.faults.take('psp.drop-after-commit') !== undefined
}

async function serve(
  api: Api,
  route: ApiRoute,
  exchange: { request: FastifyRequest<{ Params: { id?: string } }>; reply: FastifyReply },
): Promise<FastifyReply> {
  const { request, reply } = exchange
  const send = ({ status, body }: ApiAnswer) => reply.code(status).send(body)
  if (!hasKey(request, api.secretKey)) return send(unauthorised)
  if (api.faults.take('psp.rate-limit')) return send(tooMany)
  const stuck = api.faults.take('psp.timeout')
  if (stuck) {
    await pause(stuck.delayMs)
    return cut(reply)
  }
  const { answer, replayed } = await answerOnce(api, route, request)
  if (isCut(api, request, answer)) return cut(reply)
  if (replayed) reply.header('idempotent-replayed', 'true')
  return send(answer)
}

/** Breaks the connection without an answer. */
export function cut(reply: FastifyReply): FastifyReply {
  reply.hijack()
  reply.raw.destroy()
  return reply
}

/**
 * The API under `/v1`, in the shapes of Stripe's, for the official `stripe` client.
 * Faults: `psp.rate-limit` (429 before), `psp.slow`, `psp.timeout` (no answer, nothing done),
 * `psp.error-after-commit` (500, done), `psp.drop-after-commit` (connection cut, done; replays too).
 */
export function registerApi(server: FastifyInstance, options: ApiOptions): void {
  const api: Api = { ...options, idempotency: createIdempotency(options.bank) }
  for (const route of routes) {
    server.route<{ Params: { id?: string } }>({
      method: route.method,
      url: route.path,
      handler: (request, reply) => serve(api, route, { request, reply }),
    })
  }
}
