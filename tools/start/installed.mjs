import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { readIfThere, writeWhole } from './text-file.mjs'

/**
 * @typedef {{
 *   version?: string, link?: boolean, dev?: boolean, optional?: boolean, devOptional?: boolean,
 *   peer?: boolean, os?: string | string[], cpu?: string | string[], libc?: string | string[],
 * }} LockEntry
 * @typedef {{ packages: Record<string, LockEntry> }} Lock
 * @typedef {{ os: string, cpu: string }} Platform as npm names them: `linux`, `x64`
 */

const stampName = '.ligne-claire-installed'

/**
 * Says whether what is in `node_modules` is what the lockfile asks for on this platform: by our stamp, or
 * else by comparing with npm's own account of what it installed.
 * @param {string} house the folder of package-lock.json
 * @param {Platform} platform
 */
export function isInstalled(house, platform) {
  const wanted = readIfThere(join(house, 'package-lock.json')) ?? ''
  const modules = join(house, 'node_modules')
  const account = readIfThere(join(modules, '.package-lock.json'))
  if (account === undefined) return false
  if (readIfThere(join(modules, stampName)) === stampOf(wanted, platform)) return true
  return missingPackages(JSON.parse(wanted), JSON.parse(account), platform).length === 0
}

/**
 * Remembers that npm did what this lockfile asks, even where it left an optional package out.
 * @param {string} house
 * @param {Platform} platform
 */
export function stampInstalled(house, platform) {
  const wanted = readIfThere(join(house, 'package-lock.json')) ?? ''
  writeWhole(join(house, 'node_modules', stampName), stampOf(wanted, platform), 0o644)
}

/** @param {string} lockText @param {Platform} platform */
function stampOf(lockText, { os, cpu }) {
  return createHash('sha256').update(`${os} ${cpu}\n${lockText}`).digest('hex')
}

/**
 * Lists the packages that the lockfile asks for here and that are absent or of another version.
 * @param {Lock} wanted
 * @param {Lock} account npm's `node_modules/.package-lock.json`
 * @param {Platform} platform
 * @returns {string[]} their places, `node_modules/…`
 */
export function missingPackages(wanted, account, platform) {
  return Object.entries(wanted.packages)
    .filter(([place]) => place !== '')
    .filter(([place, entry]) => {
      const installed = account.packages[place]
      return installed ? installed.version !== entry.version : isNeeded(entry, platform)
    })
    .map(([place]) => place)
}

/**
 * An optional package is needed when it says it is for this platform. One that names a C library, or
 * that hangs from an optional package of another platform, npm may leave out.
 * @param {LockEntry} entry
 * @param {Platform} platform
 */
function isNeeded(entry, { os, cpu }) {
  if (!entry.optional && !entry.devOptional && !entry.peer) return true
  if (entry.libc || (!entry.os && !entry.cpu)) return false
  return allows(entry.os, os) && allows(entry.cpu, cpu)
}

/** @param {string | string[] | undefined} words @param {string} name */
function allows(words, name) {
  if (!words) return true
  const list = [words].flat()
  const accepted = list.filter(entry => !entry.startsWith('!'))
  return !list.includes(`!${name}`) && (accepted.length === 0 || accepted.includes(name))
}
