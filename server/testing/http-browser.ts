import { setTimeout as pause } from 'node:timers/promises'

/** One answer, read whole: its text is what a search for somebody else's data looks through. */
export type Reply = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The JSON of the text; null when it is none. */
  readonly body: Json
}

/** What a black box answers: it has the shape that a test expects, or the test fails. */
export type Json = ReturnType<typeof JSON.parse>

export type Ask = {
  readonly body?: unknown
  /** Sent as it is, in place of `body`. */
  readonly text?: string
  readonly headers?: Readonly<Record<string, string>>
}

export type HttpBrowser = ReturnType<typeof httpBrowser>

let keys = 0

/** An idempotency key that nobody used. */
export const freshKey = (): string => {
  keys += 1
  return `key-${process.pid}-${keys}`
}

/** A browser at the API: keeps its cookies and says which origin its page has; `always` are headers of each call. */
export const httpBrowser = (
  origin: string,
  publicOrigin: string,
  always: Readonly<Record<string, string>> = {},
) => {
  const jar = new Map<string, string>()
  const ask = async (method: string, path: string, wish: Ask = {}): Promise<Reply> => {
    const text = wish.text ?? (wish.body === undefined ? undefined : JSON.stringify(wish.body))
    const response = await fetch(`${origin}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        origin: publicOrigin,
        ...always,
        ...(text === undefined ? {} : { 'content-type': 'application/json' }),
        ...wish.headers,
      },
      ...(text === undefined ? {} : { body: text }),
      signal: AbortSignal.timeout(30_000),
    })
    keepCookies(jar, response)
    return toReply(response, await response.text())
  }
  return {
    ask,
    /** The same call until the server answers something else than that it cannot now; a cut connection counts as no answer. */
    insist: async (method: string, path: string, wish: Ask = {}): Promise<Reply> => {
      for (;;) {
        const reply = await ask(method, path, wish).catch(() => undefined)
        const passing = reply === undefined || reply.status >= 500 || isForLater(reply)
        if (!passing) return reply
        await pause(50)
      }
    },
    forget: () => jar.clear(),
    /** What a thief of this browser's cookie would hold; empty when there is none of this name. */
    cookie: (name: string): string => jar.get(name) ?? '',
  }
}

const isForLater = ({ status, body }: Reply) =>
  status === 429 || (status === 409 && body?.code === 'idempotency-in-flight')

const keepCookies = (jar: Map<string, string>, response: Response): void => {
  for (const cookie of response.headers.getSetCookie()) {
    const [pair = '', ...attributes] = cookie.split(';')
    const at = pair.indexOf('=')
    if (attributes.some(attribute => /^\s*max-age=0$/i.test(attribute)))
      jar.delete(pair.slice(0, at))
    else jar.set(pair.slice(0, at), pair.slice(at + 1))
  }
}

const toReply = ({ status, headers }: Response, text: string): Reply => ({
  status,
  headers,
  text,
  body: parsedOrNull(text),
})

const parsedOrNull = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
