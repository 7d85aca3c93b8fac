import type { TSchema } from 'typebox'
import type { RouteShape } from './define.ts'
import type { DeclaredRoute } from './every-route.ts'
import { idKinds } from './ids.ts'
import { accountPermissions, staffPermissions } from './permissions.ts'
import { commonProblems } from './problem.ts'
import { repeatable } from './repeatable.ts'

const permissions: ReadonlySet<string> = new Set([
  'public',
  'self',
  'staff-self',
  ...accountPermissions.map(right => `customer ${right}`),
  ...staffPermissions.map(right => `staff ${right}`),
])

/**
 * What is wrong with the routes, one sentence each, with the route's id. `server` is the text of the whole server, in
 * which each refusal must be said somewhere.
 */
export const checkRoutes = (
  declared: readonly Omit<DeclaredRoute, 'name'>[],
  server: string,
): readonly string[] => [
  ...declared.flatMap(({ route, file }) =>
    faultsOf(route, server).map(fault => `${file} ${route.id}: ${fault}`),
  ),
  ...statusFaults(declared.map(({ route }) => route)),
  ...Object.keys(repeatable)
    .filter(id => !declared.some(({ route }) => route.id === id && isLoose(route)))
    .map(id => `contract/repeatable.ts ${id}: is excused from a key that it does not lack`),
]

const faultsOf = (route: RouteShape, server: string): readonly string[] => [
  ...saidFaults(route),
  ...rightFaults(route),
  ...idFaults(route),
  ...repetitionFaults(route),
  ...answerFaults(route),
  ...refusalFaults(route, server),
  ...shapeFaults(route),
]

/** Keeps the sentences whose condition holds. */
const told = (...faults: readonly (readonly [boolean, string])[]): string[] =>
  faults.flatMap(([isFault, sentence]) => (isFault ? [sentence] : []))

const saidFaults = ({ summary, id }: RouteShape) =>
  told(
    [!/^[A-Z].{14,}\.$/.test(summary), 'its summary is no sentence'],
    [!/^[a-z]+\.[a-z][A-Za-z]+$/.test(id), 'its id is not domain.verb'],
  )

const rightFaults = ({ permission, assurance }: RouteShape) =>
  told(
    [!permissions.has(permission), `nobody can have the permission “${permission}”`],
    [permission === 'public' && assurance !== 'none', 'is public and asks for an assurance'],
    [permission !== 'public' && assurance === 'none', 'is not public and asks for no assurance'],
  )

/** Names that people choose for themselves, which name no row. */
const chosenNames: ReadonlySet<string> = new Set(['brandId'])

const idFaults = (route: RouteShape) => {
  const inPath = [...route.path.matchAll(/:([A-Za-z]+)/g)].map(([, name = '']) => name)
  const members = Object.keys(route.params?.properties ?? {})
  const named = (['params', 'query', 'body'] as const).flatMap(part =>
    Object.entries(route[part]?.properties ?? {}),
  )
  const unmarked = named.filter(
    ([name, schema]) => /Id$/.test(name) && !chosenNames.has(name) && kindOf(schema) === null,
  )
  const deep = named.filter(([, schema]) => holdsDeepId(schema))
  const owned = named.filter(([, schema]) => ![null, 'offer'].includes(kindOf(schema)))
  return told(
    [
      inPath.toSorted().join() !== members.toSorted().join(),
      'its params are not those of its path',
    ],
    ...unmarked.map(
      ([name]) => [true, `${name} does not say of what kind of thing it is`] as const,
    ),
    ...deep.map(([name]) => [true, `${name} holds an id too deep for the check of reach`] as const),
    [
      route.permission === 'public' && owned.length > 0,
      'is public and takes an id that has an owner',
    ],
  )
}

const kindOf = (schema: TSchema): string | null => {
  const marked: unknown = Reflect.get(schema, 'x-id-kind')
  return idKinds.find(kind => kind === marked) ?? null
}

const holdsDeepId = (schema: TSchema): boolean =>
  kindOf(schema) === null && JSON.stringify(schema).includes('"x-id-kind"')

/** Changes something, again each time it is sent, and has no key. */
const isLoose = ({ method, idempotency }: RouteShape): boolean =>
  (method === 'POST' || method === 'PATCH') && idempotency === 'none'

const repetitionFaults = (route: RouteShape) =>
  told(
    [route.method === 'GET' && route.idempotency !== 'none', 'reads, and wants a key'],
    [route.method === 'GET' && route.body !== undefined, 'reads, and wants a body'],
    [
      isLoose(route) && !Object.hasOwn(repeatable, route.id),
      'has an effect and no key: give it one, or say in contract/repeatable.ts why it may be repeated',
    ],
  )

const answerFaults = ({ success, cache, permission, method }: RouteShape) => {
  const carries = success.body !== undefined || success.bytes !== undefined
  return told(
    [success.body !== undefined && success.bytes !== undefined, 'answers both JSON and bytes'],
    [carries && success.status === 204, 'answers something with 204'],
    [
      cache !== 'no-store' && (permission !== 'public' || method !== 'GET'),
      'lets others keep an answer that is not public',
    ],
  )
}

const refusalFaults = ({ refusals }: RouteShape, server: string) =>
  Object.entries(refusals).flatMap(([code, status]) => {
    const common: Readonly<Record<string, number>> = commonProblems
    return told(
      [!/^[a-z]+(-[a-z]+)*$/.test(code), `the refusal ${code} is not in kebab-case`],
      [(common[code] ?? status) !== status, `${code} has another status everywhere else`],
      [!server.includes(`'${code}'`), `nothing in the server refuses with ${code}`],
    )
  })

/** 401 at the door, 422 inside: there 401 would say that the person is signed out. */
const twoStatuses: ReadonlySet<string> = new Set(['credentials-wrong'])

/** One code, one status. */
const statusFaults = (routes: readonly RouteShape[]): readonly string[] => {
  const statuses = new Map<string, Set<number>>()
  for (const { refusals } of routes)
    for (const [code, status] of Object.entries(refusals))
      statuses.set(code, (statuses.get(code) ?? new Set()).add(status))
  return [...statuses].flatMap(([code, several]) =>
    several.size > 1 && !twoStatuses.has(code)
      ? [`contract: ${code} is refused with ${[...several].join(' and ')}`]
      : [],
  )
}

const shapeFaults = (route: RouteShape): readonly string[] => [
  ...(['params', 'query', 'body'] as const).flatMap(part => openFaults(route[part], part, true)),
  ...openFaults(route.success.body, 'answer', false),
]

/** Objects that are not closed, and texts and lists of a request without an end. */
const openFaults = (schema: unknown, place: string, isAsked: boolean): readonly string[] => {
  if (typeof schema !== 'object' || schema === null) return []
  const of = (name: string): unknown => Reflect.get(schema, name)
  const own = told(
    [of('type') === 'object' && of('additionalProperties') !== false, `${place} is not closed`],
    [
      isAsked && of('type') === 'string' && !isBoundedText(schema),
      `${place} is a text without an end`,
    ],
    [
      isAsked && of('type') === 'array' && of('maxItems') === undefined,
      `${place} is a list without an end`,
    ],
  )
  const members = Object.entries(of('properties') ?? {})
  const choices: unknown = of('anyOf')
  return [
    ...own,
    ...members.flatMap(([name, member]) => openFaults(member, `${place}.${name}`, isAsked)),
    ...(Array.isArray(choices) ? choices.flatMap(one => openFaults(one, place, isAsked)) : []),
    ...openFaults(of('items'), `${place}[]`, isAsked),
  ]
}

/** By its length, by its words, or by a pattern that repeats nothing without a limit. */
const isBoundedText = (schema: object): boolean => {
  const pattern: unknown = Reflect.get(schema, 'pattern')
  return (
    ['maxLength', 'const', 'enum'].some(name => name in schema) ||
    (typeof pattern === 'string' && !/[*+]|,\}/.test(pattern))
  )
}
