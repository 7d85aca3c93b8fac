import {
  type Answer,
  type CallOptions,
  type Client,
  received,
  refusedWith,
} from '../../../contract/client.ts'
import type { Input, RouteShape } from '../../../contract/define.ts'
import type { Actor } from '../actor.ts'
import { Fault } from '../errors.ts'
import { uuidv7 } from '../ids.ts'
import type { Cookie } from './cookies.ts'
import type { Registration } from './handler.ts'
import { type InvokeDeps, invoke } from './invoke.ts'

/**
 * The contract's client for pages rendered on the server: the same `invoke` as over HTTP, without the
 * wire. `keepCookies` is given what the answer would have set in the browser.
 */
export const inProcessClient = (
  deps: InvokeDeps,
  registrations: ReadonlyMap<string, Registration>,
  caller: {
    readonly actor: () => Promise<Actor>
    readonly keepCookies: (cookies: readonly Cookie[]) => void
  },
): Client => {
  return async <R extends RouteShape>(route: R, input: Input<R>, options: CallOptions = {}) => {
    const registration = registrations.get(route.id)
    if (registration === undefined) throw new Fault('a route has no handler', { route: route.id })
    const invoked = await invoke(deps, registration, {
      input,
      actor: await caller.actor(),
      requestId: uuidv7(),
      ...(options.idempotencyKey === undefined ? {} : { idempotencyKey: options.idempotencyKey }),
    })
    caller.keepCookies(invoked.cookies)
    const answer: Answer<R> = invoked.ok
      ? { ok: true, status: invoked.status, body: received(route, invoked.body) }
      : { ok: false, status: invoked.status, problem: refusedWith(route, invoked.problem) }
    return answer
  }
}
