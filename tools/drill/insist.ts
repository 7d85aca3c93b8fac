import { setTimeout as pause } from 'node:timers/promises'
import type { Ask, HttpBrowser, Reply } from '../../server/testing/http-browser.ts'
import type { Promises } from './promises.ts'

/** After no answer at all. */
const retryMs = 150
/** The longest that is waited because the server said when to come back. */
const mostMs = 5000

/**
 * The same call, with the same key, until the server answers it: no answer, 5xx, "still under way" and "too many" are
 * none. What a client of a bank or of a network does: whoever is told when to come back comes then, and later each
 * time, for calls are counted.
 */
export const insistWith =
  (browser: HttpBrowser, promises: Promises) =>
  async (method: string, path: string, wish: Ask = {}): Promise<Reply> => {
    for (let toldToWait = 0; ; ) {
      const reply = await browser.ask(method, path, wish).catch(() => undefined)
      if (reply !== undefined && isAnswer(reply)) return reply
      promises.retries += 1
      const seconds = Number(reply?.headers.get('retry-after') ?? 0)
      if (seconds > 0) toldToWait += 1
      await pause(seconds > 0 ? Math.min(seconds * 500 * 2 ** toldToWait, mostMs) : retryMs)
    }
  }

const isAnswer = ({ status, body }: Reply): boolean =>
  status < 500 && status !== 429 && !(status === 409 && body?.code === 'idempotency-in-flight')
