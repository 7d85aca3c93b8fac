import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { house } from '../start/house.mjs'
import { completeLock, type Lock, missingPackages } from './platform-packages.ts'

/**
 * `node tools/lock/complete-lock.ts` writes the missing platforms into package-lock.json;
 * with `--check` it only says which are missing. Ends with 1 when the lock is, or stays, incomplete.
 */
const path = join(house, 'package-lock.json')
const lock: Lock = JSON.parse(readFileSync(path, 'utf8'))
const missing = missingPackages(lock)

if (process.argv.includes('--check')) {
  for (const { name, version } of missing) {
    process.stderr.write(`package-lock.json lacks ${name}@${version}\n`)
  }
  process.exitCode = missing.length === 0 ? 0 : 1
} else if (missing.length > 0) {
  const completed = completeLock(lock)
  writeFileSync(path, `${JSON.stringify(completed.lock, null, 2)}\n`)
  process.stdout.write(`${missing.length - completed.unreadable.length} packages added\n`)
  for (const { name, version } of completed.unreadable) {
    process.stderr.write(`${name}@${version} names no platform: add it by hand\n`)
  }
  process.exitCode = completed.unreadable.length === 0 ? 0 : 1
}
