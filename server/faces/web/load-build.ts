import { createReadStream } from 'node:fs'
import { resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import type { Server } from '@sveltejs/kit'
import sirv from 'sirv'
import { type LargeForms, type Pages, sendPage, toWebRequest } from './pages.ts'

/**
 * The pages of a built application: precompressed files of `client/` (those of `_app/immutable/` kept
 * for a year, the others revalidated), then Kit's server. Files get a policy of their own: the
 * host's, made for the API, would forbid a service worker every fetch.
 * Throws when the folder holds no build.
 */
export async function loadBuild(
  buildDir: string,
  publicOrigin: string,
  large?: LargeForms,
): Promise<Pages> {
  const server = await importServer(resolve(buildDir, 'server/instance.js'))
  await server.init({ env: {}, read: file => readAsset(resolve(buildDir, 'client'), file) })
  const files = staticFiles(resolve(buildDir, 'client'))

  return async ({ raw, response, visitor }) => {
    if (await files(raw, response)) return
    const request = toWebRequest(raw, response, publicOrigin, large)
    if (!request) {
      response.writeHead(400, { 'content-type': 'text/plain' }).end('Bad Request')
      return
    }
    const { platform, outgoing, clientAddress } = await visitor()
    const page = await server.respond(request, { platform, getClientAddress: () => clientAddress })
    sendPage(response, page, outgoing)
  }
}

async function importServer(file: string): Promise<Server> {
  const built: unknown = await import(pathToFileURL(file).href)
  if (!holdsServer(built)) throw new Error(`no web build in ${file}`)
  return built.server
}

const holdsServer = (built: unknown): built is { server: Server } =>
  typeof built === 'object' && built !== null && 'server' in built

function readAsset(clientDir: string, file: string): ReadableStream {
  const path = resolve(clientDir, file)
  if (!path.startsWith(clientDir + sep)) throw new Error(`outside the build: ${file}`)
  return Readable.toWeb(createReadStream(path))
}

function staticFiles(clientDir: string) {
  const serve = sirv(clientDir, {
    etag: true,
    gzip: true,
    brotli: true,
    extensions: [],
    setHeaders(response, pathname) {
      const immutable = pathname.startsWith('/_app/immutable/')
      response.setHeader('content-security-policy', "default-src 'self'; frame-ancestors 'none'")
      response.setHeader(
        'cache-control',
        immutable ? 'public, max-age=31536000, immutable' : 'public, no-cache',
      )
    },
  })
  type Raw = Parameters<typeof serve>[0]
  type Out = Parameters<typeof serve>[1]
  /** Whether the request was a file's; resolves to false at once for anything else. */
  return (raw: Raw, response: Out): Promise<boolean> =>
    new Promise(done => {
      if (raw.method !== 'GET' && raw.method !== 'HEAD') return done(false)
      response.once('close', () => done(true))
      serve(raw, response, () => done(false))
    })
}
