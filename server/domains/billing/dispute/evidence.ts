import type { Db } from '../../../kernel/db.ts'
import { Fault } from '../../../kernel/errors.ts'
import type { DocumentStore } from '../archive-bill.ts'
import { findNamedEvidence } from './queries.ts'

/** Of some digests, those of documents that a dispute holds. */
export const evidenceDocuments = async (
  db: Db,
  digests: readonly string[],
): Promise<ReadonlySet<string>> => new Set(await findNamedEvidence(db, digests))

type Evidence = {
  readonly kind: 'image' | 'pdf'
  readonly digest: string
  readonly reference: string
}

/** The bytes of a document with the name under which it is kept: our own, never the one it had. */
export const readKept = async (
  documents: Pick<DocumentStore, 'get'>,
  { kind, digest, reference }: Evidence,
  position: number,
) => {
  const bytes = await documents.get(digest)
  if (bytes === null) throw new Fault('a document of a dispute is gone', { reference, position })
  const ending = kind === 'image' ? 'webp' : 'pdf'
  return { bytes: new Uint8Array(bytes), fileName: `${reference}-${position + 1}.${ending}` }
}
