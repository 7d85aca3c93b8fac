import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { house, modules } from '../tools/start/house.mjs'
import { watchParent } from '../tools/start/parent-watch.mjs'
import { type Axes, axesOf, defaultAxes, nameOf } from './axes.ts'
import { findChromium } from './chromium.ts'
import { countReport, type JourneyCounts } from './count-report.ts'
import { startSystem } from './system.ts'

/**
 * `npm run journeys`: each journey once, in French, on a desktop, in the light theme, and one for each other
 * axis. `-- --all`: each on every axis. `-- --on=en,phone,dark`: each on these. `-- NAME`: those whose file
 * has this name.
 */
const words = process.argv.slice(2)
const names = words.filter(word => !word.startsWith('--'))
const chosen = chooseAxes(words.filter(word => word.startsWith('--')))

function chooseAxes(options: readonly string[]): readonly Axes[] {
  if (options.length === 0) return [defaultAxes]
  if (options.includes('--all')) return axesOf()
  const found = axesOf().filter(axes => options.includes(`--on=${nameOf(axes)}`))
  if (found.length === options.length) return found
  const known = axesOf().map(axes => `--on=${nameOf(axes)}`)
  process.stderr.write(`The journeys know --all and ${known.join(' ')}.\n`)
  process.exit(1)
}

async function runAll(): Promise<JourneyCounts> {
  const chromium = await findChromium(process.env)
  if (chromium === undefined) {
    process.stderr.write(
      'The journeys need Chromium and there is none: install it, or name it in CHROMIUM.\n',
    )
    return { passed: 0, failed: 1 }
  }
  const total = { passed: 0, failed: 0 }
  for (const axes of chosen) {
    const { passed, failed } = await runOn(axes, chromium)
    total.passed += passed
    total.failed += failed
  }
  return total
}

/** A system of its own for each: what one run paid or changed is not there for the next. */
async function runOn(axes: Axes, chromium: string): Promise<JourneyCounts> {
  process.stdout.write(`\nJourneys: ${nameOf(axes)}\n`)
  const system = await startSystem(axes.language)
  const folder = mkdtempSync(join(tmpdir(), 'ligne-claire-journeys-'))
  const report = join(folder, 'report.json')
  const exitCode = await runPlaywright({
    CHROMIUM: chromium,
    JOURNEYS_PORTAL: system.portal,
    JOURNEYS_CONSOLE: system.console,
    JOURNEYS_DESK: system.desk,
    JOURNEYS_DEMONSTRATION: join(system.dataDir, 'demo.json'),
    JOURNEYS_FOLDER: folder,
    JOURNEYS_REPORT: report,
    JOURNEYS_AXES: JSON.stringify(axes),
  })
  const counts = countReport(readReport(report), exitCode)
  rmSync(folder, { recursive: true })
  if (counts.failed === 0) await system.stop()
  else {
    process.stdout.write(
      `\nThe system of the failed journeys is kept in ${await system.keep()}, their pictures and traces in test-results.\n`,
    )
  }
  return counts
}

async function runPlaywright(env: Record<string, string>): Promise<number> {
  const cli = join(modules, '@playwright/test/cli.js')
  const config = join(house, 'journeys/playwright.config.ts')
  const child = spawn(process.execPath, [cli, 'test', '--config', config, ...names], {
    cwd: house,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  const stop = () => child.kill()
  process.once('exit', stop)
  const [code] = await once(child, 'exit')
  process.off('exit', stop)
  return typeof code === 'number' ? code : 1
}

function readReport(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

const leave = (why: string) => {
  process.stderr.write(`\nThe journeys stop: ${why}.\n`)
  process.exit(1)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => leave(signal))
watchParent(() => leave('what started them is gone'))
const counts = await runAll()
if (process.env.JOURNEYS_RESULT) {
  writeFileSync(process.env.JOURNEYS_RESULT, JSON.stringify(counts))
}
process.stdout.write(`\nJourneys: ${counts.passed} passed, ${counts.failed} failed\n`)
process.exit(counts.failed === 0 ? 0 : 1)
