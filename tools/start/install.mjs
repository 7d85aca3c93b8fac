import { spawnSync } from 'node:child_process'
import { lstatSync } from 'node:fs'
import { basename } from 'node:path'
import { house, modules } from './house.mjs'
import { isInstalled, stampInstalled } from './installed.mjs'
import { StartError } from './start-error.mjs'

const platform = { os: process.platform, cpu: process.arch }

/**
 * Installs the packages of the lockfile when they are missing or old, with the npm that runs us.
 * A `node_modules` that is a link belongs to another checkout: it is used as it is.
 */
export function ensureInstalled() {
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) return
  if (isInstalled(house, platform)) return
  process.stdout.write('Installing the packages (once; about two minutes on an ordinary line)…\n')
  const [program, ...words] = npm()
  const done = spawnSync(program, [...words, 'ci', '--include=dev', '--include=optional'], {
    cwd: house,
    stdio: 'inherit',
    shell: program === 'npm' && process.platform === 'win32',
  })
  if (done.status !== 0) {
    throw new StartError(
      'npm could not install the packages; its own words are above. Check the network and the disk, then run the command again: nothing else was touched.',
      { cause: done.error },
    )
  }
  stampInstalled(house, platform)
}

/** @returns {[string, ...string[]]} */
function npm() {
  const script = process.env.npm_execpath ?? ''
  if (!/^npm(-cli)?\.[cm]?js$/.test(basename(script))) return ['npm']
  return [process.env.npm_node_execpath ?? process.execPath, script]
}
