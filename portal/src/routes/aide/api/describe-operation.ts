import type { RouteShape } from '../../../../../contract/define.ts'
import { commonProblems } from '../../../../../contract/problem.ts'
import { shapeOf } from './shape-of.ts'

/** An operation of the API as the page shows it: every part already a text. */
export type Operation = ReturnType<typeof describeOperation>

/** Writes what the contract says of a route. */
export const describeOperation = (route: RouteShape) => ({
  id: route.id,
  domain: route.id.split('.')[0] ?? '',
  method: route.method,
  path: `/api${route.path.replace(/:([a-zA-Z]+)/g, '{$1}')}`,
  summary: route.summary,
  permission: route.permission,
  assurance: route.assurance,
  wantsKey: route.idempotency !== 'none',
  sharedSeconds: route.cache === 'no-store' ? null : route.cache.publicSeconds,
  limits: (route.limits ?? []).map(({ by, calls, seconds }) => `${calls} / ${seconds} s / ${by}`),
  params: membersOf(route.params),
  query: membersOf(route.query),
  body: route.body === undefined ? null : shapeOf(route.body),
  status: route.success.status,
  answer: route.success.body === undefined ? null : shapeOf(route.success.body),
  bytes: route.success.bytes ?? null,
  refusals: Object.entries(route.refusals).map(([code, status]) => ({ code, status })),
})

/** The refusals that any operation may answer. */
export const everyRefusal = Object.entries(commonProblems).map(([code, status]) => ({
  code,
  status,
}))

const membersOf = (schema: RouteShape['params']) =>
  Object.entries(schema?.properties ?? {}).map(([name, member]) => ({
    name,
    shape: shapeOf(member),
    isRequired: schema?.required?.includes(name) === true,
  }))

/** Those that hold every word asked, anywhere in what is written of them. */
export const searchOperations = (
  operations: readonly Operation[],
  asked: string,
): readonly Operation[] => {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean)
  return operations.filter(operation => {
    const text = JSON.stringify(operation).toLowerCase()
    return words.every(word => text.includes(word))
  })
}
