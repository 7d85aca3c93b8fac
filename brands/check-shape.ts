import type { Static, TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import type { TLocalizedValidationError } from 'typebox/error'
import { type PackFile, type PackPath, type PackProblem, problemAt } from './pack-file.ts'

/** A file of which the content has the shape asked for. */
export type Shaped<Schema extends TSchema> = { file: PackFile; content: Static<Schema> }

export type ShapeReading<Schema extends TSchema> =
  | { kind: 'shaped'; shaped: Shaped<Schema> }
  | { kind: 'misshapen'; problems: PackProblem[] }

/**
 * A check of a file's shape and of its dates, made once for each kind of file.
 * All the problems of a file are reported, each at its own line.
 */
export const shapeCheck = <Schema extends TSchema>(
  schema: Schema,
): ((file: PackFile) => ShapeReading<Schema>) => {
  const validator = Compile(schema)
  return file => {
    const content = file.content
    if (!validator.Check(content)) {
      const problems = validator.Errors(content).flatMap(error => shapeProblems(file, error))
      return { kind: 'misshapen', problems }
    }
    const dates = impossibleDates(file, content, [])
    return dates.length > 0
      ? { kind: 'misshapen', problems: dates }
      : { kind: 'shaped', shaped: { file, content } }
  }
}

const shapeProblems = (file: PackFile, error: TLocalizedValidationError): PackProblem[] => {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map(step => (/^\d+$/.test(step) ? Number(step) : step.replace(/~1/g, '/').replace(/~0/g, '~')))
  const name = path.filter(step => typeof step === 'string').at(-1) ?? 'the file'
  switch (error.keyword) {
    case 'required':
      return error.params.requiredProperties.map(key =>
        problemAt(file, path, `\`${key}\` is missing`),
      )
    case 'boolean':
      return [problemAt(file, path, `\`${name}\` is not a key that is known here`)]
    case 'additionalProperties':
      return []
    case 'enum': {
      const allowed = error.params.allowedValues.join(', ')
      return [problemAt(file, path, `\`${name}\` must be one of ${allowed}`)]
    }
    default:
      return [problemAt(file, path, `\`${name}\` ${error.message}`)]
  }
}

const impossibleDates = (file: PackFile, value: unknown, path: PackPath): PackProblem[] => {
  if (typeof value === 'string') {
    const isWrong = /^\d{4}-\d{2}-\d{2}$/.test(value) && !isCivilDate(value)
    return isWrong ? [problemAt(file, path, `${value} is not a day of the calendar`)] : []
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, at) => impossibleDates(file, item, [...path, at]))
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => impossibleDates(file, item, [...path, key]))
}

const isCivilDate = (text: string): boolean => {
  try {
    Temporal.PlainDate.from(text)
    return true
  } catch {
    return false
  }
}
