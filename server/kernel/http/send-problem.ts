import type { FastifyReply, FastifyRequest } from 'fastify'
import { type CommonProblem, commonProblems, type Problem } from '../../../contract/problem.ts'

/** Answers a common problem, for what fails before a route is reached. */
export const sendProblem = (
  request: FastifyRequest,
  reply: FastifyReply,
  code: CommonProblem,
  retryAfterSeconds?: number,
): FastifyReply => {
  const status = commonProblems[code]
  const problem: Problem = {
    type: `urn:ligne-claire:problem:${code}`,
    title: code.replaceAll('-', ' '),
    status,
    code,
    instance: request.id,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  }
  if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds)
  return reply.code(status).type('application/problem+json').send(JSON.stringify(problem))
}
