import { type Answer, type CallOptions, received, refusedWith, type Transport } from './client.ts'
import type { Input, RouteShape } from './define.ts'

type Parts = {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

/** `/bills/:billId` with its params and query filled in, percent-encoded. */
export const fillPath = (path: string, { params = {}, query = {} }: Parts): string => {
  const filled = path.replace(/:([a-zA-Z]+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  )
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, String(value))
  }
  return search.size === 0 ? filled : `${filled}?${search}`
}

/**
 * Calls the API over HTTP. `origin` is '' in the browser. `headers` carries what a program needs
 * (cookie, origin). A network failure throws: only the caller knows whether to say "offline".
 */
export const httpTransport = (
  origin: string,
  headers: () => Readonly<Record<string, string>> = () => ({}),
): Transport => {
  return async <R extends RouteShape>(route: R, input: Input<R>, options: CallOptions = {}) => {
    const parts = partsOf(input)
    const sent: Record<string, string> = { accept: 'application/json', ...headers() }
    if (parts.body !== undefined) sent['content-type'] = 'application/json'
    if (options.idempotencyKey !== undefined) sent['idempotency-key'] = options.idempotencyKey
    const response = await fetch(`${origin}/api${fillPath(route.path, parts)}`, {
      method: route.method,
      headers: sent,
      credentials: 'same-origin',
      ...(parts.body === undefined ? {} : { body: JSON.stringify(parts.body) }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    })
    return readAnswer<R>(route, response)
  }
}

const isParts = (input: unknown): input is Parts => typeof input === 'object' && input !== null

const partsOf = (input: unknown): Parts => (isParts(input) ? input : {})

const readAnswer = async <R extends RouteShape>(
  route: R,
  response: Response,
): Promise<Answer<R>> => {
  const { ok, status } = response
  if (!ok) return { ok, status, problem: refusedWith(route, await response.json()) }
  if (route.success.bytes !== undefined) {
    return { ok, status, body: received(route, new Uint8Array(await response.arrayBuffer())) }
  }
  return { ok, status, body: received(route, status === 204 ? null : await response.json()) }
}
