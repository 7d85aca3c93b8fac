import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { closed, InstantText } from '../../../contract/closed.ts'
import { readBusinessClock } from '../../kernel/business-clock.ts'
import type { Clock } from '../../kernel/clock.ts'
import { type MoveDeps, moveClock } from '../../kernel/move-clock.ts'

const Target = closed({ to: InstantText, afterwards: Type.Optional(Type.Enum(['hold', 'run'])) })
const validator = Compile(Target)

/**
 * The demonstration's business time, for the operator desk: read it, move it forward. Mounted on the
 * intake's port, behind its signature, and never in production.
 */
export const mountDemoClock = (
  app: FastifyInstance,
  { wall, ...deps }: MoveDeps & { readonly wall: Clock },
): void => {
  const { db } = deps
  app.get('/demo/clock', async () => ({ now: (await readBusinessClock(db)).now().toString() }))
  app.post('/demo/clock', async (request, reply) => {
    const asked = readTarget(request.body)
    if (asked === null) return reply.code(400).send({ code: 'invalid-input' })
    const to = Temporal.Instant.from(asked.to)
    const afterwards = asked.afterwards ?? (isPresent(to, wall) ? 'run' : 'hold')
    const moved = await moveClock(deps, { to, afterwards })
    const now = moved.at.toString()
    return moved.kind === 'moved'
      ? { now, steps: moved.steps }
      : reply.code(409).send({ code: moved.reason, detail: moved.reason, now })
  })
}

/** In the past of the wall a history is being lived, and time stands between its steps; from the present on it runs. */
const isPresent = (to: Temporal.Instant, wall: Clock): boolean =>
  Temporal.Instant.compare(to, wall.now().subtract({ minutes: 30 })) >= 0

const readTarget = (body: unknown) => {
  try {
    const target: unknown = JSON.parse(String(body))
    return validator.Check(target) ? target : null
  } catch {
    return null
  }
}
