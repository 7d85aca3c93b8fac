import { Fault } from '../../../kernel/errors.ts'
import { parsed } from '../../../kernel/parsed.ts'
import { markOf, SummaryContent, summaryHash } from './summary-content.ts'

type Row = {
  readonly id: string
  readonly summary: unknown
  readonly summary_hash: Buffer | null
}

/** The summary frozen with a quote and its mark; null when it has none. A Fault when it is no longer what was frozen. */
export const readFrozen = ({ id, summary, summary_hash }: Row) => {
  if (summary === null || summary_hash === null) return null
  const content = parsed(SummaryContent, summary, 'a contract summary')
  if (!summary_hash.equals(summaryHash(content)))
    throw new Fault('what a contract summary says was changed', { quoteId: id })
  return { ...content, mark: markOf(summary_hash) }
}
