import { readReceipt } from '../../../contract/routes/payments.ts'
import { awaitMade } from '../../kernel/await-made.ts'
import type { Db } from '../../kernel/db.ts'
import type { Documents } from '../../kernel/documents.ts'
import { Fault } from '../../kernel/errors.ts'
import { answer, handle, type Registration, refuse } from '../../kernel/http/handler.ts'
import { archiveReceiptJob } from './archive-receipt.ts'
import { hasReceipt } from './freeze-receipt.ts'
import type { PaymentRow } from './payment.ts'
import { findPaymentOfReach, findReceiptDocument } from './queries.ts'

export type ReceiptRouteDeps = {
  readonly documents: Pick<Documents, 'get'>
  /** How long a request waits for a document that is being made, before it says to come back. */
  readonly patienceMs?: number
}

/** The receipt of a payment, for whoever may read the account's payments. */
export const receiptRoutes = (deps: ReceiptRouteDeps): readonly Registration[] => [
  handle(readReceipt, async ({ db, accountIds, input }) => {
    const payment = await findPaymentOfReach(db, accountIds, input.params.paymentId)
    if (payment === undefined || payment.kind === 'setup') return refuse('not-found')
    if (!hasReceipt(payment)) return refuse('not-paid')
    const document = await waitForDocument(db, payment, deps.patienceMs)
    if (document === undefined) return refuse('document-being-made', { retryAfterSeconds: 2 })
    const bytes = await deps.documents.get(document.digest)
    if (bytes === null) throw new Fault('an archived receipt is gone', { paymentId: payment.id })
    return answer(new Uint8Array(bytes), { fileName: `${payment.reference}.pdf` })
  }),
]

const waitForDocument = (db: Db, { account_id, id }: PaymentRow, patienceMs = 4000) =>
  awaitMade(db, {
    find: () => findReceiptDocument(db, account_id, id),
    job: {
      name: archiveReceiptJob,
      payload: { accountId: account_id, paymentId: id },
      key: `${archiveReceiptJob} ${id}`,
    },
    patienceMs,
  })
