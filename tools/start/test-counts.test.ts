import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { countJourneys, countUnitTests } from './test-counts.mjs'

const folder = mkdtempSync(join(tmpdir(), 'lc-counts-'))
afterAll(() => rmSync(folder, { recursive: true }))

function report(content: object): string {
  const path = join(folder, 'report.json')
  writeFileSync(path, JSON.stringify(content))
  return path
}

const good = { status: 'passed', assertionResults: [{ status: 'passed' }] }
const bad = { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] }
const unloaded = { status: 'failed', assertionResults: [] }

test.each([
  { name: 'all well', files: [good], counted: [3, 0], exitCode: 0, failed: 0 },
  { name: 'a failed test', files: [good, bad], counted: [3, 1], exitCode: 1, failed: 1 },
  { name: 'a file that does not load', files: [unloaded], counted: [3, 0], exitCode: 1, failed: 1 },
  { name: 'both', files: [bad, unloaded], counted: [3, 1], exitCode: 1, failed: 2 },
  { name: 'an error outside any test', files: [good], counted: [3, 0], exitCode: 1, failed: 1 },
])('$name', ({ files, counted, exitCode, failed }) => {
  const [numPassedTests, numFailedTests] = counted
  const path = report({ numPassedTests, numFailedTests, testResults: files })
  expect(countUnitTests(path, exitCode)).toEqual({ passed: 3, failed })
})

test('no report is a failure, whatever the exit code', () => {
  expect(countUnitTests(join(folder, 'absent'), 0)).toEqual({ passed: 0, failed: 1 })
  expect(countJourneys(join(folder, 'absent'), 0)).toEqual({ passed: 0, failed: 1 })
})

test('journeys say their own counts, and cannot fail in silence nor pass by doing nothing', () => {
  expect(countJourneys(report({ passed: 9, failed: 2 }), 1)).toEqual({ passed: 9, failed: 2 })
  expect(countJourneys(report({ passed: 9, failed: 0 }), 1)).toEqual({ passed: 9, failed: 1 })
  expect(countJourneys(report({ passed: 9, failed: 0 }), 0)).toEqual({ passed: 9, failed: 0 })
  expect(countJourneys(report({ passed: 0, failed: 0 }), 0)).toEqual({ passed: 0, failed: 1 })
})
