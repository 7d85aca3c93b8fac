import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../kernel/clock.ts'
import type { Db } from '../../kernel/db.ts'
import { sendProblem } from '../../kernel/http/send-problem.ts'
import { isSigned } from '../../kernel/http/signature.ts'
import type { Keys } from '../../kernel/keys.ts'
import { acceptActivation } from './accept-activation.ts'
import type { CheckActivation } from './check-activation.ts'

export type IntakeDeps = {
  readonly db: Db
  readonly wall: Clock
  readonly keys: Keys
  /** Shared with the systems of the operator that deliver to us. */
  readonly secret: string
  readonly zone: string
  readonly check: CheckActivation
}

/**
 * The loopback port on which the operator's other systems deliver. Every body is kept raw and its signature is
 * checked before anything reads it; JSON is parsed by the door that wants it.
 */
export const mountIntake = (app: FastifyInstance, deps: IntakeDeps): void => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.addHook('preHandler', async (request, reply) => {
    if (!/^\/(intake|demo)\//.test(request.url)) return
    const header = request.headers['x-signature']
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const signed = isSigned(deps.wall, {
      secret: deps.secret,
      header: typeof header === 'string' ? header : undefined,
      body,
    })
    if (!signed) return sendProblem(request, reply, 'signed-out')
  })
  app.post('/intake/activations', async (request, reply) => {
    const delivered = parseJson(request.body)
    const accepted = await acceptActivation(deps, delivered)
    switch (accepted.kind) {
      case 'activated':
        return reply.code(201).send({ accountId: accepted.accountId })
      case 'known':
        return reply.code(200).send({ accountId: accepted.accountId })
      case 'conflict':
        return reply.code(409).send({ code: 'external-id-reused' })
      case 'invalid':
        return reply.code(400).send({ code: 'invalid-input', faults: accepted.faults })
    }
  })
}

const parseJson = (body: unknown): unknown => {
  try {
    return JSON.parse(String(body))
  } catch {
    return undefined
  }
}
