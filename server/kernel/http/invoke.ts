import type { Input, RouteShape } from '../../../contract/define.ts'
import { commonProblems, type Problem } from '../../../contract/problem.ts'
import type { Actor } from '../actor.ts'
import type { Clock } from '../clock.ts'
import { type Db, transact } from '../db.ts'
import { Fault } from '../errors.ts'
import { takeCall } from '../limits.ts'
import { checkInput, checkSuccess } from './check-shape.ts'
import type { Cookie } from './cookies.ts'
import type { Call, Outcome, Refused, Registration } from './handler.ts'
import { lockKey, rememberAnswer } from './idempotency.ts'
import { admit, type Owners } from './reach.ts'

/** What every call goes through, whichever way it came in. */
export type InvokeDeps = {
  readonly db: Db
  readonly wall: Clock
  /** Business time at the start of the call. */
  readonly businessClock: () => Promise<Clock>
  readonly owners: Owners
  /** Told of bugs; the caller only learns `unexpected` and the request's id. */
  readonly onFault: (error: unknown, about: { requestId: string; route: string }) => void
}

export type Invocation = {
  readonly input: unknown
  readonly actor: Actor
  readonly requestId: string
  readonly idempotencyKey?: string
}

export type Invoked =
  | {
      readonly ok: true
      readonly status: number
      readonly body: unknown
      readonly cookies: readonly Cookie[]
      readonly fileName?: string
    }
  | {
      readonly ok: false
      readonly status: number
      readonly problem: Problem
      readonly cookies: readonly Cookie[]
    }

/**
 * Runs one route for one actor: validate, limit, reach, assurance, idempotency, handler, validate the
 * answer. HTTP and the pages rendered on the server both come through here.
 */
export const invoke = async (
  deps: InvokeDeps,
  { route, run }: Registration,
  invocation: Invocation,
): Promise<Invoked> => {
  const { requestId } = invocation
  try {
    const outcome = await attempt(deps, { route, run }, invocation)
    return outcome.kind === 'answer'
      ? succeeded(route, outcome)
      : refused(route, outcome, requestId)
  } catch (error) {
    deps.onFault(error, { requestId, route: route.id })
    return refused(route, { kind: 'refusal', code: 'unexpected' }, requestId)
  }
}

const attempt = async (
  deps: InvokeDeps,
  { route, run }: Registration,
  { input, actor, requestId, idempotencyKey }: Invocation,
): Promise<Outcome> => {
  const checked = checkInput(route, input)
  if (checked.kind === 'refusal') return checked
  const wait = await takeCall(deps, route, actor)
  if (wait > 0) return { kind: 'refusal', code: 'too-many-requests', retryAfterSeconds: wait }
  const admitted = await admit(deps, { route, actor, input: checked.input })
  if (admitted.kind === 'refusal') return admitted
  if (route.idempotency !== 'none' && !isKey(idempotencyKey)) {
    return { kind: 'refusal', code: 'idempotency-key-missing' }
  }
  const call = {
    input: checked.input,
    actor,
    accountIds: admitted.accountIds,
    clock: await clockOf(deps, actor),
    requestId,
    idempotencyKey,
  }
  return route.idempotency === 'transaction'
    ? once(deps, { route, run }, call)
    : run({ ...call, db: deps.db })
}

/** One instant of business time for all calls of a page: the one that came with the session. */
const clockOf = async (deps: InvokeDeps, actor: Actor): Promise<Clock> =>
  (actor.kind === 'customer' ? actor.businessClock : undefined) ?? deps.businessClock()

const isKey = (key: string | undefined) => key !== undefined && /^[\w-]{8,128}$/.test(key)

type OpenCall = Omit<Call<RouteShape>, 'db'> & { readonly input: Input<RouteShape> }

/** The key, the effect and the answer in one transaction: a crash keeps all three or none. */
const once = (deps: InvokeDeps, { route, run }: Registration, call: OpenCall): Promise<Outcome> =>
  transact(deps.db, async tx => {
    const key = await lockKey(tx, {
      route,
      actor: call.actor,
      key: call.idempotencyKey ?? '',
      input: call.input,
    })
    switch (key.state) {
      case 'in-flight':
        return { kind: 'refusal', code: 'idempotency-in-flight', retryAfterSeconds: 1 }
      case 'mismatch':
        return { kind: 'refusal', code: 'idempotency-mismatch' }
      case 'answered':
        return key.outcome
      case 'new': {
        const outcome = await run({ ...call, db: tx })
        await rememberAnswer(tx, { key, route, outcome, answeredAt: deps.wall.now() })
        return outcome
      }
    }
  })

const succeeded = (
  route: RouteShape,
  { body, cookies = [], fileName }: Extract<Outcome, { kind: 'answer' }>,
): Invoked => {
  checkSuccess(route, body)
  const named = fileName === undefined ? {} : { fileName }
  return { ok: true, status: route.success.status, body, cookies, ...named }
}

const refused = (route: RouteShape, refusal: Refused, requestId: string): Invoked => {
  const { kind, code, cookies = [], ...details } = refusal
  const status = statusOf(route, code)
  const assurance = code === 'assurance-required' ? { assurance: route.assurance } : {}
  const problem: Problem = {
    type: `urn:ligne-claire:problem:${code}`,
    title: code.replaceAll('-', ' '),
    status,
    code,
    instance: requestId,
    ...assurance,
    ...(details.retryAfterSeconds === undefined
      ? {}
      : { retryAfterSeconds: details.retryAfterSeconds }),
    ...(details.fields === undefined ? {} : { fields: [...details.fields] }),
    ...(details.factors === undefined ? {} : { factors: [...details.factors] }),
  }
  return { ok: false, status, problem, cookies }
}

const statusOf = (route: RouteShape, code: string): number => {
  const common: Readonly<Record<string, number>> = commonProblems
  const status = route.refusals[code] ?? common[code]
  if (status === undefined)
    throw new Fault('a refusal is not declared by its route', { code, route: route.id })
  return status
}
