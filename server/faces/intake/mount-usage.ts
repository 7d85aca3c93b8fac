import type { FastifyInstance } from 'fastify'
import { receiveFile, type UsageDeps } from '../../domains/usage/public.ts'

const defaultSource = 'mediation'

/**
 * `POST /intake/usage`: the body is a file of usage records, CSV or NDJSON, gzip or not. Answers 202 once it is
 * stored, and again with `duplicate` for the same bytes; it is rated by a job. Signatures are checked by
 * `mountIntake`, which must come first.
 */
export const mountUsage = (
  app: FastifyInstance,
  deps: Pick<UsageDeps, 'db' | 'documents' | 'businessClock'>,
): void => {
  app.post('/intake/usage', async (request, reply) => {
    const { body, headers } = request
    if (!Buffer.isBuffer(body) || body.length === 0) {
      return reply.code(400).send({ code: 'invalid-input', faults: ['the body is empty'] })
    }
    const source = headers['x-source'] ?? defaultSource
    if (typeof source !== 'string' || !/^[a-z0-9-]{1,32}$/.test(source)) {
      return reply.code(400).send({ code: 'invalid-input', faults: ['x-source'] })
    }
    const received = await receiveFile(deps, {
      bytes: body,
      name: fileName(headers['x-file-name']),
      source,
    })
    if (received.kind === 'refused') {
      return reply.code(503).header('retry-after', '60').send({ code: received.reason })
    }
    const { fileId, duplicate } = received
    return reply.code(202).send({ fileId, duplicate })
  })
}

/** A name to recognise the file by; nothing is ever opened under it. */
const fileName = (header: string | string[] | undefined): string =>
  String(header ?? '')
    .replace(/[^\w.-]/g, '_')
    .slice(0, 120)
