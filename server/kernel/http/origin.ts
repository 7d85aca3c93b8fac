import type { FastifyRequest } from 'fastify'
import { languageOf, languages } from '../../../contract/languages.ts'
import type { Origin } from '../actor.ts'
import { hostCookie, parseCookies } from './cookies.ts'

/** Where a request comes from; `language` is the person's choice (cookie), else what the browser asks. */
export const originOf = (request: FastifyRequest): Origin => {
  const cookies = parseCookies(request.headers.cookie)
  const chosen = languages.find(language => language === cookies.get('lc-language'))
  const deviceToken = cookies.get(hostCookie('lc-device'))
  return {
    address: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
    language: chosen ?? languageOf(request.headers['accept-language']),
    channel: request.headers['x-lc-channel'] === 'app' ? 'app' : 'web',
    ...(deviceToken === undefined ? {} : { deviceToken }),
  }
}
