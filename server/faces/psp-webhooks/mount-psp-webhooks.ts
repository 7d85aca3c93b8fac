import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { asId, type PaymentId } from '../../../contract/ids.ts'
import { keepEvent } from '../../domains/payments/public.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Db } from '../../kernel/db.ts'
import { sendProblem } from '../../kernel/http/send-problem.ts'
import { isSigned } from '../../kernel/http/signature.ts'

type WebhookDeps = {
  readonly db: Db
  readonly wall: Clock
  /** Shared with the PSP. */
  readonly secret: string
  /** Told of each delivery, and whether it was signed and readable. */
  readonly onHeard?: (believed: boolean) => void
}

const Event = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 255 }),
  type: Type.String({ minLength: 1, maxLength: 255 }),
  data: Type.Object({
    object: Type.Object({
      client_reference_id: Type.Optional(Type.Union([Type.String(), Type.Null()])),
      metadata: Type.Optional(
        Type.Union([Type.Object({ payment: Type.Optional(Type.String()) }), Type.Null()]),
      ),
    }),
  }),
})
const validator = Compile(Event)

/**
 * `POST /hooks/psp`: what the card processor tells us. The raw body is checked against its signature before
 * anything reads it, kept once, and answered at once; what it means is asked of the PSP by a job.
 */
export const mountPspWebhooks = (app: FastifyInstance, deps: WebhookDeps): void => {
  app.register(async door => {
    door.removeAllContentTypeParsers()
    door.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    )
    door.post('/hooks/psp', async (request, reply) => {
      const header = request.headers['stripe-signature']
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const signed = isSigned(deps.wall, {
        secret: deps.secret,
        header: typeof header === 'string' ? header : undefined,
        body,
      })
      const event = signed ? parseEvent(body) : undefined
      deps.onHeard?.(event !== undefined)
      if (event === undefined) return sendProblem(request, reply, 'invalid-input')
      const { id, type, data } = event
      const paymentId = paymentOf(data.object)
      await keepEvent(deps.db, { id, kind: type, paymentId }, deps.wall.now())
      return reply.code(200).send({ received: true })
    })
  })
}

const parseEvent = (body: Buffer) => {
  try {
    const told: unknown = JSON.parse(body.toString('utf8'))
    return validator.Check(told) ? told : undefined
  } catch {
    return undefined
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

type Named = {
  readonly client_reference_id?: string | null
  readonly metadata?: { readonly payment?: string } | null
}

const paymentOf = ({ client_reference_id, metadata }: Named): PaymentId | null => {
  const text = client_reference_id ?? metadata?.payment
  return text !== undefined && text !== null && uuid.test(text) ? asId('payment', text) : null
}
