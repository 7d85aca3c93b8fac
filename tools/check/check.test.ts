import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { linesOf, type Outcome, runSteps, summaryOf } from './run-steps.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'check-'))
  writeFileSync(join(root, 'good.mjs'), "console.log('all well')")
  writeFileSync(
    join(root, 'bad.mjs'),
    "console.log('first'); console.error('the reason'); process.exit(3)",
  )
})
afterEach(() => rmSync(root, { recursive: true }))

const step = (name: string, about: string, ...commands: string[][]) => ({ name, about, commands })

async function run(...steps: ReturnType<typeof step>[]) {
  const told: Outcome[] = []
  const outcomes = await runSteps(steps, { root, atOnce: 2, tell: outcome => told.push(outcome) })
  expect(new Set(told)).toEqual(new Set(outcomes))
  return outcomes
}

test('a step passes, fails, or says that it has nothing to check yet', async () => {
  const outcomes = await run(
    step('good', 'good.mjs', ['good.mjs']),
    step('bad', 'bad.mjs', ['bad.mjs']),
    step('none', 'not/built.ts', ['not/built.ts']),
  )
  expect(outcomes.map(({ name, result }) => [name, result])).toEqual([
    ['good', 'passed'],
    ['bad', 'failed'],
    ['none', 'absent'],
  ])
  expect(summaryOf(outcomes)).toBe('1 passed, 1 failed')
})

test('a failure is told in full, a success in one line', async () => {
  const [good, bad] = await run(
    step('good', 'good.mjs', ['good.mjs']),
    step('bad', 'bad.mjs', ['bad.mjs']),
  )
  expect(good && linesOf(good)).toMatch(/^passed {2}good +\d+\.\d s\n$/)
  expect(bad && linesOf(bad)).toMatch(/first\n?[\s\S]*the reason/)
})

test('the commands of a step stop at the first that fails', async () => {
  const [outcome] = await run(step('both', 'bad.mjs', ['bad.mjs'], ['good.mjs']))
  expect(outcome?.result).toBe('failed')
  expect(outcome?.output).not.toContain('all well')
})

test('a script that is not there is a failure, not a silence', async () => {
  const [outcome] = await run(step('gone', 'good.mjs', ['gone.mjs']))
  expect(outcome?.result).toBe('failed')
  expect(outcome?.output).toContain('gone.mjs')
})
