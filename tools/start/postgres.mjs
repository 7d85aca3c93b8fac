import { spawn } from 'node:child_process'
import { closeSync, existsSync, lstatSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findPostgresBinaries } from './postgres-binaries.mjs'
import { makeCluster, readKeepsake, writeKeepsake } from './postgres-cluster.mjs'
import { databaseName, ensureRoles, ownerRole, serverRole } from './postgres-roles.mjs'
import { canEnter, choosePostgresUser, giveTo, placeDataDir } from './postgres-user.mjs'
import { clearDeadPostmaster, isAlive, isPostgres, readPostmaster } from './postmaster.mjs'
import { StartError } from './start-error.mjs'

/**
 * @typedef {object} PostgresOptions
 * @property {string} dataDir made when missing; its log is written beside it, `<dataDir>.log`
 * @property {boolean} [fsync] false for a throw-away cluster: fast, and lost with the machine
 * @property {number} [port] listens on this loopback port; otherwise only on a socket in a private folder
 * @property {Record<string, string>} [settings] more settings of PostgreSQL, by name
 *
 * @typedef {object} Postgres
 * @property {string} url of the database `ligne_claire`, as the role of the server
 * @property {string} ownerUrl of the same database, as its owner (migrations)
 * @property {string} superuserUrl of the database `postgres`, as its superuser (tests, crash drills)
 * @property {number} pid of the postmaster
 * @property {boolean} adopted true when it was already running
 * @property {() => Promise<void>} stop ends the sessions, writes everything to disk and waits for the end
 *
 * @typedef {import('./postgres-cluster.mjs').Keepsake} Keepsake
 *
 * @typedef {object} Cluster
 * @property {string} folder where the data really is
 * @property {string} logFile
 * @property {import('./postgres-user.mjs').PostgresUser | undefined} user
 * @property {import('./postgres-binaries.mjs').PostgresBinaries} binaries
 */

const startTimeoutMs = 120_000
const stopTimeoutMs = 60_000
const pollMs = 20
const attemptsToAnswer = 50
/** A socket's path holds 107 bytes on Linux, 103 on macOS. */
const longestSocketPath = 103
const logBytesKept = 10_000_000
const passing = /lock file .* already exists|pre-existing shared memory block|is still in use/

/**
 * Starts the PostgreSQL of a data folder, making the folder first if needed, or adopts the one that
 * already runs there (it survives us when we are killed).
 * @param {PostgresOptions} options
 * @returns {Promise<Postgres>}
 * @throws {StartError} with PostgreSQL's own last words when it does not start
 */
export async function startPostgres(options) {
  const user = choosePostgresUser(options.dataDir)
  const cluster = {
    folder: placeDataDir(options.dataDir, user),
    logFile: `${options.dataDir}.log`,
    user,
    binaries: findPostgresBinaries(user),
  }
  if (!existsSync(join(cluster.folder, 'PG_VERSION'))) {
    await makeCluster(cluster.folder, user, cluster.binaries.initdb)
  }
  const keepsake = readKeepsake(cluster.folder)
  const { postmaster, adopted } = await startAnswering(cluster, options, keepsake)
  const urlOf = urlsTo(postmaster)
  return {
    url: urlOf(serverRole, keepsake.server, databaseName),
    ownerUrl: urlOf(ownerRole, keepsake.owner, databaseName),
    superuserUrl: superuserUrl(postmaster, keepsake),
    pid: postmaster.pid,
    adopted,
    stop: () => stopPostmaster(cluster.folder, postmaster),
  }
}

/**
 * A server that was just killed still calls itself ready for a moment: only an answer counts.
 * @param {Cluster} cluster
 * @param {PostgresOptions} options
 * @param {Keepsake} keepsake
 */
async function startAnswering(cluster, options, keepsake) {
  for (let attempt = 1; ; attempt += 1) {
    const { postmaster, adopted } = await startOrAdopt(cluster, options, keepsake)
    try {
      await ensureRoles(superuserUrl(postmaster, keepsake), keepsake)
      return { postmaster, adopted }
    } catch (error) {
      if (isRefusedByPostgres(error) || attempt === attemptsToAnswer) throw error
      await wait(pollMs * 10)
    }
  }
}

/** @param {unknown} error an SQLSTATE of 5 characters, other than “starting” or “stopping” (57P0x) */
function isRefusedByPostgres(error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^(?!E)[0-9A-Z]{5}$/.test(code) && !code.startsWith('57P')
}

/**
 * @param {Cluster} cluster
 * @param {PostgresOptions} options
 * @param {Keepsake} keepsake
 */
async function startOrAdopt(cluster, options, keepsake) {
  const deadline = performance.now() + startTimeoutMs
  let started
  while (performance.now() < deadline) {
    const postmaster = readPostmaster(cluster.folder)
    if (postmaster && isAlive(postmaster.pid) && isPostgres(postmaster.pid)) {
      if (postmaster.state === 'ready')
        return { postmaster, adopted: started?.pid !== postmaster.pid }
      await wait(pollMs)
    } else if (started === undefined) {
      started = clearDeadPostmaster(cluster.folder)
        ? await launch(cluster, options, keepsake)
        : await wait(pollMs * 5)
    } else if (started.ended()) {
      started = await explainEnd(cluster.logFile, started.logFrom)
    } else {
      await wait(pollMs)
    }
  }
  throw new StartError(
    `PostgreSQL is not ready after ${startTimeoutMs / 1000} seconds; it says why in ${cluster.logFile}.`,
  )
}

/**
 * @param {Cluster} cluster
 * @param {PostgresOptions} options
 * @param {Keepsake} keepsake
 */
async function launch({ folder, logFile, user, binaries }, options, keepsake) {
  const socketDir = options.port === undefined ? await makeSocketDir(folder, user, keepsake) : ''
  const settings = Object.entries({ ...settingsFor(options, socketDir), ...options.settings })
  const logFrom = trimLog(logFile)
  const log = openSync(logFile, 'a', 0o600)
  const child = spawn(
    binaries.postgres,
    ['-D', folder, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...user, cwd: '/', detached: true, stdio: ['ignore', log, log] },
  )
  closeSync(log)
  let ended = false
  child.once('error', () => {
    ended = true
  })
  child.once('exit', () => {
    ended = true
  })
  child.unref()
  return { pid: child.pid, logFrom, ended: () => ended }
}

/** @param {string} logFile @returns {number} how many bytes it holds before this start */
function trimLog(logFile) {
  const bytes = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0
  if (bytes <= logBytesKept) return bytes
  rmSync(logFile)
  return 0
}

/** @param {string} logFile @param {number} logFrom */
async function explainEnd(logFile, logFrom) {
  const words = readFileSync(logFile).subarray(logFrom).toString('utf8')
  if (!passing.test(words)) {
    throw new StartError(
      `PostgreSQL did not start. Its last words, from ${logFile}:\n${words.slice(-2000)}`,
    )
  }
  await wait(pollMs * 10)
  return undefined
}

/**
 * The socket lies in the data folder, which only its owner enters; when that path is too long for a
 * socket, in a private folder of the system's temporary folder.
 * @param {string} folder
 * @param {import('./postgres-user.mjs').PostgresUser | undefined} user
 * @param {Keepsake} keepsake
 */
async function makeSocketDir(folder, user, keepsake) {
  if (Buffer.byteLength(join(folder, '.s.PGSQL.5432')) <= longestSocketPath) return folder
  if (keepsake.socketDir && isOurs(keepsake.socketDir, user)) return keepsake.socketDir
  const base = canEnter(tmpdir(), user) && tmpdir().length < 60 ? tmpdir() : '/tmp'
  const socketDir = await mkdtemp(join(base, 'ligne-claire-'))
  giveTo(socketDir, user)
  writeKeepsake(folder, { ...keepsake, socketDir })
  return socketDir
}

/**
 * The folder of a killed server serves again, so that the address of the database stays the same.
 * @param {string} socketDir
 * @param {import('./postgres-user.mjs').PostgresUser | undefined} user
 */
function isOurs(socketDir, user) {
  const there = lstatSync(socketDir, { throwIfNoEntry: false })
  if (there === undefined || !there.isDirectory() || (there.mode & 0o077) !== 0) return false
  return there.uid === (user?.uid ?? process.getuid?.())
}

/**
 * @param {PostgresOptions} options
 * @param {string} socketDir
 * @returns {Record<string, string>}
 */
function settingsFor({ fsync = true, port }, socketDir) {
  return {
    listen_addresses: port === undefined ? '' : '127.0.0.1',
    port: String(port ?? 5432),
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
    max_connections: '200',
    shared_buffers: '256MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    jit: 'off',
    ...(fsync ? {} : throwAwaySettings),
  }
}

const throwAwaySettings = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  autovacuum_naptime: '10min',
  max_wal_size: '4GB',
  checkpoint_timeout: '1h',
}

/** @param {import('./postmaster.mjs').Postmaster} postmaster @param {Keepsake} keepsake */
function superuserUrl(postmaster, keepsake) {
  return urlsTo(postmaster)('postgres', keepsake.superuser, 'postgres')
}

/** @param {import('./postmaster.mjs').Postmaster} postmaster */
function urlsTo({ port, socketDir, address }) {
  const isSocket = address === '' && socketDir !== ''
  const place = isSocket ? 'localhost' : `127.0.0.1:${port}`
  const query = isSocket ? `?host=${encodeURIComponent(socketDir)}` : ''
  /** @param {string} role @param {string} password @param {string} database */
  return (role, password, database) => `postgres://${role}:${password}@${place}/${database}${query}`
}

/** @param {string} folder @param {import('./postmaster.mjs').Postmaster} postmaster */
async function stopPostmaster(folder, { pid, socketDir }) {
  if (!isAlive(pid) || !isPostgres(pid)) return
  process.kill(pid, 'SIGINT')
  const deadline = performance.now() + stopTimeoutMs
  while (performance.now() < deadline) {
    await wait(pollMs)
    if (isAlive(pid)) continue
    if (socketDir && socketDir !== folder) await rm(socketDir, { recursive: true, force: true })
    return
  }
  throw new StartError(`PostgreSQL (process ${pid}) in ${dirname(folder)} does not stop.`)
}
