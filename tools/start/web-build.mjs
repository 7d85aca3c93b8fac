import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from './fingerprint.mjs'
import { house, modules } from './house.mjs'
import { StartError } from './start-error.mjs'
import { readIfThere, writeWhole } from './text-file.mjs'

const shared = ['ui', 'contract', 'brands', 'tools/web', 'package-lock.json']

/**
 * Builds the portal and the console when what they are made of has changed since the last build.
 * @param {(stop: () => void) => void} onStart is given what ends a build under way
 */
export async function buildWebs(onStart) {
  const stale = ['portal', 'console'].flatMap(app => {
    if (!existsSync(join(house, app, 'vite.config.ts'))) return []
    const wanted = fingerprint(house, [app, ...shared])
    const built = existsSync(join(house, 'build', app)) && readIfThere(stampOf(app))
    return built === wanted ? [] : [{ app, wanted }]
  })
  if (stale.length === 0) return
  process.stdout.write(`Building the ${stale.map(({ app }) => app).join(' and the ')}…\n`)
  await Promise.all(
    stale.map(async ({ app, wanted }) => {
      await build(app, onStart)
      writeWhole(stampOf(app), wanted, 0o644)
    }),
  )
}

/** @param {string} app */
function stampOf(app) {
  return join(house, 'build', `${app}.made-of`)
}

/** @param {string} app @param {(stop: () => void) => void} onStart */
async function build(app, onStart) {
  const vite = join(modules, 'vite', 'bin', 'vite.js')
  const child = spawn(
    process.execPath,
    [vite, 'build', '--config', `${app}/vite.config.ts`, '--logLevel', 'warn'],
    { cwd: house, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  onStart(() => child.kill())
  const said = { text: '' }
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', text => {
      said.text += text
    })
  }
  const code = await new Promise(resolve => child.once('close', resolve))
  if (code !== 0) throw new StartError(`The ${app} could not be built.\n${said.text.slice(-4000)}`)
}
