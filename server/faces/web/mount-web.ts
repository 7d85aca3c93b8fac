import type { ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { loadBuild } from './load-build.ts'
import { startDevelopment } from './start-development.ts'

const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data']

export type WebOptions = {
  /** `buildDir`: absolute folder written by the adapter. `devRoot`: absolute folder of the application. */
  readonly source: { readonly buildDir: string } | { readonly devRoot: string }
  /** Scheme, host and port that people type; the `Origin` of every form must equal it. */
  readonly publicOrigin: string
  /**
   * The `App.Platform` of one request. A header added to `outgoing` (a cookie set by a handler called
   * in process) leaves with the page.
   */
  readonly platform: (request: FastifyRequest, outgoing: Headers) => Promise<object> | object
}

/**
 * Mounts a SvelteKit application behind every path Fastify does not know.
 *
 * Form bodies are left unread for Kit. Unsafe requests are refused with 403 unless their `Origin` is
 * ours and their `Sec-Fetch-Site` is not `cross-site`, with 415 unless they carry a form (design §5b
 * "Forms"), and with 405 for other methods. Headers that hooks put on the reply are kept.
 */
export async function mountWeb(app: FastifyInstance, options: WebOptions): Promise<void> {
  app.addContentTypeParser(formTypes, (_request, _payload, done) => done(null))
  const pages =
    'buildDir' in options.source
      ? await loadBuild(options.source.buildDir, options.publicOrigin)
      : await startDevelopment(app, options.source.devRoot, options.publicOrigin)

  app.setNotFoundHandler(async (request, reply) => {
    const refusal = refusalOf(request, options.publicOrigin)
    if (refusal) return refuse(reply, refusal)
    const outgoing = new Headers()
    reply.hijack()
    keepHeaders(reply)
    try {
      await pages({
        raw: request.raw,
        response: reply.raw,
        visitor: async () => ({
          platform: await options.platform(request, outgoing),
          outgoing,
          clientAddress: request.ip,
        }),
      })
    } catch (error) {
      request.log.error({ err: error }, 'a page could not be answered')
      endBroken(reply.raw)
    }
  })
}

function refusalOf(request: FastifyRequest, publicOrigin: string): 403 | 405 | 415 | undefined {
  if (request.method === 'GET' || request.method === 'HEAD') return undefined
  if (request.method !== 'POST') return 405
  if (request.headers.origin !== publicOrigin) return 403
  if (request.headers['sec-fetch-site'] === 'cross-site') return 403
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? ''
  return formTypes.includes(type) ? undefined : 415
}

const titles = {
  403: 'Forbidden',
  405: 'Method Not Allowed',
  415: 'Unsupported Media Type',
} as const

function refuse(reply: FastifyReply, status: keyof typeof titles): FastifyReply {
  return reply
    .code(status)
    .type('application/problem+json')
    .send({ type: 'about:blank', title: titles[status], status })
}

function keepHeaders(reply: FastifyReply): void {
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) reply.raw.setHeader(name, value)
  }
  reply.raw.setHeader('x-content-type-options', 'nosniff')
  reply.raw.setHeader('referrer-policy', 'same-origin')
}

function endBroken(response: ServerResponse): void {
  if (response.headersSent) response.destroy()
  else response.writeHead(500, { 'content-type': 'text/plain' }).end('Internal Server Error')
}
