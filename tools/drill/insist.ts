import { setTimeout as pause } from 'node:timers/promises'
import type { Ask, HttpBrowser, Reply } from '../../server/testing/http-browser.ts'
import type { Promises } from './promises.ts'

const retryMs = 150

/**
 * The same call, with the same key, until the server answers it: no answer, 5xx, "still under way" and "too many" are
 * none. What a client of a bank or of a network does.
 */
export const insistWith =
  (browser: HttpBrowser, promises: Promises) =>
  async (method: string, path: string, wish: Ask = {}): Promise<Reply> => {
    for (;;) {
      const reply = await browser.ask(method, path, wish).catch(() => undefined)
      if (reply !== undefined && isAnswer(reply)) return reply
      promises.retries += 1
      await pause(retryMs)
    }
  }

const isAnswer = ({ status, body }: Reply): boolean =>
  status < 500 && status !== 429 && !(status === 409 && body?.code === 'idempotency-in-flight')
