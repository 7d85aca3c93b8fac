import type { FastifyInstance } from 'fastify'
import type { Language } from '../../../contract/languages.ts'

/** Where a weakness is told, and until when that holds: RFC 9116. */
export type SecurityContact = {
  /** `mailto:`, `https:` or `tel:`. */
  readonly contact: string
  /** The last civil day, in UTC, on which this may be believed. */
  readonly expires: string
  readonly languages: readonly Language[]
  readonly publicOrigin: string
}

const path = '/.well-known/security.txt'

/** Serves `security.txt`, as plain text that anybody may keep for a day. */
export const mountSecurityText = (app: FastifyInstance, told: SecurityContact): void => {
  const text = securityText(told)
  app.get(path, (_, reply) =>
    reply
      .header('cache-control', 'public, max-age=86400')
      .type('text/plain; charset=utf-8')
      .send(text),
  )
}

const securityText = ({ contact, expires, languages, publicOrigin }: SecurityContact): string =>
  [
    `Contact: ${contact}`,
    `Expires: ${expires}T23:59:59Z`,
    `Preferred-Languages: ${languages.join(', ')}`,
    `Canonical: ${publicOrigin}${path}`,
    '',
  ].join('\n')
