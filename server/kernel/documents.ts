import { createHash } from 'node:crypto'
import type { Clock } from './clock.ts'
import type { Db } from './db.ts'

/** Names a document by its content: SHA-256, hexadecimal. */
export type Digest = string

export type Stored =
  | { readonly kind: 'stored'; readonly digest: Digest }
  /** Nothing was written: tell the person to come back, and somebody to make room. */
  | { readonly kind: 'refused'; readonly reason: 'storage-full' }

/** Where the bytes of documents are kept, sealed; PostgreSQL keeps their digests only. */
export type Documents = {
  /** Writes whole or not at all; the same bytes twice are one document. */
  readonly put: (bytes: Uint8Array) => Promise<Stored>
  /** Null when there is none. Throws a Fault when the bytes are not those that were stored. */
  readonly get: (digest: Digest) => Promise<Buffer | null>
  readonly list: () => AsyncIterable<{
    readonly digest: Digest
    readonly storedAt: Temporal.Instant
  }>
  readonly remove: (digest: Digest) => Promise<void>
}

/** The name of a document made of these bytes. */
export const digestOfBytes = (bytes: Uint8Array): Digest =>
  createHash('sha256').update(bytes).digest('hex')

/** Of some digests, those that a domain's rows name. */
export type FindReferences = (db: Db, digests: readonly Digest[]) => Promise<ReadonlySet<Digest>>

/** Time for the transaction that names a document to end, after its bytes were written. */
const graceHours = 24
const digestsAtOnce = 500

/**
 * Removes documents that no row names: what a transaction that failed, or an erasure, left behind.
 * Answers how many.
 */
export const sweepOrphans = async (
  deps: { readonly db: Db; readonly documents: Documents; readonly wall: Clock },
  references: readonly FindReferences[],
): Promise<number> => {
  const before = deps.wall.now().subtract({ hours: graceHours })
  let removed = 0
  let page: Digest[] = []
  const flush = async () => {
    const named = await Promise.all(references.map(find => find(deps.db, page)))
    const orphans = page.filter(digest => !named.some(found => found.has(digest)))
    for (const digest of orphans) await deps.documents.remove(digest)
    removed += orphans.length
    page = []
  }
  for await (const { digest, storedAt } of deps.documents.list()) {
    if (Temporal.Instant.compare(storedAt, before) < 0) page.push(digest)
    if (page.length === digestsAtOnce) await flush()
  }
  if (page.length > 0) await flush()
  return removed
}
