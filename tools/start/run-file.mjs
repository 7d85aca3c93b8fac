import { randomBytes } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandOf, isAlive } from './postmaster.mjs'
import { StartError } from './start-error.mjs'
import { isErrorWithCode, readIfThere, writeWhole } from './text-file.mjs'

/**
 * `data/run.json`: what this run uses, and what the next one uses again.
 * @typedef {{
 *   pids: Record<string, number>, ports: Record<string, number>, secrets: Record<string, string>,
 * }} RunFile
 */

const lockName = 'supervisor.pid'

/**
 * Makes this process the only one that serves from a data folder.
 * @param {string} dataDir
 * @returns {() => void} gives the folder back
 * @throws {StartError} when another already serves from it
 */
export function takeDataDir(dataDir) {
  const lock = join(dataDir, lockName)
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx', mode: 0o600 })
      return () => rmSync(lock, { force: true })
    } catch (error) {
      if (isErrorWithCode(error, 'EACCES')) {
        throw new StartError(
          `The data folder ${dataDir} belongs to another user. Start as that user, or set DATA_DIR to another folder.`,
        )
      }
      if (!isErrorWithCode(error, 'EEXIST')) throw error
    }
    const holder = Number.parseInt(readIfThere(lock) ?? '', 10)
    if (holder && isAlive(holder) && /start\.mjs|supervise\.mjs/.test(commandOf(holder))) {
      throw new StartError(
        `Ligne Claire already runs on ${dataDir} (process ${holder}). Stop it first, or give this one its own DATA_DIR, PORT, CONSOLE_PORT and DESK_PORT.`,
      )
    }
    rmSync(lock, { force: true })
  }
}

/** @param {string} dataDir @returns {RunFile} empty when there was no run yet */
export function readRunFile(dataDir) {
  const text = readIfThere(join(dataDir, 'run.json'))
  return { pids: {}, ports: {}, secrets: {}, ...(text ? JSON.parse(text) : {}) }
}

/**
 * Writes what this run uses, readable by us alone.
 * @param {string} dataDir
 * @param {RunFile} run
 */
export function writeRunFile(dataDir, run) {
  writeWhole(join(dataDir, 'run.json'), `${JSON.stringify(run, null, 2)}\n`)
}

/**
 * The secrets our processes share; those of the last run are kept, so that what is in flight stays valid.
 * @param {Readonly<Record<string, string>>} last
 * @returns {Record<string, string>}
 */
export function makeSecrets(last) {
  return {
    INTAKE_SECRET: secret('intake_'),
    PSP_SECRET_KEY: secret('sk_test_'),
    PSP_WEBHOOK_SECRET: secret('whsec_'),
    // SMPP 3.4 allows a password of 8 characters.
    SMPP_PASSWORD: randomBytes(6).toString('base64url'),
    ...last,
  }
}

/** @param {string} prefix */
function secret(prefix) {
  return prefix + randomBytes(32).toString('base64url')
}
