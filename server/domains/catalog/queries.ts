import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db.ts'
import { jsonb } from '../../kernel/db.ts'

/** One publication at a time: the lock ends with the transaction. */
export const lockPublications = (tx: Tx) =>
  sql`select pg_advisory_xact_lock(hashtextextended('catalog.publication', 0))`.execute(tx)

/** The version that has exactly this content. */
export const findVersionByHash = (db: Db, contentHash: Buffer) =>
  db
    .selectFrom('catalog.version')
    .select('id')
    .where('content_hash', '=', contentHash)
    .executeTakeFirst()

/** The publication that holds now. */
export const findLatestPublication = (db: Db) =>
  db
    .selectFrom('catalog.publication')
    .select(['sequence', 'version_id'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Every publication, oldest first. */
export const findPublications = (db: Db) =>
  db
    .selectFrom('catalog.publication')
    .select(['version_id', 'published_on'])
    .orderBy('sequence')
    .execute()

/** The content of versions, as it was stored. */
export const findVersions = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('catalog.version')
    .select(['id', 'content'])
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()

export const insertVersion = (
  tx: Tx,
  version: {
    readonly id: string
    readonly brand: string
    readonly contentHash: Buffer
    readonly content: unknown
  },
) =>
  tx
    .insertInto('catalog.version')
    .values({
      id: version.id,
      brand: version.brand,
      content_hash: version.contentHash,
      content: jsonb(version.content),
    })
    .execute()

export const insertPublication = (
  tx: Tx,
  publication: {
    readonly sequence: number
    readonly versionId: string
    readonly publishedOn: Temporal.PlainDate
  },
) =>
  tx
    .insertInto('catalog.publication')
    .values({
      sequence: publication.sequence,
      version_id: publication.versionId,
      published_on: publication.publishedOn,
    })
    .execute()
