import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { checkRoutes } from './check-routes.ts'
import { closed, ShortText } from './closed.ts'
import type { RouteShape } from './define.ts'
import { everyRoute } from './every-route.ts'
import { IdOf } from './ids.ts'
import { repeatable } from './repeatable.ts'

// Proves V2.1.1 V2.2.1 V8.1.1 of docs/asvs.csv.
const right: RouteShape = {
  id: 'lines.renameLine',
  method: 'POST',
  path: '/lines/:lineId/name',
  summary: 'Give a line a name of your own.',
  permission: 'customer line:order',
  assurance: 'recent',
  params: closed({ lineId: IdOf('line') }),
  body: closed({ name: ShortText(40) }),
  success: { status: 200, body: closed({ name: Type.String() }) },
  refusals: { 'name-taken': 409 },
  idempotency: 'transaction',
  cache: 'no-store',
}

const excused = Object.keys(repeatable).length

/** The faults of one route changed in one way, without those of the table of excuses. */
const faultsOf = (change: Partial<RouteShape>) => {
  const route = { ...right, ...change }
  return checkRoutes([{ route, file: 'routes/lines.ts' }], "refuse('name-taken')").filter(
    fault => !fault.startsWith('contract/repeatable.ts'),
  )
}

test('a right route has no fault', () => expect(faultsOf({})).toEqual([]))

test.each<readonly [string, Partial<RouteShape>]>([
  ['its summary is no sentence', { summary: 'Rename' }],
  ['its id is not domain.verb', { id: 'rename line' }],
  ['is public and asks for an assurance', { permission: 'public' }],
  ['is public and takes an id that has an owner', { permission: 'public', assurance: 'none' }],
  ['is not public and asks for no assurance', { assurance: 'none' }],
  ['its params are not those of its path', { path: '/lines/name' }],
  [
    'lineId does not say of what kind of thing it is',
    { params: closed({ lineId: Type.String({ maxLength: 36 }) }) },
  ],
  [
    'line holds an id too deep for the check of reach',
    { body: closed({ line: closed({ id: IdOf('line') }) }) },
  ],
  ['reads, and wants a key', { method: 'GET' }],
  ['reads, and wants a body', { method: 'GET' }],
  ['has an effect and no key', { idempotency: 'none' }],
  ['answers both JSON and bytes', { success: { ...right.success, bytes: 'application/pdf' } }],
  ['answers something with 204', { success: { status: 204, body: closed({}) } }],
  ['lets others keep an answer that is not public', { cache: { publicSeconds: 60 } }],
  ['the refusal NameTaken is not in kebab-case', { refusals: { NameTaken: 409 } }],
  ['not-found has another status everywhere else', { refusals: { 'not-found': 410 } }],
  ['nothing in the server refuses with name-rude', { refusals: { 'name-rude': 422 } }],
  ['body is not closed', { body: Type.Object({ name: ShortText(40) }) }],
  ['body.name is a text without an end', { body: closed({ name: Type.String() }) }],
  ['body.names is a list without an end', { body: closed({ names: Type.Array(ShortText(4)) }) }],
  [
    'answer.line is not closed',
    { success: { status: 200, body: closed({ line: Type.Object({}) }) } },
  ],
])('refused: %s', (fault, change) => {
  expect(faultsOf(change).join('\n')).toContain(fault)
})

test('nobody can have a permission that is on no list', () => {
  const route: RouteShape = { ...right }
  Reflect.set(route, 'permission', 'customer line:destroy')
  expect(checkRoutes([{ route, file: 'f' }], "'name-taken'").join('\n')).toContain(
    'nobody can have the permission “customer line:destroy”',
  )
})

test('one code has one status', () => {
  const other: RouteShape = { ...right, id: 'lines.other', refusals: { 'name-taken': 422 } }
  const both = [right, other].map(route => ({ route, file: 'f' }))
  expect(checkRoutes(both, "'name-taken'").join('\n')).toContain(
    'name-taken is refused with 409 and 422',
  )
})

test('an excuse that no route needs is refused', () => {
  const faults = checkRoutes([{ route: right, file: 'f' }], "'name-taken'")
  expect(faults.filter(fault => fault.includes('is excused')).length).toBe(excused)
})

test('every file of routes is read', async () => {
  const files = new Set((await everyRoute()).map(({ file }) => file))
  expect(files.size).toBeGreaterThan(12)
  expect((await everyRoute()).length).toBeGreaterThan(60)
})
