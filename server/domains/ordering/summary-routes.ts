import { readSummary, readSummaryDocument } from '../../../contract/routes/contract-summary.ts'
import { awaitMade } from '../../kernel/await-made.ts'
import type { Documents } from '../../kernel/documents.ts'
import { Fault } from '../../kernel/errors.ts'
import { answer, handle, type Registration, refuse } from '../../kernel/http/handler.ts'
import { archiveSummaryJob } from './archive-summary.ts'
import { findQuote, findSummaryDocument } from './queries.ts'
import { readFrozen } from './summary/frozen.ts'

export type SummaryRouteDeps = {
  readonly documents: Pick<Documents, 'get'>
  /** How long a request waits for a document that is being made, before it says to come back. */
  readonly patienceMs?: number
}

/** The contract summary of a quote, as words and as a document. */
export const summaryRoutes = ({
  documents,
  patienceMs = 4000,
}: SummaryRouteDeps): readonly Registration[] => [
  handle(readSummary, async ({ db, accountIds, input }) => {
    const { quoteId } = input.params
    const quote = await findQuote(db, accountIds, quoteId)
    const frozen = quote === undefined ? null : readFrozen(quote)
    if (frozen === null) return refuse('not-found')
    const { sheet: _, ...summary } = frozen
    return answer({ quoteId, ...summary })
  }),

  handle(readSummaryDocument, async ({ db, accountIds, input }) => {
    const { quoteId } = input.params
    const quote = await findQuote(db, accountIds, quoteId)
    if (quote === undefined || quote.summary === null) return refuse('not-found')
    const accountId = quote.account_id
    const document = await awaitMade(db, {
      find: () => findSummaryDocument(db, accountId, quoteId),
      job: {
        name: archiveSummaryJob,
        payload: { accountId, quoteId },
        key: `${archiveSummaryJob} ${quoteId}`,
      },
      patienceMs,
    })
    if (document === undefined) return refuse('document-being-made', { retryAfterSeconds: 2 })
    const bytes = await documents.get(document.digest)
    if (bytes === null) throw new Fault('an archived contract summary is gone', { quoteId })
    return answer(new Uint8Array(bytes), { fileName: `${quote.offer_code}-${quote.made_on}.pdf` })
  }),
]
