import {
  type FileHandle,
  mkdir,
  open,
  opendir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Clock } from '../../kernel/clock.ts'
import { type Digest, type Documents, digestOfBytes } from '../../kernel/documents.ts'
import { Fault } from '../../kernel/errors.ts'
import { uuidv7 } from '../../kernel/ids.ts'
import type { Keys } from '../../kernel/keys.ts'

type FileDocumentsOptions = {
  /** `DATA_DIR/documents` */
  readonly folder: string
  readonly keys: Keys
  readonly wall: Clock
  /** Writes and forces to disk; a test puts a full disk here. */
  readonly write?: (file: FileHandle, bytes: Buffer) => Promise<void>
}

const full = ['ENOSPC', 'EDQUOT']

/**
 * Documents as sealed files named after their content. A file is written beside its place, forced to disk, then
 * renamed: whoever reads finds all of it or nothing. What a crash left half-written has another ending and
 * is removed with the orphans.
 */
export const fileDocuments = ({
  folder,
  keys,
  wall,
  write = writeThrough,
}: FileDocumentsOptions): Documents => {
  const placeOf = (digest: Digest) => join(folder, digest.slice(0, 2), digest)
  return {
    put: async bytes => {
      const digest = digestOfBytes(bytes)
      const place = placeOf(digest)
      if (await touch(place, wall)) return { kind: 'stored', digest }
      const beside = `${place}.${uuidv7()}.part`
      try {
        await mkdir(dirname(place), { recursive: true, mode: 0o700 })
        await writeBeside(beside, keys.seal(bytes, aboutOf(digest)), write)
        await rename(beside, place)
        await forceFolder(dirname(place))
        return { kind: 'stored', digest }
      } catch (error) {
        await rm(beside, { force: true })
        if (full.includes(codeOf(error))) return { kind: 'refused', reason: 'storage-full' }
        throw error
      }
    },
    get: async digest => {
      const sealed = await readIfThere(placeOf(digest))
      if (sealed === null) return null
      const bytes = keys.open(sealed, aboutOf(digest))
      if (digestOfBytes(bytes) !== digest)
        throw new Fault('a document is not what its name says', { digest })
      return bytes
    },
    list: () => listDocuments(folder),
    remove: digest => rm(placeOf(digest), { force: true }),
  }
}

const aboutOf = (digest: Digest) => `document ${digest}`

const codeOf = (error: unknown): string =>
  error instanceof Error ? String(Reflect.get(error, 'code')) : ''

/** A document that is there already is as good as new: its age starts again, so that no sweeper takes it meanwhile. */
const touch = async (place: string, wall: Clock): Promise<boolean> => {
  const seconds = wall.now().epochMilliseconds / 1000
  try {
    await utimes(place, seconds, seconds)
    return true
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

const writeBeside = async (
  path: string,
  bytes: Buffer,
  write: (file: FileHandle, bytes: Buffer) => Promise<void>,
): Promise<void> => {
  const file = await open(path, 'wx', 0o600)
  try {
    await write(file, bytes)
  } finally {
    await file.close()
  }
}

const writeThrough = async (file: FileHandle, bytes: Buffer): Promise<void> => {
  await file.writeFile(bytes)
  await file.sync()
}

/** The name itself is on disk only once its folder is. */
const forceFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const readIfThere = async (path: string): Promise<Buffer | null> => {
  try {
    return await readFile(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

async function* listDocuments(folder: string) {
  for (const shelf of await namesIn(folder)) {
    for (const name of await namesIn(join(folder, shelf))) {
      const { mtimeMs } = await stat(join(folder, shelf, name))
      const storedAt = Temporal.Instant.fromEpochMilliseconds(Math.floor(mtimeMs))
      yield { digest: name, storedAt }
    }
  }
}

const namesIn = async (folder: string): Promise<string[]> => {
  const names: string[] = []
  try {
    for await (const entry of await opendir(folder)) names.push(entry.name)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
  return names
}
