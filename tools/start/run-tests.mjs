import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { house, modules } from './house.mjs'
import { watchParent } from './parent-watch.mjs'
import { exitWithSentence } from './start-error.mjs'
import { countJourneys, countUnitTests } from './test-counts.mjs'
import { startThrowAway } from './throw-away.mjs'

/** @type {import('node:child_process').ChildProcess | undefined} */
let running
const reports = mkdtempSync(join(tmpdir(), 'ligne-claire-reports-'))
process.once('exit', () => rmSync(reports, { recursive: true, force: true }))

/**
 * @param {string[]} words script and arguments
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<number>} its exit code
 */
async function run(words, env) {
  const child = spawn(process.execPath, words, { cwd: house, env, stdio: 'inherit' })
  running = child
  return new Promise(resolve => child.once('close', code => resolve(code ?? 1)))
}

/** @param {NodeJS.ProcessEnv} env */
async function runUnitTests(env) {
  const report = join(reports, 'unit.json')
  const vitest = [join(modules, 'vitest', 'vitest.mjs'), 'run', ...process.argv.slice(2)]
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return countUnitTests(report, await run([...vitest, ...reporters], env))
}

/** @param {NodeJS.ProcessEnv} env */
async function runJourneys(env) {
  const script = join(house, 'journeys', 'run.ts')
  if (process.argv.length > 2 || !existsSync(script)) return { passed: 0, failed: 0 }
  const report = join(reports, 'journeys.json')
  return countJourneys(report, await run([script], { ...env, JOURNEYS_RESULT: report }))
}

async function runTests() {
  const given = process.env.TEST_CLUSTER_URL
  const cluster = given ? undefined : await startThrowAway()
  const { DATABASE_URL, DATABASE_OWNER_URL, ...env } = process.env
  env.TEST_CLUSTER_URL = given ?? cluster?.superuserUrl
  const unit = await runUnitTests(env)
  const journeys = await runJourneys(env)
  const failed = unit.failed + journeys.failed
  if (failed === 0) cluster?.discard()
  else if (cluster) {
    process.stdout.write(
      `\nThe databases of the failed tests are kept in ${await cluster.keep()}\n`,
    )
  }
  process.stdout.write(`\n${unit.passed + journeys.passed} passed, ${failed} failed\n`)
  process.exitCode = failed === 0 ? 0 : 1
}

function leave() {
  running?.kill()
  process.exit(1)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, leave)
watchParent(leave)
runTests().catch(exitWithSentence)
