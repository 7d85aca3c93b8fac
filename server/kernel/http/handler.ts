import type { Input, RouteShape, Success } from '../../../contract/define.ts'
import type { AccountId } from '../../../contract/ids.ts'
import type { Actor } from '../actor.ts'
import type { Clock } from '../clock.ts'
import type { Db } from '../db.ts'
import type { Cookie } from './cookies.ts'

/** What a handler is given: a request that was validated, limited and resolved to what the actor may reach. */
export type Call<R extends RouteShape> = {
  readonly input: Input<R>
  readonly actor: Actor
  /** The transaction of the request when its route is idempotent by `transaction`; else the pool. */
  readonly db: Db
  /** Accounts on which the actor has the route's permission: every query is bounded by them. */
  readonly accountIds: readonly AccountId[]
  /** Business time, the same during the whole request. */
  readonly clock: Clock
  readonly requestId: string
  /** With `own` idempotency: the key to store with the effect. */
  readonly idempotencyKey: string | undefined
}

type Extras = { readonly cookies?: readonly Cookie[] }

export type Answered<R extends RouteShape> = Extras & {
  readonly kind: 'answer'
  readonly body: Success<R>
  /** Suggests a file name for a document. */
  readonly fileName?: string
}

export type Refused<Code extends string = string> = Extras & {
  readonly kind: 'refusal'
  readonly code: Code
  readonly retryAfterSeconds?: number
  readonly fields?: readonly { readonly path: string; readonly reason: string }[]
  readonly factors?: readonly string[]
}

type OwnCode<R extends RouteShape> =
  | Extract<keyof R['refusals'], string>
  | 'not-found'
  | 'too-many-requests'
  | 'signed-out'
  | 'not-allowed'
  | 'assurance-required'

export type Handled<R extends RouteShape> = Answered<R> | Refused<OwnCode<R>>

/** What comes out of any handler; its body is checked against the contract before it leaves. */
export type Outcome = (Omit<Answered<RouteShape>, 'body'> & { readonly body: unknown }) | Refused

/** A route with the use case that answers it; built by `handle` so that both agree. */
export type Registration = {
  readonly route: RouteShape
  /** Written as a method: TypeScript then lets a handler of one route stand where any route's is asked. */
  run(call: Call<RouteShape>): Promise<Outcome>
}

/** Binds a route to its handler. */
export const handle = <R extends RouteShape>(
  route: R,
  run: (call: Call<R>) => Promise<Handled<R>>,
): Registration => {
  const binding: { readonly route: R; run(call: Call<R>): Promise<Handled<R>> } = { route, run }
  return binding
}

/** The route's success. */
export const answer = <B>(body: B, extras: Extras & { readonly fileName?: string } = {}) => ({
  kind: 'answer' as const,
  body,
  ...extras,
})

/** One of the route's refusals. */
export const refuse = <const C extends string>(
  code: C,
  extras: Omit<Refused, 'kind' | 'code'> = {},
): Refused<C> => ({ kind: 'refusal', code, ...extras })
