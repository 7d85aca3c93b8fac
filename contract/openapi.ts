import type { TObject, TSchema } from 'typebox'
import type { RouteShape } from './define.ts'
import { commonProblems, Problem } from './problem.ts'

/** The OpenAPI 3.1 document of a set of routes: what the server registers is what it says here. */
export const openApiOf = (routes: readonly RouteShape[], version: string) => ({
  openapi: '3.1.0',
  info: {
    title: 'Ligne Claire',
    version,
    description: 'Everything a customer of the operator can do, as the portal and the app do it.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/api' }],
  paths: withoutNames(pathsOf(routes)),
  components: {
    schemas: { Problem },
    securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-lc' } },
  },
})

/** Schemas written in place keep no `$id`: a name given twice in one document is refused by JSON Schema readers. */
const withoutNames = (paths: ReturnType<typeof pathsOf>): ReturnType<typeof pathsOf> =>
  JSON.parse(JSON.stringify(paths, (name, value) => (name === '$id' ? undefined : value)))

const pathsOf = (routes: readonly RouteShape[]) => {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) {
    const path = route.path.replace(/:([a-zA-Z]+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) }
  }
  return paths
}

const operationOf = (route: RouteShape) => ({
  operationId: route.id,
  summary: route.summary,
  tags: [route.id.split('.')[0]],
  parameters: [
    ...parametersOf(route.params, 'path'),
    ...parametersOf(route.query, 'query'),
    ...(route.idempotency === 'none' ? [] : [idempotencyKey]),
  ],
  ...(route.body === undefined
    ? {}
    : { requestBody: { required: true, content: { 'application/json': { schema: route.body } } } }),
  responses: { [route.success.status]: successOf(route), ...refusalsOf(route) },
  security: route.permission === 'public' ? [] : [{ session: [] }],
  'x-permission': route.permission,
  'x-assurance': route.assurance,
  'x-idempotency': route.idempotency,
})

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,128}$' },
}

const parametersOf = (schema: TObject | undefined, where: 'path' | 'query') =>
  Object.entries(schema?.properties ?? {}).map(([name, member]) => ({
    name,
    in: where,
    required: where === 'path' || isRequired(schema, name),
    schema: member,
  }))

const isRequired = (schema: TObject | undefined, name: string): boolean => {
  const required: readonly string[] = schema?.required ?? []
  return required.includes(name)
}

const successOf = ({ summary, success }: RouteShape) => ({
  description: summary,
  ...(success.body === undefined && success.bytes === undefined
    ? {}
    : { content: contentOf(success.body, success.bytes) }),
})

const contentOf = (body: TSchema | undefined, bytes: string | undefined) =>
  bytes === undefined
    ? { 'application/json': { schema: body } }
    : { [bytes]: { schema: { type: 'string', format: 'binary' } } }

/** One entry a status, listing every code it may carry. */
const refusalsOf = (route: RouteShape) => {
  const codes = new Map<number, string[]>()
  for (const [code, status] of Object.entries({ ...commonProblems, ...route.refusals })) {
    codes.set(status, [...(codes.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...codes].map(([status, list]) => [
      status,
      {
        description: list.join(', '),
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    ]),
  )
}
