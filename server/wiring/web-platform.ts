import type { FastifyRequest } from 'fastify'
import type { WebPlatform } from '../../contract/web-platform.ts'
import type { Actor } from '../kernel/actor.ts'
import { serialiseCookie } from '../kernel/http/cookies.ts'
import type { Registration } from '../kernel/http/handler.ts'
import { inProcessClient } from '../kernel/http/in-process.ts'
import type { InvokeDeps } from '../kernel/http/invoke.ts'
import { uuidv7 } from '../kernel/ids.ts'
import type { Core } from './open-core.ts'

/** What tells the pages of one application from another's. */
type Application = {
  readonly invokeDeps: InvokeDeps
  readonly registrations: readonly Registration[]
  readonly whoIs: (request: FastifyRequest) => Promise<Actor>
  readonly visitorOf: (actor: Actor) => WebPlatform['visitor']
}

/** What the pages of one request are given: the contract's client, bound to whoever asks. */
export const platformOf = (core: Core, application: Application) => {
  const registrations = new Map(application.registrations.map(entry => [entry.route.id, entry]))
  const operations = application.registrations.map(({ route }) => route)
  return async (request: FastifyRequest, outgoing: Headers): Promise<WebPlatform> => {
    const actor = await application.whoIs(request)
    return {
      api: inProcessClient(application.invokeDeps, registrations, {
        actor: async () => actor,
        keepCookies: cookies => {
          for (const cookie of cookies) outgoing.append('set-cookie', serialiseCookie(cookie))
        },
      }),
      operations,
      brand: core.pack.brand,
      mode: core.config.mode,
      visitor: application.visitorOf(actor),
      report: fault => reported(core, fault),
    }
  }
}

const reported = ({ log }: Core, fault: unknown): string => {
  const reference = uuidv7()
  log.error('a page met a bug', fault, { code: reference })
  return reference
}
