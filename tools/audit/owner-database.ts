import { join } from 'node:path'
import { startPostgres } from '../start/postgres.mjs'

/** Where the data of this installation is. */
export const dataDir = process.env.DATA_DIR ?? './data'
export const keysFile = process.env.KEYS_FILE ?? join(dataDir, 'keys.json')

/**
 * Runs `work` on the database as its owner: DATABASE_OWNER_URL, else the embedded PostgreSQL of the data folder,
 * which is stopped again if it was not running.
 */
export const withOwnerDatabase = async <T>(work: (url: string) => Promise<T>): Promise<T> => {
  const given = process.env.DATABASE_OWNER_URL
  if (given !== undefined && given !== '') return work(given)
  const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres') })
  try {
    return await work(postgres.ownerUrl)
  } finally {
    if (!postgres.adopted) await postgres.stop()
  }
}
