import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type FastifyInstance, type FastifyRequest, fastify } from 'fastify'
import { listeningPort } from '../listening-port.ts'
import { registerDeskApi } from './desk-api.ts'
import { registerDeskScreens } from './desk-screens.ts'
import type { Parties } from './parties.ts'

export type Desk = { port: number; server: FastifyInstance; stop(): Promise<void> }

const locate = createRequire(import.meta.url).resolve
const files: Readonly<Record<string, { path: string | URL; type: string }>> = {
  '/desk.css': { path: new URL('desk.css', import.meta.url), type: 'text/css; charset=utf-8' },
  '/inter.woff2': {
    path: locate('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'),
    type: 'font/woff2',
  },
  '/bricolage-grotesque.woff2': {
    path: locate(
      '@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2',
    ),
    type: 'font/woff2',
  },
}

/** A page of another site must not press our buttons, nor read the desk under a name of its own. */
function isForeign({ headers }: FastifyRequest): boolean {
  const name = (headers.host ?? '').replace(/:\d+$/, '')
  return (
    headers['sec-fetch-site'] === 'cross-site' || !/^(localhost|127\.0\.0\.1|\[::1\])$/.test(name)
  )
}

/** The operator desk on loopback; `extend` adds routes before it listens. */
export async function startDesk(
  port: number,
  parties: Parties,
  extend: (server: FastifyInstance) => void = () => undefined,
): Promise<Desk> {
  const server = fastify({ bodyLimit: 64 * 1024, forceCloseConnections: true })
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, body),
  )
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff')
    if (!isForeign(request)) return
    await reply.code(403).send({ title: 'only this machine and this page may use the desk' })
  })
  for (const [address, { path, type }] of Object.entries(files)) {
    const bytes = readFileSync(path)
    server.get(address, (_request, reply) =>
      reply.type(type).header('cache-control', 'max-age=3600').send(bytes),
    )
  }
  registerDeskApi(server, parties)
  registerDeskScreens(server, parties)
  extend(server)
  await server.listen({ host: '127.0.0.1', port })
  return { port: listeningPort(server.server, port), server, stop: () => server.close() }
}
