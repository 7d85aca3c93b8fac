import {
  appendFileSync,
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../testing/world.ts'
import type { AuditedActor } from './actor.ts'
import { eraseAuditPersonal, listAudit, recordAudit } from './audit.ts'
import { auditHash } from './audit-chain.ts'
import { headsExporter } from './audit-heads.ts'
import { wallClock } from './clock.ts'
import { transact } from './db.ts'
import { newId } from './ids.ts'
import { makeKeyRing } from './key-ring.ts'
import { type Keys, openKeys } from './keys.ts'
import { verifyAudit } from './verify-audit.ts'

// Proves V16.4.2 of docs/asvs.csv.
let database: Awaited<ReturnType<typeof testDatabase>>
let folder = ''
let file = ''
let keys: Keys
const actor: AuditedActor = { kind: 'system', name: 'test' }
const accountId = newId('account')

beforeAll(async () => {
  database = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'lc-audit-'))
  makeKeyRing(join(folder, 'keys.json'))
  keys = openKeys(join(folder, 'keys.json'))
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true })
})
let round = 0
beforeEach(async () => {
  database.keepOnFailure()
  round += 1
  file = join(folder, `heads-${round}.ndjson`)
  await tamper(sql`truncate kernel.audit_row, kernel.audit_personal`)
  await database.asOwner(
    sql`update kernel.audit_head set sequence = 0, hash = decode(repeat('00', 32), 'hex')`,
  )
  for (let n = 1; n <= 10; n += 1) await record(n)
  await exportHeads()
})

/** What a superuser can do: switch the triggers off. */
const tamper = async (statement: RawBuilder<unknown>) => {
  await database.asOwner(sql`alter table kernel.audit_row disable trigger all`)
  await database.asOwner(statement)
  await database.asOwner(sql`alter table kernel.audit_row enable trigger all`)
}

const record = (n: number, who: AuditedActor = actor) =>
  transact(database.db, tx =>
    recordAudit({ keys }, tx, {
      actor: who,
      act: 'test.opened',
      accountId,
      facts: { n, b: true, a: 'é' },
      personal: { reason: `ticket ${n}` },
      at: wallClock.now(),
    }),
  )

const exportHeads = () => headsExporter({ db: database.db, keys, wall: wallClock, file })()
const verify = () => verifyAudit({ db: database.db, keys, file })

test('a trail that nobody touched is whole, over all chains and under parallel writers', async () => {
  const actors = Array.from(
    { length: 30 },
    (_, n): AuditedActor => ({ kind: 'system', name: `s${n}` }),
  )
  await Promise.all(actors.map(one => record(1, one)))
  await exportHeads()
  expect(await verify()).toEqual({ kind: 'whole', rows: 40 })
  const { rows } = await sql<{ n: number }>`
    select count(distinct chain)::int4 as n from kernel.audit_row
  `.execute(database.db)
  expect(rows[0]?.n).toBeGreaterThan(5)
})

test.each([
  ['update', sql`update kernel.audit_row set act = 'x'`],
  ['delete', sql`delete from kernel.audit_row`],
  ['truncate', sql`truncate kernel.audit_row cascade`],
])('%s is refused even to the owner', async (_name, statement) => {
  await expect(statement.execute(database.db)).rejects.toThrow('permission denied')
  await expect(database.asOwner(statement)).rejects.toThrow('never changed or removed')
})

test.each([
  [
    'a changed fact',
    sql`update kernel.audit_row set facts = '{"n": 99}' where sequence = 4`,
    4n,
    'changed',
  ],
  [
    'another actor',
    sql`update kernel.audit_row set actor = 'staff x' where sequence = 4`,
    4n,
    'changed',
  ],
  [
    'another time',
    sql`update kernel.audit_row set recorded_at = recorded_at - interval '1 day' where sequence = 4`,
    4n,
    'changed',
  ],
  [
    'a deleted row',
    sql`with gone as (delete from kernel.audit_personal where sequence = 4) delete from kernel.audit_row where sequence = 4`,
    5n,
    'missing',
  ],
  [
    'two rows in another order',
    sql`update kernel.audit_row set sequence = case sequence when 4 then 5 else 4 end + 100 where sequence in (4, 5)`,
    6n,
    'missing',
  ],
  [
    'personal content that was changed',
    sql`update kernel.audit_personal set personal_sealed = (select personal_sealed from kernel.audit_personal where sequence = 5) where sequence = 4`,
    4n,
    'personal',
  ],
  [
    'a tail cut off',
    sql`with gone as (delete from kernel.audit_personal where sequence > 7) delete from kernel.audit_row where sequence > 7`,
    10n,
    'cut',
  ],
  ['everything removed', sql`truncate kernel.audit_row, kernel.audit_personal`, 10n, 'cut'],
])('%s is found, and the first bad row named', async (_name, statement, sequence, why) => {
  expect(await verify()).toMatchObject({ kind: 'whole' })
  await tamper(statement)
  expect(await verify()).toMatchObject({ kind: 'broken', sequence, why })
})

test('two rows that swapped their content are found', async () => {
  await tamper(sql`
    update kernel.audit_row as row set facts = other.facts, hash = other.hash, previous_hash = other.previous_hash,
           recorded_at = other.recorded_at, personal_digest = other.personal_digest
    from kernel.audit_row as other
    where row.sequence in (4, 5) and other.sequence = 9 - row.sequence and other.chain = row.chain
  `)
  expect(await verify()).toMatchObject({ kind: 'broken', sequence: 4n, why: 'order' })
})

test('a chain recomputed from a changed row on holds in itself, and not against what was exported', async () => {
  const rows = await database.db
    .selectFrom('kernel.audit_row')
    .selectAll()
    .orderBy('sequence')
    .execute()
  let previous = rows[0]?.previous_hash ?? Buffer.alloc(0)
  for (const row of rows) {
    const forged = {
      ...row,
      previous_hash: previous,
      facts: row.sequence === 4n ? { n: 99 } : row.facts,
    }
    const hash = auditHash(forged)
    await tamper(sql`
      update kernel.audit_row set previous_hash = ${previous}, hash = ${hash},
             facts = ${JSON.stringify(forged.facts)}::jsonb
      where chain = ${row.chain} and sequence = ${row.sequence}
    `)
    previous = hash
  }
  expect(await verify()).toMatchObject({ kind: 'broken', sequence: 10n, why: 'rewritten' })
})

test('an exported line that we did not sign is named', async () => {
  const [line = ''] = readFileSync(file, 'utf8').split('\n')
  copyFileSync(file, `${file}.kept`)
  appendFileSync(file, `${line.replace('"sequence":"10"', '"sequence":"9"')}\n`)
  expect(await verify()).toEqual({ kind: 'forged-export', line: 2 })
  writeFileSync(file, 'not json\n')
  expect(await verify()).toEqual({ kind: 'forged-export', line: 1 })
})

test('heads are exported when they moved, and not again', async () => {
  const exportMoved = headsExporter({ db: database.db, keys, wall: wallClock, file })
  const lines = () => readFileSync(file, 'utf8').trim().split('\n').length
  await exportMoved()
  await exportMoved()
  expect(lines()).toBe(2)
  await record(11)
  await exportMoved()
  expect(lines()).toBe(3)
})

test('the personal part is sealed, and can be erased without breaking a chain', async () => {
  const { rows } = await sql<{
    line: string
  }>`select row::text as line from kernel.audit_personal row`.execute(database.db)
  expect(rows.map(({ line }) => line).join()).not.toContain('ticket')
  const erased = await transact(database.db, tx =>
    eraseAuditPersonal(tx, wallClock.now().add({ seconds: 1 })),
  )
  expect(erased).toBe(10)
  expect(await verify()).toEqual({ kind: 'whole', rows: 10 })
})

test('an account sees what was done on it, newest first, and nothing of others', async () => {
  const page = { accountIds: [accountId], acts: ['test.opened'], limit: 3 }
  const rows = await listAudit(database.db, page)
  expect(rows.map(({ facts }) => facts)).toMatchObject([{ n: 10 }, { n: 9 }, { n: 8 }])
  expect(await listAudit(database.db, { ...page, accountIds: [newId('account')] })).toEqual([])
  expect(await listAudit(database.db, { ...page, accountIds: [] })).toEqual([])
})
