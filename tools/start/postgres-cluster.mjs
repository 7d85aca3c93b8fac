import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { giveTo } from './postgres-user.mjs'
import { StartError } from './start-error.mjs'
import { readIfThere, writeWhole } from './text-file.mjs'

/**
 * What we keep beside the data, readable by us alone.
 * @typedef {{ superuser: string, owner: string, server: string, socketDir?: string }} Keepsake
 */

/**
 * Makes the data in a draft folder and moves it in place at the end: killed half-way, it starts again.
 * @param {string} folder
 * @param {import('./postgres-user.mjs').PostgresUser | undefined} user
 * @param {string} initdb path of the program
 */
export async function makeCluster(folder, user, initdb) {
  const draft = `${folder}.new`
  const passwordFile = `${draft}.password`
  const keepsake = { superuser: newPassword(), owner: newPassword(), server: newPassword() }
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true, mode: 0o700 })
  giveTo(draft, user)
  writeWhole(passwordFile, keepsake.superuser)
  giveTo(passwordFile, user)
  const locale = ['--encoding=UTF8', '--no-locale', '--locale-provider=builtin']
  const safety = ['--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--data-checksums']
  const made = spawnSync(
    initdb,
    ['-D', draft, '-U', 'postgres', ...locale, '--builtin-locale=C.UTF-8', ...safety, '--no-sync'],
    { ...user, cwd: '/', encoding: 'utf8' },
  )
  await rm(passwordFile)
  if (made.status !== 0) {
    throw new StartError(`PostgreSQL could not make its data in ${folder}.\n${made.stderr}`, {
      cause: made.error,
    })
  }
  writeKeepsake(draft, keepsake)
  await rm(folder, { recursive: true, force: true })
  await rename(draft, folder)
}

function newPassword() {
  return randomBytes(24).toString('base64url')
}

/**
 * Keeps the passwords and the place of the socket beside the data.
 * @param {string} folder
 * @param {Keepsake} keepsake
 */
export function writeKeepsake(folder, keepsake) {
  writeWhole(join(folder, 'ligne-claire.json'), JSON.stringify(keepsake))
}

/**
 * Reads back what `makeCluster` kept beside the data.
 * @param {string} folder
 * @returns {Keepsake}
 */
export function readKeepsake(folder) {
  const text = readIfThere(join(folder, 'ligne-claire.json'))
  if (text === undefined) {
    throw new StartError(
      `${folder} holds a PostgreSQL that Ligne Claire did not make. Move it away, or set DATABASE_URL to use it.`,
    )
  }
  return JSON.parse(text)
}
