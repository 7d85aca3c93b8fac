import type { AccountId, LineId } from '../../../contract/ids.ts'
import type { Language } from '../../../contract/languages.ts'
import { cents, microEuros, sumCents, toMoney } from '../../../contract/money.ts'
import {
  alertSubjects,
  type Cause,
  type Ceiling,
  type LineControls,
} from '../../../contract/routes/usage-controls.ts'
import { civilDate, microsecondsOf, type Period } from '../../kernel/calendar.ts'
import type { Db } from '../../kernel/db.ts'
import { microToCents } from '../../kernel/money.ts'
import { type CatalogueBook, readCatalogue } from '../catalog/public.ts'
import { linesOf, subscribedItems } from '../lines/public.ts'
import { termsOn } from './batch.ts'
import { premiumIn } from './cap-charges.ts'
import { microsPerCent, reachedBy } from './ceiling.ts'
import { alertsOf, causesOfLine, ceilingAt, type Decision, roamingAt } from './control.ts'
import { type LegalCeiling, legalRoamingCeiling, taxesOf } from './legal-ceiling.ts'
import { cutsOf, decisionsOf } from './read-decisions.ts'
import { periodsOf, type ReadAt, summariesOf, type UsageSummary } from './read-usage.ts'
import { spentIn, type Tally, tallyOf } from './tally.ts'
import { words } from './words.ts'

/** A line of an account. */
export type Place = { readonly accountId: AccountId; readonly lineId: LineId }

/** What is known of a line when something is decided or shown of its usage. */
export type Controlled = {
  readonly kind: 'mobile' | 'fixed' | 'tv'
  readonly label: string
  readonly period: Period
  readonly decisions: readonly Decision[]
  readonly taxes: 'included' | 'excluded'
  readonly legal: LegalCeiling | null
  readonly book: CatalogueBook
}

/** Reads what decides of a line; null when there is no such line. */
export const readControlled = async (
  db: Db,
  { accountId, lineId }: Place,
  read: ReadAt,
): Promise<Controlled | null> => {
  const line = (await linesOf(db, [accountId])).find(({ id }) => id === lineId)
  const period = (await periodsOf(db, [accountId], read)).get(accountId)
  if (line === undefined || period === undefined) return null
  const book = await readCatalogue(db)
  const today = civilDate(read.at, read.timeZone)
  const days = { start: today, end: today.add({ days: 1 }) }
  const items = await subscribedItems(db, [accountId], days)
  const itemsOfLine = Map.groupBy(items, item => item.lineId)
  const tariffPlan = termsOn({ itemsOfLine, book }, lineId, today)?.tariffPlan ?? ''
  return {
    kind: line.kind,
    label: line.label,
    period,
    decisions: (await decisionsOf(db, [accountId])).get(lineId) ?? [],
    taxes: taxesOf(book, tariffPlan),
    legal: line.kind === 'mobile' ? legalRoamingCeiling(book, tariffPlan, today) : null,
    book,
  }
}

/** The law's ceiling on a cause, if it has one. */
export const legalOf = ({ legal }: Pick<Controlled, 'legal'>, cause: Cause): LegalCeiling | null =>
  cause === 'roaming-data' ? legal : null

/** What a line is charged and spared in its present period. */
export const readSpent = async (
  db: Db,
  { accountId, lineId }: Place,
  { period: { start }, book }: Controlled,
) => {
  const summaries = await summariesOf(db, [accountId], { from: start, to: start })
  const own = summaries.filter(row => row.line_id === lineId)
  return {
    tally: tallyOf(own.filter(isCharged).map(toSum), premiumIn(book)),
    writtenOff: sumCents(own.map(row => microToCents(row.written_off_micros))),
  }
}

/** The ceilings, alerts and roaming of a line, with what is spent; null when there is no such line. */
export const readControls = async (
  db: Db,
  place: Place,
  { language, ...read }: ReadAt & { readonly language: Language },
): Promise<LineControls | null> => {
  const line = await readControlled(db, place, read)
  if (line === null) return null
  const { start, end } = line.period
  const { tally, writtenOff } = await readSpent(db, place, line)
  const cuts = await cutsOf(db, [place.accountId], { from: start, at: read.at })
  const ownCuts = cuts.filter(({ lineId }) => lineId === place.lineId)
  const roaming = roamingAt(line.decisions, microsecondsOf(read.at))
  return {
    lineId: place.lineId,
    period: { start: start.toString(), end: end.toString() },
    taxes: line.taxes,
    ceilings: causesOfLine(line.kind).map(cause =>
      toCeiling(cause, line, { tally, cuts: ownCuts, at: read.at, language }),
    ),
    writtenOff: toMoney(writtenOff),
    ...(line.kind === 'mobile'
      ? { roaming: { allowed: roaming.allowed, ...decidedOn(roaming.decidedAt) } }
      : {}),
    alerts: line.kind === 'tv' ? [] : alertsIn(line),
  }
}

const isCharged = ({ outcome }: UsageSummary): boolean => outcome === 'charged'

const toSum = (row: UsageSummary) => ({
  lineId: row.line_id,
  periodStart: row.period_start,
  service: row.service,
  direction: row.direction,
  servedIn: row.served_in,
  goesTo: row.goes_to === '' ? null : row.goes_to,
  rateId: row.rate_id,
  micros: microEuros(row.price_micros),
})

const decidedOn = (at: Temporal.Instant | null) => (at === null ? {} : { decidedAt: at.toString() })

type Showing = {
  readonly tally: Tally
  readonly cuts: Awaited<ReturnType<typeof cutsOf>>
  readonly at: Temporal.Instant
  readonly language: Language
}

const toCeiling = (
  cause: Cause,
  line: Controlled,
  { tally, cuts, at, language }: Showing,
): Ceiling => {
  const legal = legalOf(line, cause)
  const known = { atUs: microsecondsOf(at), legal: legal?.limit ?? null }
  const { limit, origin, decidedAt } = ceilingAt(line.decisions, cause, known)
  const spent = spentIn(tally, cause)
  const state = stateOf(reachedBy(spent), limit)
  const cutSince = cuts.find(cut => cut.cause === cause)?.since ?? decidedAt
  return {
    cause,
    origin,
    spent: toMoney(spent.billed),
    state,
    ...(limit === null
      ? {}
      : { limit: toMoney(limit), consentToLift: words[language][cause](line.label) }),
    ...(state === 'cut' && cutSince !== null ? { cutSince: cutSince.toString() } : {}),
    ...decidedOn(decidedAt),
    ...(legal === null ? {} : { citation: legal.citation }),
  }
}

/** From which part of a ceiling, in percents, it is said to be near. */
const nearPercent = 80n

const stateOf = (reached: bigint, limit: bigint | null): Ceiling['state'] => {
  if (limit === null) return 'open'
  const whole = cents(limit) * microsPerCent
  if (reached >= whole) return 'cut'
  return reached * 100n >= whole * nearPercent ? 'near' : 'free'
}

const alertsIn = ({ decisions }: Controlled): LineControls['alerts'] =>
  alertSubjects.map(subject => {
    const { thresholds, origin } = alertsOf(decisions, subject)
    return subject === 'spend'
      ? { subject, percents: [], amounts: thresholds.map(mark => toMoney(cents(mark))), origin }
      : { subject, percents: thresholds.map(Number), amounts: [], origin }
  })
