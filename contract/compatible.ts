type Json = unknown

/** A member of a JSON object; undefined of anything else. */
const at = (value: Json, ...names: readonly (string | number)[]): Json =>
  names.reduce<Json>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined,
    value,
  )

const membersOf = (value: Json): readonly (readonly [string, Json])[] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : []

const listOf = (value: Json): readonly Json[] => (Array.isArray(value) ? value : [])

/**
 * What a program written for the first OpenAPI document could no longer do with the second: an operation gone, an
 * answer that lacks what it held, a request that was right and is refused. Additions are no break.
 */
export const breaks = (before: Json, after: Json): readonly string[] =>
  membersOf(at(before, 'paths')).flatMap(([path, methods]) =>
    membersOf(methods).flatMap(([method, operation]) => {
      const place = `${method.toUpperCase()} ${path}`
      const now = at(after, 'paths', path, method)
      return now === undefined
        ? [`${place} is gone`]
        : operationBreaks(operation, now).map(fault => `${place}: ${fault}`)
    }),
  )

const operationBreaks = (before: Json, after: Json): readonly string[] => [
  ...['operationId', 'x-permission'].flatMap(name =>
    at(before, name) === at(after, name) ? [] : [`${name} was ${String(at(before, name))}`],
  ),
  ...assuranceBreaks(before, after),
  ...parameterBreaks(before, after),
  ...bodyBreaks(before, after),
  ...answerBreaks(before, after),
]

const levels: readonly Json[] = ['none', 'session', 'recent', 'two-factor', 'two-factor-not-sms']

const assuranceBreaks = (before: Json, after: Json): readonly string[] =>
  levels.indexOf(at(after, 'x-assurance')) > levels.indexOf(at(before, 'x-assurance'))
    ? [
        `asks for ${String(at(after, 'x-assurance'))} where ${String(at(before, 'x-assurance'))} was enough`,
      ]
    : []

const parameterBreaks = (before: Json, after: Json): readonly string[] => {
  const keyed = (operation: Json) =>
    new Map(
      listOf(at(operation, 'parameters')).map(one => [`${at(one, 'in')} ${at(one, 'name')}`, one]),
    )
  const [old, now] = [keyed(before), keyed(after)]
  return [
    ...[...old].flatMap(([name, one]) => {
      const same = now.get(name)
      return same === undefined
        ? [`the parameter ${name} is gone`]
        : schemaBreaks(at(one, 'schema'), at(same, 'schema'), { place: name, way: 'asked' })
    }),
    ...[...now].flatMap(([name, one]) =>
      at(one, 'required') === true && at(old.get(name), 'required') !== true
        ? [`the parameter ${name} must now be given`]
        : [],
    ),
  ]
}

const jsonOf = ['content', 'application/json', 'schema']

const bodyBreaks = (before: Json, after: Json): readonly string[] => {
  const [old, now] = [at(before, 'requestBody', ...jsonOf), at(after, 'requestBody', ...jsonOf)]
  if (old === undefined && now === undefined) return []
  if (now === undefined) return ['the body is no longer taken']
  if (old === undefined) return ['a body must now be given']
  return schemaBreaks(old, now, { place: 'body', way: 'asked' })
}

const answerBreaks = (before: Json, after: Json): readonly string[] =>
  membersOf(at(before, 'responses'))
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([status, answer]) => {
      const now = at(after, 'responses', status)
      if (now === undefined) return [`no longer answers ${status}`]
      const [types, typesNow] = [answer, now].map(one =>
        membersOf(at(one, 'content'))
          .map(([type]) => type)
          .join(),
      )
      if (types !== typesNow)
        return [`answers ${typesNow || 'nothing'} where it answered ${types || 'nothing'}`]
      return schemaBreaks(at(answer, ...jsonOf), at(now, ...jsonOf), {
        place: 'answer',
        way: 'answered',
      })
    })

type Where = { readonly place: string; readonly way: 'asked' | 'answered' }

/** Bounds of a request's value: the limit may only move outwards. */
const bounds = [
  ['maxLength', 1],
  ['maximum', 1],
  ['maxItems', 1],
  ['minLength', -1],
  ['minimum', -1],
  ['minItems', -1],
] as const

const schemaBreaks = (before: Json, after: Json, where: Where): readonly string[] => {
  const { place, way } = where
  const fixed = ['type', 'format', 'pattern', 'const', 'x-id-kind'].flatMap(name =>
    at(before, name) === at(after, name) ? [] : [`${place} has another ${name}`],
  )
  const moved = bounds.flatMap(([name, outwards]) =>
    way === 'asked' && isTighter(at(before, name), at(after, name), outwards)
      ? [`${place} has a tighter ${name}`]
      : [],
  )
  return [
    ...fixed,
    ...moved,
    ...choiceBreaks(before, after, where),
    ...memberBreaks(before, after, where),
    ...(at(before, 'items') === undefined
      ? []
      : schemaBreaks(at(before, 'items'), at(after, 'items'), { place: `${place}[]`, way })),
  ]
}

const isTighter = (before: Json, after: Json, outwards: 1 | -1): boolean => {
  if (typeof after !== 'number') return false
  return typeof before !== 'number' || (after - before) * outwards < 0
}

/** A request keeps every choice it had; an answer may gain a word of a list, never another kind of thing. */
const choiceBreaks = (before: Json, after: Json, { place, way }: Where): readonly string[] => {
  const choices = (schema: Json) => [...listOf(at(schema, 'anyOf')), ...listOf(at(schema, 'enum'))]
  const asText = (one: Json) => JSON.stringify(one)
  const [old, now] = [choices(before), choices(after)]
  const isWord = (one: Json) => typeof one === 'string' || at(one, 'const') !== undefined
  if (way === 'asked') {
    const kept = new Set(now.map(asText))
    const lost = old.filter(one => !kept.has(asText(one)))
    return lost.map(one => `${place} no longer takes ${asText(one)}`)
  }
  return now
    .filter(one => !isWord(one))
    .filter(one => !old.some(known => schemaBreaks(known, one, { place, way }).length === 0))
    .map(one => `${place} may now be ${asText(one)}`)
}

const memberBreaks = (before: Json, after: Json, { place, way }: Where): readonly string[] => {
  const now = new Map(membersOf(at(after, 'properties')))
  const [must, mustNow] = [listOf(at(before, 'required')), listOf(at(after, 'required'))]
  const gone = membersOf(at(before, 'properties')).flatMap(([name, schema]) =>
    now.has(name)
      ? schemaBreaks(schema, now.get(name), { place: `${place}.${name}`, way })
      : [`${place}.${name} is gone`],
  )
  const tighter =
    way === 'asked'
      ? mustNow
          .filter(name => !must.includes(name))
          .map(name => `${place}.${String(name)} must now be given`)
      : must
          .filter(name => !mustNow.includes(name))
          .map(name => `${place}.${String(name)} may now be missing`)
  return [...gone, ...tighter]
}
