import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

const skipped = /(^|\/)(node_modules|\.svelte-kit|failing|passing)(\/|$)|\.test\.ts$|\.md$/

/**
 * Names the content of files and folders: the same bytes under the same paths give the same name.
 * Tests and READMEs do not count.
 * @param {string} root
 * @param {string[]} places below root; an absent one counts as empty
 */
export function fingerprint(root, places) {
  const hash = createHash('sha256')
  for (const path of places.flatMap(place => filesOf(join(root, place))).sort()) {
    const name = relative(root, path)
    if (skipped.test(name)) continue
    const bytes = readFileSync(path)
    hash.update(`${name}\n${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex')
}

/** @param {string} place @returns {string[]} */
function filesOf(place) {
  const stat = statSync(place, { throwIfNoEntry: false })
  if (stat === undefined) return []
  if (!stat.isDirectory()) return [place]
  return readdirSync(place, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
}
