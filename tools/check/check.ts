import { linesOf, runSteps, summaryOf } from './run-steps.ts'
import { steps } from './steps.ts'

/** `npm run check` runs every step; `npm run check -- imports words` runs only those named. */
const named = process.argv.slice(2)
const unknown = named.filter(name => !steps.some(step => step.name === name))

if (unknown.length > 0) {
  const known = steps.map(step => step.name).join(', ')
  process.stderr.write(`No step is called ${unknown.join(', ')}. The steps are: ${known}.\n`)
  process.exitCode = 1
} else {
  const chosen = named.length === 0 ? steps : steps.filter(step => named.includes(step.name))
  const tell = (outcome: Parameters<typeof linesOf>[0]) => process.stdout.write(linesOf(outcome))
  const outcomes = await runSteps(chosen, { root: process.cwd(), atOnce: 2, tell })
  process.stdout.write(`\n${summaryOf(outcomes)}\n`)
  if (outcomes.some(outcome => outcome.result === 'failed')) process.exitCode = 1
}
