import { readFile } from 'node:fs/promises'
import { Type } from 'typebox'
import { type AccountId, IdOf, type PaymentId } from '../../../contract/ids.ts'
import { startOfDay } from '../../kernel/calendar.ts'
import { wallClock } from '../../kernel/clock.ts'
import { type Db, transact } from '../../kernel/db.ts'
import type { Documents } from '../../kernel/documents.ts'
import { Fault, present } from '../../kernel/errors.ts'
import { type JobTable, job } from '../../kernel/jobs.ts'
import { parsed } from '../../kernel/parsed.ts'
import type { Typeset } from '../../kernel/typeset.ts'
import { freezeReceipt, type ReceiptDeps } from './freeze-receipt.ts'
import {
  findNamedReceipts,
  findReceipt,
  findReceiptDocument,
  insertReceiptDocument,
} from './queries.ts'
import { ReceiptContent, receiptHash } from './receipt/receipt-content.ts'
import { toReceiptView } from './receipt/receipt-view.ts'

/** What the archiving of a receipt needs. */
export type ReceiptArchive = ReceiptDeps & {
  readonly db: Db
  readonly documents: Pick<Documents, 'put'>
  /** Opened once, by the process that runs jobs. */
  readonly typesetter: () => Promise<Typeset>
}

export const archiveReceiptJob = 'payments.archive-receipt'

/** The job that makes the document of a receipt. */
export const receiptJobs = (deps: ReceiptArchive): JobTable => ({
  [archiveReceiptJob]: job(
    Type.Object({ accountId: IdOf('account'), paymentId: IdOf('payment') }),
    ({ accountId, paymentId }) => archiveReceipt(deps, accountId, paymentId),
  ),
})

/** Of some digests, those that receipts name. */
export const receiptDocuments = async (
  db: Db,
  digests: readonly string[],
): Promise<ReadonlySet<string>> => new Set(await findNamedReceipts(db, digests))

/** The template that receipts are set with. */
export const receiptTemplateText = (): Promise<string> =>
  readFile(new URL('receipt/receipt.typ', import.meta.url), 'utf8')

/**
 * Makes the document of a receipt from what was frozen, and archives it; done already, does nothing. A Fault when
 * what was frozen is no longer the same: a document is never made from something else.
 */
const archiveReceipt = async (
  deps: ReceiptArchive,
  accountId: AccountId,
  paymentId: PaymentId,
): Promise<void> => {
  const { db } = deps
  if ((await findReceiptDocument(db, accountId, paymentId)) !== undefined) return
  await transact(db, tx => freezeReceipt(deps, tx, { accountId, paymentId }))
  const frozen = present(await findReceipt(db, accountId, paymentId), 'receipt')
  const content = parsed(ReceiptContent, frozen.content, 'what a receipt says')
  if (!frozen.input_hash.equals(receiptHash(content))) {
    throw new Fault('what a receipt says was changed', { paymentId })
  }
  const typeset = await deps.typesetter()
  const template = await receiptTemplateText()
  const paidOn = Temporal.PlainDate.from(content.paidOn)
  const receipt = toReceiptView(content)
  const bytes = typeset(template, { receipt }, startOfDay(paidOn, content.timeZone))
  const stored = await deps.documents.put(bytes)
  if (stored.kind === 'refused') {
    throw new Fault('a document could not be kept', { paymentId, reason: stored.reason })
  }
  await insertReceiptDocument(db, {
    account_id: accountId,
    payment_id: paymentId,
    digest: stored.digest,
    bytes: bytes.length,
    rendered_at: wallClock.now(),
  })
}
