import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { setting } from './setting.ts'

/**
 * What may stand before a portal: a line that can be cut, a release that brings a new worker, a cache that
 * everybody shares. Its address is another port of the same host, so a browser shows it the same cookies.
 */
export type Front = {
  readonly origin: string
  /** From now on no request is answered, as when the line is cut: a browser is told nothing. */
  cut(): void
  /** The worker is another one from now on: what a release changes. */
  release(): void
  /** How many answers came from the shared cache. */
  hits(): number
  stop(): Promise<void>
}

type Kept = { readonly status: number; readonly headers: IncomingMessage['headers']; body: Buffer }

const worker = '/service-worker.js'
const wholeText = ['accept-encoding', 'if-none-match', 'if-modified-since']

/**
 * A cache as greedy as any may be: it looks at the address alone, and keeps all that nobody forbids it to
 * (RFC 9111 §3: `no-store`, `private`), for ever.
 */
function mayKeep(incoming: IncomingMessage): boolean {
  const control = incoming.headers['cache-control'] ?? ''
  return incoming.statusCode === 200 && !/no-store|private/.test(control)
}

/** Asks the portal the same thing. */
function askPortal(incoming: IncomingMessage): Promise<IncomingMessage> {
  const { method, url, headers } = incoming
  const { host, port, hostname } = new URL(setting.portal)
  const asking = request({ hostname, port, path: url, method, headers: { ...headers, host } })
  return new Promise((resolve, reject) => {
    asking.on('response', resolve).on('error', reject)
    incoming.pipe(asking)
  })
}

/** @param shares whether answers are kept and given to whoever asks the same address */
export async function startFront({ shares }: { readonly shares: boolean }): Promise<Front> {
  const kept = new Map<string, Kept>()
  let isCut = false
  let isReleased = false
  let hits = 0

  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { method = '', url = '' } = incoming
    const known = shares && method === 'GET' ? kept.get(url) : undefined
    if (known) {
      hits += 1
      outgoing.writeHead(known.status, known.headers).end(known.body)
      return
    }
    const answer = await askPortal(incoming)
    const { statusCode: status = 502, headers } = answer
    if (isReleased && url === worker) {
      const { 'content-length': _, 'content-encoding': __, ...others } = headers
      outgoing.writeHead(status, others).end(`${await buffer(answer)}\n// The next release.\n`)
    } else if (shares && method === 'GET' && mayKeep(answer)) {
      const body = await buffer(answer)
      kept.set(url, { status, headers, body })
      outgoing.writeHead(status, headers).end(body)
    } else {
      outgoing.writeHead(status, headers)
      answer.pipe(outgoing)
    }
  }

  const server = createServer((incoming, outgoing) => {
    if (isCut) return void incoming.destroy()
    // The worker's text may be changed on its way: it is asked for whole and unpacked.
    if (incoming.url === worker) for (const name of wholeText) delete incoming.headers[name]
    pass(incoming, outgoing).catch(() => outgoing.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    origin: `http://localhost:${port}`,
    cut: () => {
      isCut = true
      server.closeAllConnections()
    },
    release: () => {
      isReleased = true
    },
    hits: () => hits,
    stop: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
