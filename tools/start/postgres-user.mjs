import { spawnSync } from 'node:child_process'
import {
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { StartError } from './start-error.mjs'

/**
 * Who PostgreSQL runs as. PostgreSQL refuses to run as root.
 * @typedef {{ uid: number, gid: number }} PostgresUser
 */

/** Where root keeps what the user of PostgreSQL must reach, when the checkout is out of its reach. */
export const sharedHome = '/var/lib/ligne-claire'

/**
 * Chooses the user that PostgreSQL runs as.
 * @param {string} dataDir an existing data folder keeps its owner
 * @returns {PostgresUser | undefined} undefined when we are not root: PostgreSQL then runs as we do
 */
export function choosePostgresUser(dataDir) {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(dataDir, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  for (const name of ['postgres', 'nobody']) {
    const uid = askId('-u', name)
    const gid = askId('-g', name)
    if (uid && gid) return { uid, gid }
  }
  throw new StartError(
    'PostgreSQL does not run as root, and this machine has neither a user “postgres” nor “nobody”. Start as an ordinary user, or create one of them.',
  )
}

/**
 * @param {string} flag
 * @param {string} name
 */
function askId(flag, name) {
  const answer = spawnSync('id', [flag, name], { encoding: 'utf8' })
  return answer.status === 0 ? Number.parseInt(answer.stdout, 10) : undefined
}

/**
 * Says whether that user can enter a folder (or run a file).
 * @param {string} path
 * @param {PostgresUser | undefined} user
 */
export function canReach(path, user) {
  if (user === undefined) return true
  const answer = spawnSync('/bin/sh', ['-c', 'test -r "$0" && test -x "$0"', path], {
    ...user,
    cwd: '/',
  })
  return answer.status === 0
}

/**
 * Gives the folder where the data really is. Under a folder that the user cannot enter (root's home), it
 * is kept in /var/lib/ligne-claire and `dataDir` is a link to it.
 * @param {string} dataDir
 * @param {PostgresUser | undefined} user
 * @returns {string} an absolute path, which may not exist yet
 */
export function placeDataDir(dataDir, user) {
  const wanted = resolve(dataDir)
  const parent = dirname(wanted)
  mkdirSync(parent, { recursive: true })
  const there = lstatSync(wanted, { throwIfNoEntry: false })
  if (there?.isSymbolicLink()) return resolve(parent, readlinkSync(wanted))
  if (canEnter(parent, user)) return wanted
  if (there !== undefined) {
    throw new StartError(
      `PostgreSQL cannot enter ${parent}: give that folder the right to be entered (chmod a+x), or move the data elsewhere (DATA_DIR).`,
    )
  }
  mkdirSync(sharedHome, { recursive: true, mode: 0o755 })
  const home = mkdtempSync(join(sharedHome, 'data-'))
  giveTo(home, user)
  symlinkSync(join(home, 'postgres'), wanted)
  return join(home, 'postgres')
}

/**
 * Says whether that user can pass through a folder.
 * @param {string} folder
 * @param {PostgresUser | undefined} user
 */
export function canEnter(folder, user) {
  if (user === undefined) return true
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', folder], { ...user, cwd: '/' }).status === 0
}

/**
 * Makes that user the owner, so that it alone reads what we hand over.
 * @param {string} path
 * @param {PostgresUser | undefined} user
 */
export function giveTo(path, user) {
  if (user !== undefined) chownSync(path, user.uid, user.gid)
}

/**
 * Removes a data folder that no PostgreSQL uses, wherever `placeDataDir` put it.
 * @param {string} dataDir
 */
export function removeDataDir(dataDir) {
  const isLink = lstatSync(dataDir, { throwIfNoEntry: false })?.isSymbolicLink()
  const place = isLink ? readlinkSync(dataDir) : ''
  if (place.startsWith(`${sharedHome}/data-`)) removeTree(dirname(place))
  removeTree(dataDir)
}

/** @param {string} path what a PostgreSQL that is just ending may still write into */
function removeTree(path) {
  rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
}
