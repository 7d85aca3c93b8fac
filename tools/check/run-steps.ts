import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Step } from './steps.ts'

/** How a step ended: `absent` when what it checks does not exist yet. */
export type Outcome = {
  name: string
  result: 'passed' | 'failed' | 'absent'
  seconds: number
  output: string
}

/**
 * Runs the steps in `root`, at most `atOnce` at a time, and tells each outcome as soon as it is known.
 * Answers with all of them in the order of the steps.
 */
export async function runSteps(
  steps: readonly Step[],
  options: { root: string; atOnce: number; tell: (outcome: Outcome) => void },
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const waiting = [...steps.entries()]
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, step] = next
      const outcome = await runStep(step, options.root)
      outcomes[index] = outcome
      options.tell(outcome)
    }
  }
  await Promise.all(Array.from({ length: options.atOnce }, worker))
  return outcomes
}

/** The lines that tell an outcome: its result and time, and of a failure everything it printed. */
export function linesOf({ name, result, seconds, output }: Outcome): string {
  const head = `${result.padEnd(7)} ${name.padEnd(22)}`
  if (result === 'absent') return `${head} ${output}\n`
  const time = `${head} ${seconds.toFixed(1)} s\n`
  return result === 'failed' ? `${time}\n${output.trim()}\n\n` : time
}

/** `N passed, N failed`. */
export function summaryOf(outcomes: readonly Outcome[]): string {
  const count = (result: Outcome['result']) => outcomes.filter(one => one.result === result).length
  return `${count('passed')} passed, ${count('failed')} failed`
}

async function runStep(step: Step, root: string): Promise<Outcome> {
  const { name } = step
  if (!existsSync(join(root, step.about)))
    return { name, result: 'absent', seconds: 0, output: `nothing to check yet: no ${step.about}` }
  const started = performance.now()
  let output = ''
  let passed = true
  for (const command of step.commands) {
    const ended = await run(command, root)
    output += ended.output
    passed = ended.code === 0
    if (!passed) break
  }
  const seconds = (performance.now() - started) / 1_000
  return { name, result: passed ? 'passed' : 'failed', seconds, output }
}

function run(words: readonly string[], cwd: string): Promise<{ code: number; output: string }> {
  return new Promise(resolve => {
    const child = spawn(process.execPath, words, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (part: Buffer) => {
      output += part.toString()
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', error => resolve({ code: 1, output: `${error.message}\n` }))
    child.on('close', code => resolve({ code: code ?? 1, output }))
  })
}
