import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSources } from '../check/read-tree.ts'
import { checkImports } from '../check-imports/check-imports.ts'
import { ladder } from '../check-imports/rooms.ts'
import { checkHouseRules } from '../house-rules/house-rules.ts'
import { tidy, writeDomain } from './write-domain.ts'

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'new-domain-'))
  mkdirSync(join(root, 'server'))
  for (const shared of ['node_modules', 'contract', 'server/kernel'])
    symlinkSync(resolve(shared), join(root, shared))
  for (const file of ['package.json', 'tsconfig.json', 'biome.json'])
    copyFileSync(file, join(root, file))
  for (const name of ladder) expect(writeDomain(root, name)).toMatchObject({ kind: 'written' })
  expect(tidy(root, ['server/domains'])).toBe('')
})
afterAll(() => rmSync(root, { recursive: true }))

/** Runs a tool of the house in the tree just written; what it prints when it fails, or nothing. */
function faultsOf(...words: string[]): string {
  const ended = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' })
  return ended.status === 0 ? '' : `${ended.stdout}${ended.stderr}`
}

describe('every domain of the ladder, written from nothing', () => {
  test('keeps the import rules and the house rules', () => {
    const files = readSources(root)
    expect(files).toHaveLength(ladder.length * 6)
    expect([...checkImports(files), ...checkHouseRules(files)]).toEqual([])
  })

  test('is typed: the first, one with an odd plural, and the last', { timeout: 120_000 }, () => {
    const include = ['catalog', 'boxes', 'privacy'].map(name => `server/domains/${name}`)
    const settings = {
      extends: './tsconfig.json',
      compilerOptions: { incremental: false, tsBuildInfoFile: null },
      include,
    }
    writeFileSync(join(root, 'tsconfig.some.json'), JSON.stringify(settings))
    expect(faultsOf('node_modules/typescript/bin/tsc', '-p', 'tsconfig.some.json')).toBe('')
  })

  test('is formatted', () => {
    const biome = 'node_modules/@biomejs/biome/bin/biome'
    expect(faultsOf(biome, 'check', '--vcs-enabled=false', 'server/domains')).toBe('')
  })

  test('passes the test it brings', () => {
    expect(
      faultsOf('node_modules/vitest/vitest.mjs', 'run', '--maxWorkers=1', 'server/domains/care'),
    ).toBe('')
  })

  test('says what it owns and what it sees', () => {
    const words = readFileSync(join(root, 'server/domains/notifications/README.md'), 'utf8')
    expect(words).toMatch(/^# notifications\n[\s\S]*templates, preferences[\s\S]*\(catalog\)/)
  })
})

test('a domain that exists is left alone, and an unknown name is refused', () => {
  expect(writeDomain(root, 'care')).toEqual({
    kind: 'refused',
    reason: 'server/domains/care exists already; nothing was written',
  })
  expect(writeDomain(root, 'utils')).toMatchObject({ kind: 'refused' })
  expect(writeDomain(root, '')).toMatchObject({ kind: 'refused' })
})
