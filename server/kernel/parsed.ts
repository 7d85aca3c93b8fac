import type { Static, TSchema } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import { Fault } from './errors.ts'

const compiled = new WeakMap<TSchema, Validator>()

/** A check of values against a schema, compiled once per schema. */
export const validatorOf = (schema: TSchema): Validator => {
  const known = compiled.get(schema)
  if (known !== undefined) return known
  const made = Compile(schema)
  compiled.set(schema, made)
  return made
}

const fits = <S extends TSchema>(schema: S, value: unknown): value is Static<S> =>
  validatorOf(schema).Check(value)

/**
 * A value of our own JSON (an event, a job, a jsonb column) with its type. Throws a Fault that names
 * `what` and the places that are wrong, never the values.
 */
export const parsed = <S extends TSchema>(schema: S, value: unknown, what: string): Static<S> => {
  if (fits(schema, value)) return value
  const places = validatorOf(schema)
    .Errors(value)
    .map(({ instancePath, message }) => `${instancePath} ${message}`)
  throw new Fault(`${what} is not what its schema says`, { places: places.slice(0, 5) })
}
