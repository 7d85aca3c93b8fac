import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseSource, readSources } from '../check/read-tree.ts'
import { checkImports } from './check-imports.ts'
import { fileRules } from './file-rules.ts'
import { importRules } from './import-rules.ts'
import { importsOf } from './imports.ts'
import { ladder } from './rooms.ts'

const failing = join(import.meta.dirname, 'failing')
const rules = [...importRules, ...fileRules].map(rule => rule.name)

describe('each rule has a tree that breaks it', () => {
  test('and each tree a rule', () => {
    expect(readdirSync(failing).sort()).toEqual([...rules].sort())
  })

  test.each(rules)('%s is caught in every file of its tree, and nothing else is', rule => {
    const files = readSources(join(failing, rule))
    const findings = checkImports(files)
    expect(new Set(findings.map(found => found.path))).toEqual(
      new Set(files.map(file => file.path)),
    )
    expect(new Set(findings.map(found => found.rule))).toEqual(new Set([rule]))
  })

  test('a noun is told of each thing it may not know', () => {
    const found = checkImports(readSources(join(failing, 'pure-noun')))
    expect(found.map(({ path, line }) => `${path}:${line}`)).toEqual([
      'server/domains/lines/line.ts:1',
      'server/domains/lines/line.ts:2',
      'server/domains/ordering/pass.ts:1',
      'server/domains/ordering/pass.ts:2',
      'server/domains/ordering/pass.ts:3',
    ])
  })
})

test('a house in order has no finding', () => {
  expect(checkImports(readSources(join(import.meta.dirname, 'passing')))).toEqual([])
})

test('of two domains only the right one may know the left one', () => {
  for (const [row, from] of ladder.entries())
    for (const [column, to] of ladder.entries()) {
      const known = importing(`server/domains/${from}/thing.ts`, `../${to}/public.ts`)
      expect([from, to, known.length === 0]).toEqual([from, to, column <= row])
    }
})

test('a test uses the test world and the simulated operator; what it tests does not', () => {
  const fake = '../../../operator/sms/message-centre.ts'
  expect(importing('server/edges/sms/smpp.test.ts', fake)).toEqual([])
  expect(importing('server/edges/sms/smpp.ts', fake)).toHaveLength(1)
  expect(importing('server/domains/lines/line.test.ts', '../../testing/world.ts')).toEqual([])
  expect(importing('server/domains/lines/line.ts', '../../testing/world.ts')).toHaveLength(1)
})

test.each([
  ["import { a } from './a.ts'", './a.ts'],
  ["import type { A } from './a.ts'", './a.ts'],
  ["import './a.ts'", './a.ts'],
  ["export { a } from './a.ts'", './a.ts'],
  ["export * from './a.ts'", './a.ts'],
  ["const a = await import('./a.ts')", './a.ts'],
  ["type A = import('./a.ts').A", './a.ts'],
])('%s is an import', (text, specifier) => {
  expect(importsOf(parseSource('server/b.ts', text))).toMatchObject([
    { specifier, to: 'server/a.ts' },
  ])
})

test('the script of a Svelte file is read at its own lines', () => {
  const text = "<p>import './no.ts'</p>\n<script lang=\"ts\">\n  import './yes.ts'\n</script>\n"
  expect(importsOf(parseSource('ui/a.svelte', text))).toMatchObject([{ to: 'ui/yes.ts', line: 3 }])
})

function importing(path: string, specifier: string) {
  return checkImports([parseSource(path, `import type { Thing } from '${specifier}'`)])
}
