import type { TObject } from 'typebox'
import type { Input, RouteShape } from '../../../contract/define.ts'
import { Fault } from '../errors.ts'
import { validatorOf } from '../parsed.ts'
import type { Refused } from './handler.ts'

type Parts = Readonly<Record<'params' | 'query' | 'body', unknown>>

/** Validates the three parts of a request: closed objects only, every fault with its place. */
export const checkInput = (
  route: RouteShape,
  input: unknown,
): Refused | { readonly kind: 'checked'; readonly input: Input<RouteShape> } => {
  const given: Partial<Parts> = typeof input === 'object' && input !== null ? input : {}
  const fields: { path: string; reason: string }[] = []
  for (const name of ['params', 'query', 'body'] as const) {
    fields.push(...faultsOf(route[name], given[name], name))
  }
  if (fields.length > 0)
    return { kind: 'refusal', code: 'invalid-input', fields: fields.slice(0, 50) }
  return { kind: 'checked', input: given }
}

const faultsOf = (schema: TObject | undefined, value: unknown, name: string) => {
  if (schema === undefined) {
    const empty = value === undefined || value === null || isEmpty(value)
    return empty ? [] : [{ path: `/${name}`, reason: 'nothing is expected here' }]
  }
  const validator = validatorOf(schema)
  const subject = value ?? {}
  if (validator.Check(subject)) return []
  return validator.Errors(subject).map(fault => ({
    path: `/${name}${fault.instancePath}`,
    reason: fault.message,
  }))
}

const isEmpty = (value: unknown) =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0

/** Throws a Fault when an answer is not what the contract says: a bug of ours, never the caller's. */
export const checkSuccess = (route: RouteShape, body: unknown): void => {
  const { body: schema, bytes } = route.success
  if (bytes !== undefined) {
    if (!(body instanceof Uint8Array))
      throw new Fault('a document answer is not bytes', { route: route.id })
    return
  }
  if (schema === undefined) {
    if (body !== null) throw new Fault('an empty answer carries something', { route: route.id })
    return
  }
  const validator = validatorOf(schema)
  if (validator.Check(body)) return
  const places = validator
    .Errors(body)
    .map(({ instancePath, message }) => `${instancePath} ${message}`)
  throw new Fault('an answer is not what the contract says', {
    route: route.id,
    places: places.slice(0, 5),
  })
}
