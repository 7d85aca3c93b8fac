import pg from 'pg'
import { openDb, openPool } from '../server/kernel/db.ts'
import { migrate } from '../server/kernel/migrate.ts'
import { startThrowAway } from '../tools/start/throw-away.mjs'

/**
 * A PostgreSQL of the measurement's own, with every migration, that writes to the disk as in production.
 * `db` and `pool` connect as the server does; `owner` is past its rights, to make and read what limits need.
 */
export const ownDatabase = async () => {
  const cluster = await startThrowAway({ fsync: true })
  await migrate(cluster.ownerUrl)
  const pool = openPool({ url: cluster.url, size: 8, statementTimeoutMs: 120_000 })
  const db = openDb(pool)
  const superuser = new URL(cluster.superuserUrl)
  superuser.pathname = new URL(cluster.url).pathname
  const owner = new pg.Client({ connectionString: superuser.href })
  await owner.connect()
  return {
    url: cluster.url,
    ownerUrl: cluster.ownerUrl,
    pool,
    db,
    owner,
    close: async () => {
      await owner.end()
      await db.destroy()
      cluster.discard()
    },
  }
}
export type OwnDatabase = Awaited<ReturnType<typeof ownDatabase>>
