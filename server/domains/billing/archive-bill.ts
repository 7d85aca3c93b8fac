import { Type } from 'typebox'
import { type AccountId, type BillId, IdOf } from '../../../contract/ids.ts'
import { startOfDay } from '../../kernel/calendar.ts'
import { wallClock } from '../../kernel/clock.ts'
import type { Db } from '../../kernel/db.ts'
import { Fault } from '../../kernel/errors.ts'
import { type JobTable, job } from '../../kernel/jobs.ts'
import { parsed } from '../../kernel/parsed.ts'
import { BillContent, inputHash } from './bill-content.ts'
import { type ItemisedRecord, toView } from './document/bill-view.ts'
import type { RenderBill } from './document/render-bill.ts'
import { findDocument, findInput, findNamedDigests, insertDocument } from './queries.ts'

/** Where documents are kept, sealed, under the digest of their content. */
export type DocumentStore = {
  readonly put: (
    bytes: Uint8Array,
  ) => Promise<
    | { readonly kind: 'stored'; readonly digest: string }
    | { readonly kind: 'refused'; readonly reason: string }
  >
  /** Null when there is none; a Fault when the bytes are not those that were stored. */
  readonly get: (digest: string) => Promise<Uint8Array | null>
}

/** What the archiving of a bill's document needs. */
export type ArchiveDeps = {
  readonly db: Db
  readonly documents: DocumentStore
  /** Opened once, by the process that runs jobs. */
  readonly renderer: () => Promise<RenderBill>
  /** The communications of a bill's lines, masked; none when the law has had them forgotten. */
  readonly itemisedRecords: (
    db: Db,
    accountId: AccountId,
    period: { readonly start: Temporal.PlainDate; readonly end: Temporal.PlainDate },
  ) => Promise<readonly ItemisedRecord[]>
}

export const archiveJob = 'billing.archive-bill'

/** The jobs of billing: a bill's document is made. */
export const billingJobs = (deps: ArchiveDeps): JobTable => ({
  [archiveJob]: job(
    Type.Object({ accountId: IdOf('account'), billId: IdOf('bill') }),
    ({ accountId, billId }) => archiveBill(deps, accountId, billId),
  ),
})

/** Of some digests, those that bills name: the others are nobody's, as far as billing knows. */
export const billDocuments = async (
  db: Db,
  digests: readonly string[],
): Promise<ReadonlySet<string>> => new Set(await findNamedDigests(db, digests))

/**
 * Makes a bill's document from its frozen input and archives it; done already, does nothing. A Fault when the
 * input is no longer what was issued: a document is never made from something else.
 */
export const archiveBill = async (
  deps: ArchiveDeps,
  accountId: AccountId,
  billId: BillId,
): Promise<void> => {
  if ((await findDocument(deps.db, [accountId], billId)) !== undefined) return
  const input = await findInput(deps.db, accountId, billId)
  if (input === undefined || input.number === null) throw new Fault('no such bill', { billId })
  const content = parsed(BillContent, input.content, 'the frozen input of a bill')
  if (input.input_hash?.equals(inputHash(content, input.number)) !== true) {
    throw new Fault('the frozen input of a bill was changed', { billId })
  }
  const issuedOn = Temporal.PlainDate.from(content.issuedOn)
  const records = await deps.itemisedRecords(deps.db, accountId, {
    start: Temporal.PlainDate.from(content.usageFrom),
    end: issuedOn,
  })
  const render = await deps.renderer()
  const view = toView(content, input.number, records)
  const bytes = render(view, startOfDay(issuedOn, content.timeZone))
  const stored = await deps.documents.put(bytes)
  if (stored.kind === 'refused') {
    throw new Fault('a document could not be kept', { billId, reason: stored.reason })
  }
  await insertDocument(deps.db, {
    account_id: accountId,
    bill_id: billId,
    digest: stored.digest,
    bytes: bytes.length,
    rendered_at: wallClock.now(),
  })
}
