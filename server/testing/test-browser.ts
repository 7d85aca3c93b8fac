import type { Origin } from '../kernel/actor.ts'
import type { Cookie } from '../kernel/http/cookies.ts'

export type TestBrowser = { origin: Origin; readonly keep: (cookies: readonly Cookie[]) => void }

const facts = { userAgent: 'Firefox/140 Windows', language: 'fr', channel: 'web' } as const

/** A browser that keeps the cookies it is given, seen by the domain as an origin. */
export const testBrowser = (address = '192.0.2.1'): TestBrowser => {
  const jar = new Map<string, string>()
  const browser: TestBrowser = {
    origin: { address, ...facts },
    keep: cookies => {
      for (const { name, value, maxAgeSeconds } of cookies) {
        if (maxAgeSeconds === 0) jar.delete(name)
        else jar.set(name, value)
      }
      browser.origin = { address, ...facts, ...tokensIn(jar) }
    },
  }
  return browser
}

const tokensIn = (jar: ReadonlyMap<string, string>) => {
  const [deviceToken, flowToken, sessionToken] = ['lc-device', 'lc-flow', 'lc'].map(name =>
    jar.get(`__Host-${name}`),
  )
  return {
    ...(deviceToken === undefined ? {} : { deviceToken }),
    ...(flowToken === undefined ? {} : { flowToken }),
    ...(sessionToken === undefined ? {} : { sessionToken }),
  }
}
