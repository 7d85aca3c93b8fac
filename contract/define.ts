import type { Static, TObject, TSchema } from 'typebox'
import type { Permission } from './permissions.ts'
import type { CommonProblem } from './problem.ts'

/**
 * How well the person has shown who they are (design §5b "Sessions"): `recent` any factor at most 15
 * minutes ago; `two-factor` two channels at most 10 minutes ago; the last refuses SMS as one of them.
 */
export const assurances = ['none', 'session', 'recent', 'two-factor', 'two-factor-not-sms'] as const
export type Assurance = (typeof assurances)[number]

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * `transaction`: the key, the effect and the answer are stored in the handler's transaction.
 * `own`: the handler stores the key itself, because it must call outside between two transactions.
 * `none`: only for routes that change nothing, or whose repetition changes nothing more.
 */
export type Idempotency = 'none' | 'transaction' | 'own'

/** How many calls are allowed: in PostgreSQL when `by` is account or destination, per process by address. */
export type Limit = {
  readonly by: 'address' | 'actor'
  readonly calls: number
  readonly seconds: number
}

export type RouteShape = {
  /** `domain.verb`, the OpenAPI operationId and the client's function name. */
  readonly id: string
  readonly method: Method
  /** Under `/api`, with `:name` for each member of `params`. */
  readonly path: string
  /** One sentence for the reader of the API. */
  readonly summary: string
  readonly permission: Permission
  readonly assurance: Assurance
  readonly params?: TObject
  readonly query?: TObject
  readonly body?: TObject
  /** The one success status and what it carries; `bytes` streams a document. */
  readonly success: {
    readonly status: 200 | 201 | 202 | 204
    readonly body?: TSchema
    readonly bytes?: string
  }
  /** Every refusal of this route's own, with its status. The common ones need no mention. */
  readonly refusals: Readonly<Record<string, 400 | 401 | 403 | 404 | 409 | 410 | 422 | 429 | 503>>
  readonly idempotency: Idempotency
  /** `no-store` for anything private; seconds that a public answer may be shared. */
  readonly cache: 'no-store' | { readonly publicSeconds: number }
  readonly limits?: readonly Limit[]
  /** For a body that carries documents: its most bytes. It is read only from somebody who is signed in. */
  readonly bodyBytes?: number
}

type Part<R extends RouteShape, K extends 'params' | 'query' | 'body'> = R[K] extends TSchema
  ? { readonly [P in K]: Static<R[K]> }
  : unknown

/** What a caller gives. */
export type Input<R extends RouteShape> = Part<R, 'params'> & Part<R, 'query'> & Part<R, 'body'>

/** What a successful answer carries. */
export type Success<R extends RouteShape> = R['success']['body'] extends TSchema
  ? Static<R['success']['body']>
  : R['success']['bytes'] extends string
    ? Uint8Array
    : null

/** Every code this route may refuse with. */
export type RefusalCode<R extends RouteShape> = Extract<keyof R['refusals'], string>
export type ProblemCode<R extends RouteShape> = RefusalCode<R> | CommonProblem

const defined = new Map<string, RouteShape>()

/** Declares a route. Throws at start-up when two routes share an id. */
export const defineRoute = <const R extends RouteShape>(route: R): R => {
  if (defined.has(route.id)) throw new Error(`two routes are named ${route.id}`)
  defined.set(route.id, route)
  return route
}
