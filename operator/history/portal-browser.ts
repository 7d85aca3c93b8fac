/** What the portal answered: its status and its JSON, undefined when there is none. */
export type Reply = { status: number; body: unknown }

/** A browser of one person: it keeps the cookies it is given and says which page it stands on. */
export type Browser = {
  ask(
    method: 'GET' | 'POST',
    path: string,
    more?: { body?: object; idempotencyKey?: string },
  ): Promise<Reply>
  /** opens an address people are sent to, as a page */
  open(url: string): Promise<number>
}

const answerWithinMs = 30_000

function keepCookies(jar: Map<string, string>, response: Response): void {
  for (const cookie of response.headers.getSetCookie()) {
    const [pair = '', ...attributes] = cookie.split(';')
    const at = pair.indexOf('=')
    const isOver = attributes.some(attribute => /^\s*max-age=0$/i.test(attribute))
    if (isOver) jar.delete(pair.slice(0, at))
    else jar.set(pair.slice(0, at), pair.slice(at + 1))
  }
}

/** Reads a member of an answer, however deep; undefined when it is not there. */
export function memberOf(body: unknown, ...path: readonly string[]): unknown {
  let value = body
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Reflect.get(value, name)
  }
  return value
}

/** Opens a browser on the portal of this origin. */
export function openBrowser(origin: string, publicOrigin: string): Browser {
  const jar = new Map<string, string>()
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  return {
    ask: async (method, path, { body, idempotencyKey } = {}) => {
      const response = await fetch(`${origin}/api${path}`, {
        method,
        headers: {
          accept: 'application/json',
          cookie: cookie(),
          origin: publicOrigin,
          ...(body ? { 'content-type': 'application/json' } : {}),
          ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
        signal: AbortSignal.timeout(answerWithinMs),
      })
      keepCookies(jar, response)
      return { status: response.status, body: await response.json().catch(() => undefined) }
    },
    open: async url => {
      const response = await fetch(url, { headers: { cookie: cookie() }, redirect: 'manual' })
      keepCookies(jar, response)
      await response.arrayBuffer()
      return response.status
    },
  }
}
