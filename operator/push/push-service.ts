import { readFileSync } from 'node:fs'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import { fileURLToPath } from 'node:url'
import type { Inbox } from '../inbox.ts'
import { listeningPort } from '../listening-port.ts'
import { wallInstant } from '../wall-time.ts'

/**
 * Key and certificate of `localhost`: push is spoken over TLS only. The certificate signs no other, so who trusts it
 * trusts this name and nothing else.
 */
export const localhostPem = fileURLToPath(new URL('localhost.pem', import.meta.url))

/** What was sent to one browser: encrypted for it alone. */
export type Pushed = {
  headers: IncomingHttpHeaders
  body: Buffer
  receivedAt: string
}

export type PushService = {
  port: number
  /** the address a browser is given when it subscribes under this name */
  endpointOf(name: string): string
  /** from now on what is sent to this browser is answered so: 410, it is gone */
  answer(name: string, status: number): void
  stop(): Promise<void>
}

type PushServiceOptions = { port: number; browsers: Inbox<Pushed> }

const mostBytes = 8 * 1024

/** The body; undefined when it is larger than any push may be (RFC 8030 §7.2). */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request) {
    bytes += part.length
    if (bytes <= mostBytes) parts.push(part)
  }
  return bytes <= mostBytes ? Buffer.concat(parts) : undefined
}

/**
 * The push service of the browsers (RFC 8030) on loopback, over TLS. Each browser has a name, the path of its
 * endpoint; what is sent to it is kept as it came.
 */
export async function startPushService({
  port: asked,
  browsers,
}: PushServiceOptions): Promise<PushService> {
  const pem = readFileSync(localhostPem)
  const answers = new Map<string, number>()
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const name = (request.url ?? '').slice(1)
    const body = await readBody(request)
    if (request.method !== 'POST') return response.writeHead(405).end()
    if (!body) return response.writeHead(413).end()
    browsers.keep(name, { headers: request.headers, body, receivedAt: wallInstant() })
    return response.writeHead(answers.get(name) ?? 201).end()
  }
  const server = createServer({ key: pem, cert: pem }, (request, response) => {
    take(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(asked, '127.0.0.1', resolve)
  })
  const port = listeningPort(server, asked)
  return {
    port,
    endpointOf: name => `https://localhost:${port}/${name}`,
    answer: (name, status) => {
      answers.set(name, status)
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
