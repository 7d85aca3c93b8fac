import type { Json } from './http-browser.ts'

/** One operation of the server's own description of its API. */
export type Operation = {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly permission: string
  readonly parameters: readonly Parameter[]
  /** The schema of the JSON body, null when there is none. */
  readonly body: Json
  /** The schema of the answer's JSON body, null when there is none. */
  readonly answer: Json
}
export type Parameter = {
  readonly name: string
  readonly in: string
  readonly required: boolean
  readonly schema: Json
}

/** An id that an operation takes: where it goes and what it names. */
export type IdPlace = {
  readonly in: 'path' | 'query' | 'body'
  readonly name: string
  readonly kind: string
}

/** Reads the description that the server gives of itself. */
export const operationsOf = (document: Json): readonly Operation[] =>
  Object.entries<Json>(document.paths).flatMap(([path, methods]) =>
    Object.entries<Json>(methods).map(([method, operation]) => ({
      id: operation.operationId,
      method: method.toUpperCase(),
      path: `/api${path}`,
      permission: operation['x-permission'],
      parameters: operation.parameters,
      body: operation.requestBody?.content['application/json'].schema ?? null,
      answer: answerOf(operation.responses),
    })),
  )

const answerOf = (responses: Json): Json => {
  const success = Object.entries<Json>(responses).find(([status]) => status.startsWith('2'))
  return success?.[1].content?.['application/json']?.schema ?? null
}

/** Every id that the operation takes, wherever it goes. */
export const idPlaces = ({ parameters, body }: Operation): readonly IdPlace[] => [
  ...parameters.flatMap(({ name, in: where, schema }): IdPlace[] =>
    schema['x-id-kind'] === undefined || where === 'header'
      ? []
      : [{ in: where === 'path' ? 'path' : 'query', name, kind: schema['x-id-kind'] }],
  ),
  ...Object.entries<Json>(body?.properties ?? {}).flatMap(([name, schema]): IdPlace[] =>
    schema['x-id-kind'] === undefined ? [] : [{ in: 'body', name, kind: schema['x-id-kind'] }],
  ),
]

/** How many ids a body holds deeper than its first members: reach looks at those only. */
export const deepIds = (schema: Json): number =>
  schema === null
    ? 0
    : JSON.stringify(schema).split('x-id-kind').length -
      1 -
      Object.values<Json>(schema.properties ?? {}).filter(member => member['x-id-kind']).length

export type Ids = ReadonlyMap<string, ReadonlySet<string>>

/** Adds to `ids` every id of an answer, by kind, as its schema marks them. */
export const gatherIds = (schema: Json, value: Json, ids: Map<string, Set<string>>): void => {
  if (schema === null || value === null || value === undefined) return
  const kind = schema['x-id-kind']
  if (kind !== undefined && typeof value === 'string') {
    ids.set(kind, (ids.get(kind) ?? new Set()).add(value))
    return
  }
  for (const choice of schema.anyOf ?? []) gatherIds(choice, value, ids)
  if (Array.isArray(value)) for (const one of value) gatherIds(schema.items ?? null, one, ids)
  else if (typeof value === 'object')
    for (const [name, member] of Object.entries<Json>(schema.properties ?? {}))
      gatherIds(member, value[name], ids)
}

/** The smallest value that a schema accepts, ids apart: those are given by `idOf`. */
const sampleOf = (schema: Json, idOf: (kind: string) => string): Json => {
  if (schema['x-id-kind'] !== undefined) return idOf(schema['x-id-kind'])
  if (schema.const !== undefined) return schema.const
  if (schema.anyOf !== undefined) return sampleOf(schema.anyOf[0], idOf)
  if (schema.enum !== undefined) return schema.enum[0]
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name: string) => [
          name,
          sampleOf(schema.properties[name], idOf),
        ]),
      )
    case 'array':
      return []
    case 'boolean':
      return true
    case 'integer':
      return schema.minimum ?? 0
    default:
      return textOf(schema)
  }
}

const texts: readonly string[] = [
  'une phrase assez longue',
  '123456',
  '2026-11-22',
  '2026-11-22T10:00:00Z',
  'personne@exemple.example',
  'https://fcm.googleapis.com/fcm/send/a',
  'mobile-100',
  // The keys of the example of RFC 8291, 5.
  'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  'BTBZMqHH6r4Tts7J_aSIgg',
  '3490',
  'EUR',
]

const formats: Readonly<Record<string, RegExp>> = {
  email: /^\S+@\S+$/,
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /T.*Z$/,
}

const textOf = (schema: Json): string => {
  const fits = (text: string) =>
    text.length >= (schema.minLength ?? 0) &&
    text.length <= (schema.maxLength ?? 1e6) &&
    (schema.pattern === undefined || new RegExp(schema.pattern).test(text)) &&
    (formats[schema.format]?.test(text) ?? true)
  const text = texts.find(fits)
  if (text === undefined) throw new Error(`no sample text fits ${JSON.stringify(schema)}`)
  return text
}

export type Request = { readonly method: string; readonly path: string; readonly body?: Json }

/** A request that the operation accepts, its ids given by `idOf`; optional ids are given too, nothing else optional. */
export const requestOf = (
  operation: Operation,
  idOf: (place: IdPlace) => string | undefined,
): Request => {
  const places = idPlaces(operation)
  const idAt = (where: IdPlace['in'], name: string) => {
    const place = places.find(one => one.in === where && one.name === name)
    return place === undefined ? undefined : idOf(place)
  }
  const valueAt = (where: 'path' | 'query') => (parameter: Parameter) =>
    idAt(where, parameter.name) ?? sampleOf(parameter.schema, () => '')
  const { parameters, body } = operation
  let path = operation.path
  for (const parameter of parameters.filter(one => one.in === 'path'))
    path = path.replace(`{${parameter.name}}`, encodeURIComponent(valueAt('path')(parameter)))
  const search = new URLSearchParams()
  for (const parameter of parameters.filter(one => one.in === 'query'))
    if (parameter.required || idAt('query', parameter.name) !== undefined)
      search.set(parameter.name, String(valueAt('query')(parameter)))
  const ids = places
    .filter(place => place.in === 'body')
    .flatMap(place => {
      const id = idOf(place)
      return id === undefined ? [] : [[place.name, id]]
    })
  return {
    method: operation.method,
    path: search.size === 0 ? path : `${path}?${search}`,
    ...(body === null ? {} : { body: { ...sampleOf(body, () => ''), ...Object.fromEntries(ids) } }),
  }
}
