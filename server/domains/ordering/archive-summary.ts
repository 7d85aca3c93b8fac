import { readFile } from 'node:fs/promises'
import { Type } from 'typebox'
import { type AccountId, IdOf, type QuoteId } from '../../../contract/ids.ts'
import { wallClock } from '../../kernel/clock.ts'
import type { Db } from '../../kernel/db.ts'
import type { Documents, FindReferences } from '../../kernel/documents.ts'
import { Fault, present } from '../../kernel/errors.ts'
import { type JobTable, job } from '../../kernel/jobs.ts'
import type { Typeset } from '../../kernel/typeset.ts'
import {
  findNamedSummaries,
  findQuote,
  findSummaryDocument,
  insertSummaryDocument,
} from './queries.ts'
import { readFrozen } from './summary/frozen.ts'

/** What the archiving of a contract summary needs. */
export type SummaryArchive = {
  readonly db: Db
  readonly documents: Pick<Documents, 'put'>
  /** Opened once, by the process that runs jobs. */
  readonly typesetter: () => Promise<Typeset>
}

export const archiveSummaryJob = 'ordering.archive-summary'

/** The job that makes the document of a contract summary. */
export const summaryJobs = (deps: SummaryArchive): JobTable => ({
  [archiveSummaryJob]: job(
    Type.Object({ accountId: IdOf('account'), quoteId: IdOf('quote') }),
    ({ accountId, quoteId }) => archiveSummary(deps, accountId, quoteId),
  ),
})

/** Of some digests, those that contract summaries name. */
export const summaryDocuments: FindReferences = async (db, digests) =>
  new Set(await findNamedSummaries(db, digests))

/** The template that contract summaries are set with. */
const summaryTemplateText = (): Promise<string> =>
  readFile(new URL('summary/summary.typ', import.meta.url), 'utf8')

/** Makes the document of a summary from what was frozen with its quote, and archives it; done already, does nothing. */
const archiveSummary = async (
  { db, documents, typesetter }: SummaryArchive,
  accountId: AccountId,
  quoteId: QuoteId,
): Promise<void> => {
  if ((await findSummaryDocument(db, accountId, quoteId)) !== undefined) return
  const quote = present(await findQuote(db, [accountId], quoteId), 'a quote')
  const summary = present(readFrozen(quote), 'the summary of a quote')
  const typeset = await typesetter()
  const bytes = typeset(await summaryTemplateText(), { summary }, quote.made_at)
  const stored = await documents.put(bytes)
  if (stored.kind === 'refused') {
    throw new Fault('a document could not be kept', { quoteId, reason: stored.reason })
  }
  await insertSummaryDocument(db, {
    account_id: accountId,
    quote_id: quoteId,
    digest: stored.digest,
    bytes: bytes.length,
    rendered_at: wallClock.now(),
  })
}
