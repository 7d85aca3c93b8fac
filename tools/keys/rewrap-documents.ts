import { open, readdir, readFile, rename, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { type Keys, sealedVersion } from '../../server/kernel/keys.ts'

/** Wraps again the own key of every document under a folder; answers how many. Each file is replaced whole. */
export const rewrapDocuments = async (
  folder: string,
  keys: Keys,
  version: number,
): Promise<number> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  let wrapped = 0
  for (const entry of entries) {
    if (!entry.isFile() || entry.name.includes('.')) continue
    const place = join(entry.parentPath, entry.name)
    const sealed = await readFile(place)
    if (sealedVersion(sealed) === version) continue
    await replace(place, keys.rewrap(sealed))
    wrapped += 1
  }
  return wrapped
}

const replace = async (place: string, bytes: Buffer): Promise<void> => {
  const { atime, mtime } = await stat(place)
  const beside = `${place}.rewrap.part`
  const file = await open(beside, 'w', 0o600)
  await file.writeFile(bytes)
  await file.sync()
  await file.close()
  await utimes(beside, atime, mtime)
  await rename(beside, place)
}
