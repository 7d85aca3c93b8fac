import type { AccountId, LineId, QuoteId } from '../../../contract/ids.ts'
import type { Language } from '../../../contract/languages.ts'
import type { Obstacle, QuoteView } from '../../../contract/routes/ordering.ts'
import { startOfDay } from '../../kernel/calendar.ts'
import { jsonb, type Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { effectiveOn, obstacleTo, type Request, type Situation } from './change.ts'
import { consentTo } from './consent.ts'
import { findQuote, insertQuote } from './queries.ts'
import { decideQuote } from './quote.ts'
import { toQuoteView } from './quote-view.ts'
import { hashOfSituation, readSituation } from './read-situation.ts'
import type { Provider } from './summary/provider.ts'
import { markOf, summaryHash } from './summary/summary-content.ts'
import { writeSummary } from './summary/write-summary.ts'

export type Quoted =
  | { readonly kind: 'quoted'; readonly quote: QuoteView }
  | { readonly kind: 'refused'; readonly reason: Obstacle | 'not-found' }

type Asked = {
  readonly accountId: AccountId
  readonly lineId: LineId
  readonly request: Request
  readonly language: Language
}

/** How long a quote holds at most; the day it is about ends it sooner. */
const validDays = 7

/** Says what a change of a line would cost, and keeps it. `now` is business time. */
export const makeQuote = async (
  tx: Tx,
  { accountId, lineId, request, language }: Asked,
  { now, provider }: { readonly now: Temporal.Instant; readonly provider: Provider },
): Promise<Quoted> => {
  const at = { now, zone: provider.zone }
  const situation = await readSituation(tx, { accountId, lineId }, at)
  if (situation === null) return { kind: 'refused', reason: 'not-found' }
  const obstacle = obstacleTo(situation, request)
  if (obstacle !== null) return { kind: 'refused', reason: obstacle }
  const id: QuoteId = newId('quote')
  const content = decideQuote(situation, request, newId('item'))
  const until = validUntil(situation, request, at)
  const asked = { situation, quote: content, language, validUntil: until }
  const summary = writeSummary(provider, asked)
  const hash = summary === null ? null : summaryHash(summary)
  const mark = hash === null ? null : markOf(hash)
  await insertQuote(tx, {
    account_id: accountId,
    id,
    line_id: lineId,
    act: request.act,
    offer_code: request.offerCode,
    made_at: now,
    made_on: situation.today,
    valid_until: until,
    effective_on: effectiveOn(situation, request.effect),
    situation_hash: hashOfSituation(situation),
    language,
    content: jsonb({ ...content, consent: consentTo(content, { language, zone: at.zone, mark }) }),
    summary: summary === null ? null : jsonb(summary),
    summary_hash: hash,
  })
  const kept = await findQuote(tx, [accountId], id)
  return kept === undefined
    ? { kind: 'refused', reason: 'not-found' }
    : { kind: 'quoted', quote: toQuoteView(kept, now) }
}

/** A change of today holds to the end of the day; one of the next period, until that period begins. */
const validUntil = (
  situation: Situation,
  { effect }: Request,
  { now, zone }: { readonly now: Temporal.Instant; readonly zone: string },
): Temporal.Instant => {
  const most = now.add({ hours: validDays * 24 })
  const day = effectiveOn(situation, effect)
  const end = startOfDay(effect === 'now' ? day.add({ days: 1 }) : day, zone)
  return Temporal.Instant.compare(most, end) < 0 ? most : end
}
