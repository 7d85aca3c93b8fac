import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSources, type SourceFile } from '../check/read-tree.ts'
import { checkHouseRules, houseRules, judged } from './house-rules.ts'

const failing = join(import.meta.dirname, 'failing')
const names = houseRules.map(rule => rule.name)

test('each rule has a tree that breaks it, and each tree a rule', () => {
  expect(readdirSync(failing).sort()).toEqual([...names].sort())
})

test.each(names)('%s is caught on every line marked “breaks”, and nothing else is', name => {
  const files = readSources(join(failing, name), judged)
  const found = checkHouseRules(files).map(({ path, line, rule }) => `${rule} ${path}:${line}`)
  const expected = files.flatMap(file => marked(file).map(line => `${name} ${file.path}:${line}`))
  expect(expected).not.toEqual([])
  expect(new Set(found)).toEqual(new Set(expected))
})

test('a house in order has no finding', () => {
  expect(checkHouseRules(readSources(join(import.meta.dirname, 'passing'), judged))).toEqual([])
})

test('every exception says why', () => {
  const reasons = houseRules.flatMap(rule => rule.except ?? []).map(({ because }) => because)
  expect(reasons.every(reason => reason.length > 3)).toBe(true)
})

function marked(file: SourceFile): number[] {
  const lines = file.text.split('\n')
  return lines.flatMap((line, index) => (/\bbreaks\W*$/.test(line) ? [index + 1] : []))
}
