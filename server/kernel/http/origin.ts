import type { FastifyRequest } from 'fastify'
import { languageOf, languages } from '../../../contract/languages.ts'
import type { Origin } from '../actor.ts'
import { hostCookie, parseCookies } from './cookies.ts'

/**
 * Where a request comes from; `language` is the person's choice (cookie), else what the browser asks. The console
 * reads its own session cookie, never the customer's.
 */
export const originOf = (
  request: FastifyRequest,
  session: 'session' | 'staffSession' = 'session',
): Origin => {
  const cookies = parseCookies(request.headers.cookie)
  const chosen = languages.find(language => language === cookies.get('lc-language'))
  return {
    address: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
    language: chosen ?? languageOf(request.headers['accept-language']),
    channel: session === 'staffSession' ? 'console' : channelOf(request),
    ...tokensOf(cookies, session),
  }
}

const channelOf = ({ headers }: FastifyRequest) =>
  headers['x-lc-channel'] === 'app' ? 'app' : 'web'

/** The names of our cookies; the console has its own session, so that both can be open in one browser. */
export const cookieNames = {
  session: hostCookie('lc'),
  staffSession: hostCookie('lc-console'),
  device: hostCookie('lc-device'),
  flow: hostCookie('lc-flow'),
} as const

const tokensOf = (cookies: ReadonlyMap<string, string>, session: 'session' | 'staffSession') => {
  const [deviceToken, flowToken, sessionToken] = (['device', 'flow', session] as const).map(kind =>
    cookies.get(cookieNames[kind]),
  )
  return {
    ...(deviceToken === undefined ? {} : { deviceToken }),
    ...(flowToken === undefined ? {} : { flowToken }),
    ...(sessionToken === undefined ? {} : { sessionToken }),
  }
}
