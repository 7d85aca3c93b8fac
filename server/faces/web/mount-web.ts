import type { ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { CommonProblem } from '../../../contract/problem.ts'
import type { WebPlatform } from '../../../contract/web-platform.ts'
import { sendProblem } from '../../kernel/http/send-problem.ts'
import { loadBuild } from './load-build.ts'
import type { LargeForms } from './pages.ts'
import { startDevelopment } from './start-development.ts'

const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data']

export type WebOptions = {
  /** `buildDir`: absolute folder written by the adapter. `devRoot`: absolute folder of the application. */
  readonly source: { readonly buildDir: string } | { readonly devRoot: string }
  /** Scheme, host and port that people type; the `Origin` of every form must equal it. */
  readonly publicOrigin: string
  /** Only a page for who is signed in reads so much: a visitor is led away before. */
  readonly largeForms?: LargeForms
  /**
   * The `App.Platform` of one request. A header added to `outgoing` (a cookie set by a handler called
   * in process) leaves with the page.
   */
  readonly platform: (
    request: FastifyRequest,
    outgoing: Headers,
  ) => Promise<WebPlatform> | WebPlatform
  /** Told of what broke before a page could be made; bugs inside a page go to `platform.report`. */
  readonly onFault: (error: unknown, about: { requestId: string; route: string }) => void
}

/**
 * Mounts a SvelteKit application behind every path Fastify does not know.
 *
 * Form bodies are left unread for Kit. A post is refused with `foreign-origin` unless its `Origin` is
 * ours and its `Sec-Fetch-Site` not `cross-site`, with `unsupported-media-type` unless it carries a
 * form (design §5b "Forms"). Headers that hooks of the host put on the reply are kept.
 */
export async function mountWeb(app: FastifyInstance, options: WebOptions): Promise<void> {
  app.addContentTypeParser(formTypes, (_request, _payload, done) => done(null))
  const pages =
    'buildDir' in options.source
      ? await loadBuild(options.source.buildDir, options.publicOrigin, options.largeForms)
      : await startDevelopment(app, options.source.devRoot, options.publicOrigin)

  app.setNotFoundHandler(async (request, reply) => {
    const refusal = refusalOf(request, options.publicOrigin)
    if (refusal) return sendProblem(request, reply, refusal)
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
      options.onFault(error, { requestId: request.id, route: request.url })
      endBroken(reply.raw)
    }
  })
}

/** What is refused before a page is asked: unknown API paths, and posts that no form of ours makes. */
function refusalOf(request: FastifyRequest, publicOrigin: string): CommonProblem | undefined {
  const { method, headers, url } = request
  if (url === '/api' || url.startsWith('/api/')) return 'not-found'
  if (method === 'GET' || method === 'HEAD') return undefined
  if (method !== 'POST') return 'not-found'
  if (headers.origin !== publicOrigin) return 'foreign-origin'
  if (headers['sec-fetch-site'] === 'cross-site') return 'foreign-origin'
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? ''
  return formTypes.includes(type) ? undefined : 'unsupported-media-type'
}

function keepHeaders(reply: FastifyReply): void {
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) reply.raw.setHeader(name, value)
  }
}

function endBroken(response: ServerResponse): void {
  if (response.headersSent) response.destroy()
  else response.writeHead(500, { 'content-type': 'text/plain' }).end('Internal Server Error')
}
