import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { notify } from '../../server/domains/notifications/public.ts'
import { fileDocuments } from '../../server/edges/storage/file-documents.ts'
import { wallClock } from '../../server/kernel/clock.ts'
import { transact } from '../../server/kernel/db.ts'
import { addKeyVersion, makeKeyRing } from '../../server/kernel/key-ring.ts'
import { openKeys, sealedVersion } from '../../server/kernel/keys.ts'
import { testDatabase } from '../../server/testing/world.ts'
import { rewrapColumns } from './rewrap-columns.ts'
import { rewrapDocuments } from './rewrap-documents.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let folder = ''
beforeAll(async () => {
  database = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'lc-rotate-'))
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true })
})

test('a rotation wraps again every sealed value and document, once, and all still open', async () => {
  const file = join(folder, 'keys.json')
  makeKeyRing(file)
  const before = openKeys(file)
  const documents = fileDocuments({
    folder: join(folder, 'documents'),
    keys: before,
    wall: wallClock,
  })
  const stored = await documents.put(Buffer.from('a bill'))
  for (let n = 0; n < 3; n += 1) {
    await transact(database.db, tx =>
      notify({ keys: before, wall: wallClock }, tx, {
        template: 'password-changed',
        facts: { at: '2026-11-22T21:05:00Z' },
        language: 'fr',
        to: { channel: 'email', address: `someone-${n}@example.org` },
      }),
    )
  }
  const version = addKeyVersion(file)
  const keys = openKeys(file)
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  expect(await rewrapColumns(client, keys, version)).toBe(6)
  expect(await rewrapColumns(client, keys, version)).toBe(0)
  await client.end()
  expect(await rewrapDocuments(join(folder, 'documents'), keys, version)).toBe(1)
  expect(await rewrapDocuments(join(folder, 'documents'), keys, version)).toBe(0)
  const rows = await database.db
    .selectFrom('notifications.message')
    .select(['id', 'address_sealed', 'facts_sealed'])
    .execute()
  for (const { id, address_sealed, facts_sealed } of rows) {
    for (const sealed of [address_sealed ?? Buffer.alloc(3), facts_sealed]) {
      expect(sealedVersion(sealed)).toBe(2)
      expect(() => keys.open(sealed, `notifications.message ${id}`)).not.toThrow()
    }
  }
  const digest = stored.kind === 'stored' ? stored.digest : ''
  expect((await documents.get(digest))?.toString()).toBe('a bill')
})
