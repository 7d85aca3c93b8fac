import { createHash } from 'node:crypto'
import { type Static, Type } from 'typebox'
import { closed } from '../../../../contract/closed.ts'
import { readSummary } from '../../../../contract/routes/contract-summary.ts'
import { canonicalJson } from '../../../kernel/canonical-json.ts'

const Text = Type.String()

/** What the sheet looks like, and the line at its foot. */
const Sheet = closed({
  templateVersion: Text,
  timeZone: Text,
  brand: Text,
  hue: Type.Number(),
  chroma: Type.Number(),
  legal: Text,
  /** `Page {page} sur {pages}`. */
  page: Text,
  /** What stands before the mark. */
  markLabel: Text,
})

/** A contract summary, frozen with its quote: whole sentences, nothing is computed when it is read or set. */
export const SummaryContent = closed({
  ...Type.Omit(readSummary.success.body, ['quoteId', 'mark']).properties,
  sheet: Sheet,
})
export type SummaryContent = Static<typeof SummaryContent>

/** Changes when the template or its words do. */
export const summaryTemplate = '1'

/** Names what a summary says, whatever the order of its keys: jsonb does not keep it. */
export const summaryHash = (content: SummaryContent): Buffer =>
  createHash('sha256').update(canonicalJson(content)).digest()

/** The start of the hash, as people read it: four groups of four. */
export const markOf = (hash: Buffer): string =>
  hash.toString('hex').slice(0, 16).toUpperCase().match(/.{4}/g)?.join(' ') ?? ''
