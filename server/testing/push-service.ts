import { readFileSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import { createServer } from 'node:https'
import { fileURLToPath } from 'node:url'

/** Key and certificate of `localhost`, for services that speak only TLS; also the authority that signed it. */
export const localhostPem = fileURLToPath(new URL('localhost.pem', import.meta.url))

export type PushedMessage = {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** A push service of browsers on loopback, over TLS: keeps what it is sent, and answers as it is told to. */
export const startPushService = async () => {
  const pem = readFileSync(localhostPem, 'utf8')
  const received: PushedMessage[] = []
  const refusals = new Map<string, number>()
  const server = createServer({ key: pem, cert: pem }, (request, response) => {
    const parts: Buffer[] = []
    request.on('data', part => parts.push(part))
    request.on('end', () => {
      const path = request.url ?? ''
      received.push({ path, headers: request.headers, body: Buffer.concat(parts) })
      response.writeHead(refusals.get(path) ?? 201).end()
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const host = `localhost:${typeof address === 'object' ? address?.port : ''}`
  return {
    host,
    endpointOf: (name: string) => `https://${host}/${name}`,
    received,
    /** From now on this browser's messages are answered so. */
    answer: (name: string, status: number) => void refusals.set(`/${name}`, status),
    stop: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
