import type { TSchema } from 'typebox'

/**
 * A schema as people who program read it: `{ name: text ≤ 40, next?: text | null }`. Indented, one member a line.
 */
export const shapeOf = (schema: TSchema, indent = ''): string => {
  const of = (name: string): unknown => Reflect.get(schema, name)
  const kind = of('x-id-kind')
  if (typeof kind === 'string') return `id of ${kind}`
  if (of('const') !== undefined) return JSON.stringify(of('const'))
  const choices = schemasOf(of('anyOf'))
  if (choices.length > 0) return choices.map(choice => shapeOf(choice, indent)).join(' | ')
  switch (of('type')) {
    case 'object':
      return objectShape(schema, indent)
    case 'array': {
      const [items] = schemasOf([of('items')])
      return items === undefined ? 'list' : `list of ${shapeOf(items, indent)}`
    }
    case 'string':
      return textShape(of)
    default:
      return [String(of('type')), bound(of('minimum'), '≥'), bound(of('maximum'), '≤')]
        .filter(Boolean)
        .join(' ')
  }
}

const isSchema = (value: unknown): value is TSchema => typeof value === 'object' && value !== null

const schemasOf = (value: unknown): readonly TSchema[] =>
  Array.isArray(value) ? value.filter(isSchema) : []

const bound = (limit: unknown, sign: string): string =>
  typeof limit === 'number' ? `${sign} ${limit}` : ''

const textShape = (of: (name: string) => unknown): string => {
  const format = of('format')
  const pattern = of('pattern')
  if (typeof format === 'string') return format
  const most = bound(of('maxLength'), '≤')
  return ['text', most === '' ? pattern : most].filter(Boolean).join(' ')
}

const objectShape = (schema: TSchema, indent: string): string => {
  const properties: unknown = Reflect.get(schema, 'properties')
  const required: unknown = Reflect.get(schema, 'required')
  const inner = `${indent}  `
  const members = Object.entries(isSchema(properties) ? properties : {}).flatMap(
    ([name, member]) => {
      const mark = Array.isArray(required) && required.includes(name) ? '' : '?'
      return isSchema(member) ? [`${inner}${name}${mark}: ${shapeOf(member, inner)}`] : []
    },
  )
  return members.length === 0 ? '{}' : `{\n${members.join('\n')}\n${indent}}`
}
