import { createHash } from 'node:crypto'
import type { FileId } from '../../../contract/ids.ts'
import { transact } from '../../kernel/db.ts'
import { present } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { enqueue } from '../../kernel/jobs.ts'
import { findFileByHash, insertFile } from './queries.ts'
import type { UsageDeps } from './settle-file.ts'

export const settleFileJob = 'usage.settle-file'

export type DeliveredFile = {
  readonly bytes: Uint8Array
  readonly name: string
  /** Who delivers: the ids of records are unique within it. */
  readonly source: string
}

/** `duplicate` says that the same bytes had been delivered before; the file is then that one. */
export type ReceivedFile =
  | { readonly kind: 'received'; readonly fileId: FileId; readonly duplicate: boolean }
  | { readonly kind: 'refused'; readonly reason: 'storage-full' }

/**
 * Takes a delivered file: stores its bytes, then the file and the job that settles it, in one transaction.
 * The same bytes again change nothing. A crash in between leaves bytes that nothing names, and the
 * sender delivers again.
 */
export const receiveFile = async (
  deps: Pick<UsageDeps, 'db' | 'documents' | 'businessClock'>,
  { bytes, name, source }: DeliveredFile,
): Promise<ReceivedFile> => {
  const hash = createHash('sha256').update(bytes).digest()
  const before = await findFileByHash(deps.db, hash)
  if (before !== undefined) return { kind: 'received', fileId: before.id, duplicate: true }
  const stored = await deps.documents.put(bytes)
  if (stored.kind === 'refused') return stored
  const clock = await deps.businessClock()
  return transact(deps.db, async tx => {
    const fileId = newId('file')
    const inserted = await insertFile(tx, {
      id: fileId,
      hash,
      source,
      name,
      document: stored.digest,
      received_at: clock.now(),
      state: 'received',
    })
    if (inserted === undefined) {
      const other = present(await findFileByHash(tx, hash), 'the file with the same bytes')
      return { kind: 'received', fileId: other.id, duplicate: true }
    }
    await enqueue(tx, { name: settleFileJob, payload: { fileId } })
    return { kind: 'received', fileId, duplicate: false }
  })
}
