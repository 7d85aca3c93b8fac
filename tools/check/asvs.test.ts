import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkAsvs, readRows, summaryOf } from './asvs.ts'

/** SHA-256 of `V1.1.1,2` and `V1.1.2,1`, one under the other: a standard of two requirements. */
const twoRules = '14b2bbc931b122dd5aab82681f03a048f0787618bf247fb3166ea125da03cb12'
const house = 'The house and the main job: a test'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'asvs-'))
  mkdirSync(join(root, 'server'))
  writeFileSync(join(root, 'server/a.test.ts'), "test('V1.1.1 decoded once', () => {})")
})
afterEach(() => rmSync(root, { recursive: true }))

function faults(...lines: string[]): string[] {
  const rows = readRows(['id,level,status,proof', ...lines].join('\n'))
  return checkAsvs(rows, root, twoRules).map(({ message }) => message)
}

test('the table of the house names each requirement of the standard', () => {
  const rows = readRows(readFileSync('docs/asvs.csv', 'utf8'))
  expect(rows).toHaveLength(345)
  expect(checkAsvs(rows, '.')).toEqual([])
})

test('two rows in order have no fault', () => {
  expect(faults('V1.1.1,2,proved,server/a.test.ts', `V1.1.2,1,later,${house}`)).toEqual([])
})

test.each([
  ['a requirement left out', [`V1.1.1,2,later,${house}`]],
  ['one named twice', [`V1.1.1,2,later,${house}`, `V1.1.1,2,later,${house}`]],
  ['a level made easier', [`V1.1.1,3,later,${house}`, `V1.1.2,1,later,${house}`]],
])('%s', (_, lines) => {
  expect(faults(...lines)).toEqual([
    'the ids and levels are not those of ASVS 5.0.0, each once and in order',
  ])
})

test.each([
  [
    'V1.1.1,2,done,server/a.test.ts',
    'V1.1.1 has the status “done”: proved, not-applicable or later',
  ],
  ['V1.1.1,2,proved,', 'V1.1.1 is proved by “”, which is no test'],
  ['V1.1.1,2,proved,server/a.ts', 'V1.1.1 is proved by “server/a.ts”, which is no test'],
  [
    'V1.1.1,2,proved,server/b.test.ts',
    'V1.1.1 is proved by server/b.test.ts, which does not exist',
  ],
  [
    'V1.1.1,2,proved,server/a.test.ts server/b.test.ts',
    'V1.1.1 is proved by server/b.test.ts, which does not exist',
  ],
  ['V1.1.1,2,later,', 'V1.1.1 waits for no work we know'],
  ['V1.1.1,2,later,some day', 'V1.1.1 waits for no work we know'],
  ['V1.1.1,2,not-applicable,', 'V1.1.1 needs the reason why it does not apply'],
])('%s', (line, message) => {
  expect(faults(line, `V1.1.2,1,later,${house}`)).toEqual([message])
})

test('a test that names another requirement proves nothing', () => {
  writeFileSync(join(root, 'server/a.test.ts'), "test('V1.1.12, V11.1.1 and V1.1.1.3', () => {})")
  expect(faults('V1.1.1,2,proved,server/a.test.ts', `V1.1.2,1,later,${house}`)).toEqual([
    'V1.1.1 is not named in server/a.test.ts',
  ])
})

test('a table without its head is refused', () => {
  expect(() => readRows('V1.1.1,2,proved,server/a.test.ts')).toThrow('docs/asvs.csv begins with')
})

test('the summary says which work is waited for', () => {
  const lines = 'id,level,status,proof\nV1.1.1,2,proved,a.test.ts\n'
  expect(summaryOf(readRows(`${lines}V1.1.2,1,later,${house}`))).toBe(
    '1 proved, 0 not applicable, 1 later (The house and the main job 1)',
  )
})
