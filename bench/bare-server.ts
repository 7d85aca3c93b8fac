import { once } from 'node:events'
import Fastify from 'fastify'
import pg from 'pg'
import type { Asking, Statement } from './statements.ts'

export type BareWork = { readonly url: string; readonly askings: readonly Asking[] }

/**
 * Fastify and node-postgres with nothing around them: for a person and a path, the statements that the product
 * asks, one after the other, prepared
 * as the product has them, and their rows as JSON. Answers with its port.
 */
const serve = async ({ url, askings }: BareWork): Promise<number> => {
  const options = '-c plan_cache_mode=force_generic_plan'
  const pool = new pg.Pool({ connectionString: url, max: 10, options })
  const names = new Map<string, string>()
  const nameOf = (text: string) => {
    const name = names.get(text) ?? `s${names.size}`
    names.set(text, name)
    return name
  }
  const known = new Map<string, readonly Statement[]>()
  for (const { path, token, statements } of askings) known.set(`${path} ${token}`, statements)
  const app = Fastify({ logger: false })
  app.get('/plain', async (_request, reply) =>
    reply.type('text/html').send('<!doctype html><title>Plain</title><p>One sentence.</p>'),
  )
  app.get('/api/*', async (request, reply) => {
    const token = request.headers.cookie?.split('=')[1] ?? ''
    const statements = known.get(`${request.url} ${token}`)
    if (statements === undefined) return reply.code(404).send()
    const answer: unknown[] = []
    for (const { text, values } of statements) {
      const { rows } = await pool.query({ name: nameOf(text), text, values: [...values] })
      answer.push(rows)
    }
    return answer
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

const [work]: BareWork[] = await once(process, 'message')
if (work !== undefined) process.send?.(await serve(work))
