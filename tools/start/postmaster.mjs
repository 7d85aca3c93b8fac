import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readIfThere } from './text-file.mjs'

/**
 * What a running PostgreSQL says of itself in `postmaster.pid`.
 * @typedef {{ pid: number, port: number, socketDir: string, address: string, state: string }} Postmaster
 */

/**
 * Reads `postmaster.pid`: line 1 process, 4 port, 5 folder of the socket, 6 address, 8 state.
 * @param {string} dataDir
 * @returns {Postmaster | undefined} undefined when there is none, or when it is still being written
 */
export function readPostmaster(dataDir) {
  const lines = readIfThere(join(dataDir, 'postmaster.pid'))?.split('\n') ?? []
  const pid = Number.parseInt(lines[0] ?? '', 10)
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return {
    pid,
    port: Number.parseInt(lines[3] ?? '', 10),
    socketDir: lines[4] ?? '',
    address: lines[5] ?? '',
    state: (lines[7] ?? '').trim(),
  }
}

/**
 * Says whether a process lives. A zombie is dead: nobody has collected it yet, which may last for ever
 * in a container whose first process collects nothing.
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  return processState(pid) !== 'Z'
}

/** @param {number} pid */
function processState(pid) {
  if (process.platform === 'linux') {
    const status = readIfThere(`/proc/${pid}/stat`)
    return status?.slice(status.lastIndexOf(')') + 2, status.lastIndexOf(')') + 3) ?? 'Z'
  }
  if (process.platform === 'win32') return 'R'
  return spawnSync('ps', ['-o', 'state=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim()[0]
}

/**
 * Says whether that process is a PostgreSQL: after a reboot its number may be another program's.
 * @param {number} pid
 */
export function isPostgres(pid) {
  if (process.platform === 'win32') return true
  if (process.platform === 'linux') return readIfThere(`/proc/${pid}/comm`)?.trim() === 'postgres'
  const answer = spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' })
  return answer.stdout.includes('postgres')
}

/**
 * Gives the command line of a process, to tell one of ours from another program with the same number.
 * @param {number} pid
 * @returns {string} empty when it cannot be known
 */
export function commandOf(pid) {
  if (process.platform === 'linux') return readIfThere(`/proc/${pid}/cmdline`) ?? ''
  if (process.platform === 'win32') return ''
  return spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout
}

/**
 * Removes a `postmaster.pid` whose process is a zombie or another program, which PostgreSQL itself would
 * take for a living server. Never while a process of the dead server still works in that folder.
 * @param {string} dataDir
 * @returns {boolean} false when such processes are still ending: try again
 */
export function clearDeadPostmaster(dataDir) {
  const postmaster = readPostmaster(dataDir)
  if (postmaster === undefined) return true
  if (hasWorkersLeft(dataDir)) return false
  rmSync(join(dataDir, 'postmaster.pid'), { force: true })
  return true
}

/** @param {string} dataDir */
function hasWorkersLeft(dataDir) {
  if (process.platform !== 'linux') return false
  const folder = realpathSync(dataDir)
  return readdirSync('/proc').some(name => /^\d+$/.test(name) && worksIn(name, folder))
}

/** @param {string} pid @param {string} folder */
function worksIn(pid, folder) {
  try {
    if (readlinkSync(`/proc/${pid}/cwd`) !== folder) return false
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres' && isAlive(Number(pid))
  } catch {
    return false
  }
}
