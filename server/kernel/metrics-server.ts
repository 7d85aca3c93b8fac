import { createServer, type ServerResponse } from 'node:http'
import type { Registry } from 'prom-client'

export type MetricsServer = { readonly port: number; readonly stop: () => Promise<void> }

type MetricsServerOptions = {
  readonly registry: Registry
  /** 0 picks a free port. */
  readonly port: number
  /** Whether this process is fit for work: the worker has no other port to tell it on. */
  readonly ready: () => Promise<boolean>
}

/** Serves `/metrics` and `/ready` on a port of loopback of its own: no balancer ever shows it to the world. */
export const startMetricsServer = async (options: MetricsServerOptions): Promise<MetricsServer> => {
  const server = createServer((request, response) => {
    answer(options, request.url ?? '', response).catch(() => response.writeHead(500).end())
  })
  server.requestTimeout = 10_000
  server.maxConnections = 20
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const address = server.address()
  return {
    port: address !== null && typeof address === 'object' ? address.port : options.port,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const answer = async (
  { registry, ready }: MetricsServerOptions,
  url: string,
  response: ServerResponse,
): Promise<void> => {
  if (url === '/metrics') {
    const body = await registry.metrics()
    response.writeHead(200, { 'content-type': registry.contentType }).end(body)
    return
  }
  if (url === '/ready') {
    response.writeHead((await ready()) ? 200 : 503).end()
    return
  }
  response.writeHead(404).end()
}
