import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPostgres } from './postgres.mjs'
import { removeDataDir } from './postgres-user.mjs'
import { isAlive } from './postmaster.mjs'

async function ask(connectionString: string, question: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return (await client.query({ text: question, rowMode: 'array' })).rows
  } finally {
    await client.end()
  }
}

/** A folder that another user may pass through: PostgreSQL is another user when we are root. */
function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lc-pg-'))
  chmodSync(folder, 0o711)
  return folder
}

describe('a PostgreSQL of our own', () => {
  let folder: string
  let dataDir: string
  beforeAll(() => {
    folder = makeFolder()
    dataDir = join(folder, 'pg')
  })
  afterAll(async () => {
    await (await startPostgres({ dataDir })).stop()
    rmSync(folder, { recursive: true })
  })

  test('is made, starts, and keeps checksums, durability and its roles', async () => {
    const postgres = await startPostgres({ dataDir })
    expect(postgres.adopted).toBe(false)
    expect(
      await ask(
        postgres.url,
        `select current_user::text, current_database()::text, current_setting('data_checksums'),
           current_setting('fsync'), current_setting('listen_addresses'), current_setting('TimeZone')`,
      ),
    ).toEqual([['ligne_claire_server', 'ligne_claire', 'on', 'on', '', 'UTC']])
    await ask(postgres.ownerUrl, 'create schema kept')
    await expect(ask(postgres.url, 'create schema refused')).rejects.toThrow('permission denied')
    expect(await ask(postgres.superuserUrl, 'show is_superuser')).toEqual([['on']])
  })

  test('nobody else reads its files or its socket', () => {
    expect(statSync(dataDir).mode & 0o077).toBe(0)
    expect(statSync(`${dataDir}.log`).mode & 0o077).toBe(0)
  })

  test('a second start adopts it', async () => {
    const first = await startPostgres({ dataDir })
    const second = await startPostgres({ dataDir })
    expect(second).toMatchObject({ adopted: true, pid: first.pid, url: first.url })
  })

  test('after kill -9 it recovers what was committed, at the same address', async () => {
    const before = await startPostgres({ dataDir })
    await ask(before.ownerUrl, 'create table kept.row as select 1 as n')
    for (let round = 0; round < 3; round += 1) {
      const killed = await startPostgres({ dataDir })
      process.kill(killed.pid, 'SIGKILL')
      const after = await startPostgres({ dataDir })
      expect(after.pid).not.toBe(killed.pid)
      expect(after.url).toBe(before.url)
      expect(await ask(after.ownerUrl, 'select n from kept.row')).toEqual([[1]])
    }
  })

  test('it stops, and starts again', async () => {
    const postgres = await startPostgres({ dataDir })
    await postgres.stop()
    expect(isAlive(postgres.pid)).toBe(false)
    await expect(ask(postgres.url, 'select 1')).rejects.toThrow()
    expect((await startPostgres({ dataDir })).adopted).toBe(false)
  })

  test('settings it does not know are refused in its own words, not awaited', async () => {
    const other = join(folder, 'other')
    await expect(
      startPostgres({ dataDir: other, settings: { no_such_setting: '1' } }),
    ).rejects.toThrow(/unrecognized configuration parameter "no_such_setting"/)
  })

  test('data that is not ours is left alone', async () => {
    const foreign = join(folder, 'foreign')
    mkdirSync(foreign)
    spawnSync('touch', [join(foreign, 'PG_VERSION')])
    await expect(startPostgres({ dataDir: foreign })).rejects.toThrow(/did not make/)
  })
})

test('a data folder with a long path has its socket elsewhere, removed at the stop', async () => {
  const folder = makeFolder()
  const dataDir = join(folder, 'x'.repeat(110), 'pg')
  const postgres = await startPostgres({ dataDir, fsync: false })
  const socketDir = new URL(postgres.url).searchParams.get('host') ?? ''
  expect(statSync(socketDir).mode & 0o077).toBe(0)
  process.kill(postgres.pid, 'SIGKILL')
  const again = await startPostgres({ dataDir, fsync: false })
  expect(again.url).toBe(postgres.url)
  await again.stop()
  expect(statSync(socketDir, { throwIfNoEntry: false })).toBeUndefined()
  rmSync(folder, { recursive: true })
})

test.runIf(process.getuid?.() === 0)(
  'root’s data lies outside a folder that PostgreSQL may not enter, and is removed with it',
  async () => {
    const closed = mkdtempSync(join(tmpdir(), 'lc-pg-'))
    const dataDir = join(closed, 'pg')
    const postgres = await startPostgres({ dataDir, fsync: false })
    expect(await ask(postgres.url, 'select 1')).toEqual([[1]])
    await postgres.stop()
    expect(lstatSync(dataDir).isSymbolicLink()).toBe(true)
    const place = realpathSync(dataDir)
    removeDataDir(dataDir)
    expect(statSync(place, { throwIfNoEntry: false })).toBeUndefined()
    rmSync(closed, { recursive: true })
  },
)
