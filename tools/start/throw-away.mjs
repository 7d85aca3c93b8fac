import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from './postgres.mjs'
import { removeDataDir } from './postgres-user.mjs'
import { isAlive, isPostgres, readPostmaster } from './postmaster.mjs'
import { readIfThere } from './text-file.mjs'

/**
 * @typedef {import('./postgres.mjs').Postgres & {
 *   folder: string,
 *   discard: () => void,
 *   keep: () => Promise<string>,
 * }} ThrowAway `discard` ends it and removes its files; `keep` ends it and gives the folder to look into
 */

const prefix = 'ligne-claire-test-'
const keptPrefix = 'ligne-claire-kept-'
const mostKept = 3

/**
 * Starts a PostgreSQL of our own for one run of tests, in the system's temporary folder. It ends with this
 * process; one left by a process that was killed is removed by the next.
 * @param {{ fsync?: boolean }} [options] fsync only for tests that kill it
 * @returns {Promise<ThrowAway>}
 */
export async function startThrowAway({ fsync = false } = {}) {
  sweepAbandoned()
  sweepKept()
  const folder = mkdtempSync(join(tmpdir(), prefix))
  writeFileSync(join(folder, 'owner.pid'), String(process.pid))
  chmodSync(folder, 0o711)
  const dataDir = join(folder, 'pg')
  const postgres = await startPostgres({ dataDir, fsync })
  const discard = () => {
    process.off('exit', discard)
    remove(folder)
  }
  process.once('exit', discard)
  return {
    ...postgres,
    folder,
    discard,
    keep: async () => {
      process.off('exit', discard)
      await postgres.stop()
      const kept = folder.replace(prefix, keptPrefix)
      renameSync(folder, kept)
      return kept
    },
  }
}

function sweepAbandoned() {
  for (const name of readdirSync(tmpdir())) {
    const folder = join(tmpdir(), name)
    const owner = name.startsWith(prefix) && readOwner(folder)
    if (owner && !isAlive(owner)) remove(folder)
  }
}

function sweepKept() {
  const kept = readdirSync(tmpdir())
    .filter(name => name.startsWith(keptPrefix))
    .map(name => ({ name, stat: statSync(join(tmpdir(), name), { throwIfNoEntry: false }) }))
    .filter(({ stat }) => stat?.uid === process.getuid?.())
    .sort((a, b) => (b.stat?.mtimeMs ?? 0) - (a.stat?.mtimeMs ?? 0))
  for (const { name } of kept.slice(mostKept)) remove(join(tmpdir(), name))
}

/** @param {string} folder @returns {number | undefined} undefined when it is another person's */
function readOwner(folder) {
  try {
    return Number.parseInt(readIfThere(join(folder, 'owner.pid')) ?? '', 10) || undefined
  } catch {
    return undefined
  }
}

/** @param {string} folder */
function remove(folder) {
  const postmaster = readPostmaster(join(folder, 'pg'))
  if (postmaster && isAlive(postmaster.pid) && isPostgres(postmaster.pid)) {
    process.kill(postmaster.pid, 'SIGQUIT')
  }
  removeDataDir(join(folder, 'pg'))
  rmSync(folder, { recursive: true, force: true })
}
