import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { house } from './house.mjs'
import { StartError } from './start-error.mjs'
import { isErrorWithCode } from './text-file.mjs'

/**
 * What `npm start` was asked.
 * @typedef {object} Settings
 * @property {'demo' | 'test' | 'production'} mode
 * @property {string} brand
 * @property {string} dataDir absolute; it exists and we may write in it
 * @property {string | undefined} databaseUrl a PostgreSQL of the person's own
 * @property {string | undefined} databaseOwnerUrl
 */

/**
 * Reads the environment of `npm start` and makes the data folder.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Settings}
 */
export function readSettings(env) {
  const mode = env.MODE || 'demo'
  if (mode !== 'demo' && mode !== 'test' && mode !== 'production') {
    throw new StartError(`MODE is demo, test or production, not “${mode}”.`)
  }
  if (mode === 'production' && !env.DATABASE_URL) {
    throw new StartError('In production, DATABASE_URL must name your PostgreSQL (15 or newer).')
  }
  if (mode === 'production' && !env.BRAND) {
    throw new StartError('In production, BRAND must name your brand: a folder of brands/.')
  }
  return {
    mode,
    brand: env.BRAND || 'sfr',
    dataDir: makeDataDir(resolve(house, env.DATA_DIR || 'data')),
    databaseUrl: env.DATABASE_URL || undefined,
    databaseOwnerUrl: env.DATABASE_OWNER_URL || env.DATABASE_URL || undefined,
  }
}

/** @param {string} dataDir */
function makeDataDir(dataDir) {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 })
    return dataDir
  } catch (cause) {
    if (!isErrorWithCode(cause, 'EACCES') && !isErrorWithCode(cause, 'EROFS')) throw cause
    throw new StartError(`The data folder ${dataDir} cannot be made: set DATA_DIR to another.`, {
      cause,
    })
  }
}
