import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { wallClock } from '../../kernel/clock.ts'
import { type Documents, sweepOrphans } from '../../kernel/documents.ts'
import { makeKeyRing } from '../../kernel/key-ring.ts'
import { openKeys } from '../../kernel/keys.ts'
import { testDatabase } from '../../testing/world.ts'
import { fileDocuments } from './file-documents.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let root = ''
let folder = ''
let count = 0
let documents: Documents
beforeAll(async () => {
  database = await testDatabase()
  root = mkdtempSync(join(tmpdir(), 'lc-documents-'))
  makeKeyRing(join(root, 'keys.json'))
})
afterAll(async () => {
  await database.close()
  rmSync(root, { recursive: true })
})
beforeEach(() => {
  count += 1
  folder = join(root, `documents-${count}`)
  documents = open()
})

const open = (more: Partial<Parameters<typeof fileDocuments>[0]> = {}) =>
  fileDocuments({ folder, keys: openKeys(join(root, 'keys.json')), wall: wallClock, ...more })

const bytes = Buffer.from('%PDF-1.7 CANARY of a bill')

const put = async () => {
  const stored = await documents.put(bytes)
  if (stored.kind !== 'stored') throw new Error('not stored')
  return stored.digest
}

const files = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))

test('gives back what was stored, once, sealed on disk', async () => {
  const digest = await put()
  expect(await put()).toBe(digest)
  expect(await documents.get(digest)).toEqual(bytes)
  expect(files()).toHaveLength(1)
  expect(readFileSync(files()[0] ?? '').includes('CANARY')).toBe(false)
  expect(await documents.get('0'.repeat(64))).toBe(null)
})

test('a file that was changed, or put under another name, is not given', async () => {
  const digest = await put()
  const [file = ''] = files()
  const sealed = readFileSync(file)
  sealed.writeUInt8(sealed.readUInt8(sealed.length - 20) ^ 1, sealed.length - 20)
  writeFileSync(file, sealed)
  await expect(documents.get(digest)).rejects.toThrow('changed')
})

test('a full disk is a refusal, and leaves no half file', async () => {
  const fullDisk = open({
    write: async (file, content) => {
      await file.writeFile(content.subarray(0, 10))
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    },
  })
  expect(await fullDisk.put(bytes)).toEqual({ kind: 'refused', reason: 'storage-full' })
  expect(files()).toEqual([])
  expect(await documents.put(bytes)).toMatchObject({ kind: 'stored' })
})

test('the sweeper removes what no row names after a day, and half-written files; not what is new or named', async () => {
  const named = await put()
  const orphan = await documents.put(Buffer.from('orphan'))
  const fresh = await documents.put(Buffer.from('fresh'))
  if (orphan.kind !== 'stored' || fresh.kind !== 'stored') throw new Error('not stored')
  writeFileSync(join(folder, named.slice(0, 2), `${named}.x.part`), 'half')
  const old = wallClock.now().subtract({ hours: 48 }).epochMilliseconds / 1000
  for (const file of files()) if (!file.endsWith(fresh.digest)) utimesSync(file, old, old)
  const removed = await sweepOrphans({ db: database.db, documents, wall: wallClock }, [
    async (_db, digests) => new Set(digests.filter(digest => digest === named)),
  ])
  expect(removed).toBe(2)
  expect(await documents.get(named)).toEqual(bytes)
  expect(await documents.get(orphan.digest)).toBe(null)
  expect(await documents.get(fresh.digest)).not.toBe(null)
})
