import type { Input, ProblemCode, RouteShape, Success } from './define.ts'
import type { Problem } from './problem.ts'

/** What a call gives back: the success, or the problem with its closed list of codes. Never throws for either. */
export type Answer<R extends RouteShape> =
  | { readonly ok: true; readonly status: number; readonly body: Success<R> }
  | {
      readonly ok: false
      readonly status: number
      readonly problem: ProblemOf<R>
    }

export type CallOptions = { readonly idempotencyKey?: string; readonly signal?: AbortSignal }

/** Carries one call to the server: in process while rendering there, over HTTP elsewhere. */
export type Transport = <R extends RouteShape>(
  route: R,
  input: Input<R>,
  options?: CallOptions,
) => Promise<Answer<R>>

/** The contract, bound to a transport: `client(readBill, { params: { billId } })`. */
export type Client = Transport

/** A problem of a route, with its closed list of codes. */
export type ProblemOf<R extends RouteShape> = Problem & { readonly code: ProblemCode<R> }

/** Gives a problem its type: the server refuses only with codes that its route declares. */
export function refusedWith<R extends RouteShape>(route: R, problem: unknown): ProblemOf<R>
export function refusedWith(_route: RouteShape, problem: unknown): unknown {
  return problem
}

/** Gives an answer's body its type: the server has validated it against the route's schema. */
export function received<R extends RouteShape>(route: R, body: unknown): Success<R>
export function received(_route: RouteShape, body: unknown): unknown {
  return body
}
