import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { closed, oneOf, ShortText } from './closed.ts'
import { breaks } from './compatible.ts'
import type { RouteShape } from './define.ts'
import { IdOf } from './ids.ts'
import { openApiOf } from './openapi.ts'

const search: RouteShape = {
  id: 'lines.search',
  method: 'POST',
  path: '/lines/:lineId/search',
  summary: 'Search in a line.',
  permission: 'customer line:read',
  assurance: 'session',
  params: closed({ lineId: IdOf('line') }),
  query: closed({ limit: Type.Optional(Type.Integer({ maximum: 100 })) }),
  body: closed({ text: ShortText(40), kind: Type.Optional(oneOf(['call', 'text'])) }),
  success: {
    status: 200,
    body: closed({
      found: Type.Array(closed({ label: Type.String(), state: oneOf(['open', 'done']) })),
      next: Type.Union([Type.String(), Type.Null()]),
    }),
  },
  refusals: {},
  idempotency: 'none',
  cache: 'no-store',
}

const asJson = (routes: readonly RouteShape[]) => JSON.parse(JSON.stringify(openApiOf(routes, '1')))

/** What breaks when the operation becomes this one. */
const broken = (change: Partial<RouteShape>) =>
  breaks(asJson([search]), asJson([{ ...search, ...change }])).join('\n')

const { body = closed({}) } = search
const answer = (found: Parameters<typeof closed>[0], more: Parameters<typeof closed>[0] = {}) => ({
  success: {
    status: 200 as const,
    body: closed({
      found: Type.Array(closed(found)),
      next: Type.Union([Type.String(), Type.Null()]),
      ...more,
    }),
  },
})
const found = { label: Type.String(), state: oneOf(['open', 'done']) }

test('an operation that goes is a break', () => {
  expect(breaks(asJson([search]), asJson([]))).toEqual(['POST /lines/{lineId}/search is gone'])
})

test.each<readonly [string, Partial<RouteShape>]>([
  ['an operation beside it', {}],
  [
    'a query that may be given',
    { query: closed({ ...search.query?.properties, a: Type.Optional(ShortText(4)) }) },
  ],
  [
    'a member that may be given',
    { body: closed({ ...body.properties, more: Type.Optional(ShortText(4)) }) },
  ],
  ['a longer text', { body: closed({ ...body.properties, text: ShortText(80) }) }],
  [
    'a word more to ask for',
    { body: closed({ ...body.properties, kind: Type.Optional(oneOf(['call', 'text', 'data'])) }) },
  ],
  ['a member more in the answer', answer({ ...found, at: Type.String() })],
  ['a word more in the answer', answer({ ...found, state: oneOf(['open', 'done', 'lost']) })],
  ['a refusal more', { refusals: { 'too-far': 422 } }],
  ['less to show of who you are', { assurance: 'none' }],
])('no break: %s', (_, change) => expect(broken(change)).toBe(''))

test.each<readonly [string, Partial<RouteShape>]>([
  ['is gone', { method: 'PUT' }],
  ['operationId was lines.search', { id: 'lines.find' }],
  ['x-permission was customer line:read', { permission: 'customer line:order' }],
  ['asks for recent where session was enough', { assurance: 'recent' }],
  ['the parameter header Idempotency-Key must now be given', { idempotency: 'transaction' }],
  ['the parameter query limit is gone', { query: closed({}) }],
  [
    'query limit has a tighter maximum',
    { query: closed({ limit: Type.Optional(Type.Integer({ maximum: 10 })) }) },
  ],
  ['query limit must now be given', { query: closed({ limit: Type.Integer({ maximum: 100 }) }) }],
  ['path lineId has another x-id-kind', { params: closed({ lineId: IdOf('bill') }) }],
  ['body.kind is gone', { body: closed({ text: ShortText(40) }) }],
  ['body.more must now be given', { body: closed({ ...body.properties, more: ShortText(4) }) }],
  [
    'body.text has a tighter maxLength',
    { body: closed({ ...body.properties, text: ShortText(4) }) },
  ],
  [
    'body.kind no longer takes',
    { body: closed({ text: ShortText(40), kind: Type.Optional(oneOf(['call'])) }) },
  ],
  ['no longer answers 200', { success: { ...search.success, status: 201 } }],
  [
    'answers application/pdf where it answered application/json',
    { success: { status: 200, bytes: 'application/pdf' } },
  ],
  ['answer.found[].label is gone', answer({ state: found.state })],
  [
    'answer.found[].label may now be missing',
    answer({ ...found, label: Type.Optional(Type.String()) }),
  ],
  ['answer.found[].label has another type', answer({ ...found, label: Type.Integer() })],
  [
    'answer.next may now be',
    answer(found, { next: Type.Union([Type.String(), Type.Integer(), Type.Null()]) }),
  ],
])('a break: %s', (fault, change) => expect(broken(change)).toContain(fault))
