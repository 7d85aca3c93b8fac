import type { Language } from '../../../contract/languages.ts'
import { type Cents, cents, fromMoney, type Money } from '../../../contract/money.ts'
import type { AlertSubject, Cause } from '../../../contract/routes/usage-controls.ts'
import { microsecondsOf } from '../../kernel/calendar.ts'
import type { Tx } from '../../kernel/db.ts'
import { present } from '../../kernel/errors.ts'
import { microsPerCent, reachedBy } from './ceiling.ts'
import { causesOfLine, ceilingAt } from './control.ts'
import { cutRow } from './notice.ts'
import { insertControl, insertCuts, lockMeters } from './queries.ts'
import { type Controlled, legalOf, type Place, readControlled, readSpent } from './read-controls.ts'
import type { ReadAt } from './read-usage.ts'
import { spentIn } from './tally.ts'
import { words } from './words.ts'

/** Who decides, and where. */
export type DecidedBy = { readonly actor: string; readonly channel: 'web' | 'app' | 'console' }

/** Of which line, by whom and when something is decided. */
export type About = { readonly place: Place; readonly by: DecidedBy; readonly read: ReadAt }

export type Decided<Reason extends string> =
  | { readonly kind: 'decided'; readonly at: Temporal.Instant }
  | { readonly kind: 'refused'; readonly reason: Reason | 'not-found' }

/** What is asked of a ceiling. */
export type CeilingWish = {
  readonly cause: Cause
  readonly act: 'set' | 'lift' | 'restore'
  readonly limit: Money | null
  /** The sentence as it was shown. */
  readonly consent: string | null
  readonly language: Language
}

type CeilingRefusal =
  | 'not-for-this-line'
  | 'limit-missing'
  | 'limit-out-of-range'
  | 'nothing-to-lift'
  | 'consent-mismatch'
  | 'no-legal-ceiling'

/** The highest ceiling: more than any bill, and what a slip of the finger may still ask for. */
const highest = cents(1_000_000n)

type Row = Pick<
  Parameters<typeof insertControl>[1],
  'kind' | 'rule' | 'cause' | 'subject' | 'amounts' | 'wording' | 'language'
>

/**
 * Writes what was decided, for communications that begin from now on. The account's meter is locked before anything is
 * compared: what is being rated meanwhile is done before, or knows of it.
 */
const change = async <Reason extends string>(
  tx: Tx,
  { place, by, read }: About,
  judge: (line: Controlled) => Row | Reason,
): Promise<Decided<Reason>> => {
  await lockMeters(tx, [place.accountId])
  const line = await readControlled(tx, place, read)
  if (line === null) return { kind: 'refused', reason: 'not-found' }
  const judged = judge(line)
  if (typeof judged === 'string') return { kind: 'refused', reason: judged }
  const at = read.at.round({ smallestUnit: 'microsecond', roundingMode: 'floor' })
  const { accountId, lineId } = place
  await insertControl(tx, {
    ...judged,
    account_id: accountId,
    line_id: lineId,
    decided_at: at,
    ...by,
  })
  if (judged.cause) await cutAtOnce(tx, { place, cause: judged.cause, read: { ...read, at } })
  return { kind: 'decided', at }
}

/** A ceiling set under what is spent already is reached as soon as it holds. */
const cutAtOnce = async (
  tx: Tx,
  { place, cause, read }: { readonly place: Place; readonly cause: Cause; readonly read: ReadAt },
): Promise<void> => {
  const line = present(await readControlled(tx, place, read), 'a line')
  const { tally } = await readSpent(tx, place, line)
  const legal = legalOf(line, cause)?.limit ?? null
  const { limit } = ceilingAt(line.decisions, cause, { atUs: microsecondsOf(read.at), legal })
  if (limit === null || reachedBy(spentIn(tally, cause)) < limit * microsPerCent) return
  const { accountId, lineId } = place
  const { start } = line.period
  const cut = { accountId, lineId, periodStart: start, cause, limit, cutAt: read.at.toString() }
  await insertCuts(tx, [cutRow(cut)])
}

/** Sets a ceiling, lifts it with the words agreed to, or goes back to the law's. */
export const changeCeiling = async (
  tx: Tx,
  about: About,
  wish: CeilingWish,
): Promise<Decided<CeilingRefusal>> =>
  change<CeilingRefusal>(tx, about, line => {
    if (!causesOfLine(line.kind).includes(wish.cause)) return 'not-for-this-line'
    const legal = legalOf(line, wish.cause)?.limit ?? null
    if (wish.act === 'set') return setTo(wish)
    if (wish.act === 'lift') return lift(line, wish, { at: about.read.at, legal })
    return legal === null ? 'no-legal-ceiling' : { ...ceilingOf(wish), rule: 'usual' }
  })

const ceilingOf = ({ cause }: CeilingWish) => ({ kind: 'ceiling' as const, cause, amounts: [] })

const setTo = (wish: CeilingWish): Row | CeilingRefusal => {
  if (wish.limit === null) return 'limit-missing'
  const amount = fromMoney(wish.limit)
  if (amount < 0n || amount > highest) return 'limit-out-of-range'
  return { ...ceilingOf(wish), rule: 'set', amounts: [amount] }
}

const lift = (
  { label, decisions }: Controlled,
  wish: CeilingWish,
  { at, legal }: { readonly at: Temporal.Instant; readonly legal: Cents | null },
): Row | CeilingRefusal => {
  const { cause, consent, language } = wish
  const { limit } = ceilingAt(decisions, cause, { atUs: microsecondsOf(at), legal })
  if (limit === null) return 'nothing-to-lift'
  const wording = words[language][cause](label)
  if (consent !== wording) return 'consent-mismatch'
  return { ...ceilingOf(wish), rule: 'lifted', wording, language }
}

/** Chooses when to be told of something; null is as usual. */
export const changeAlerts = async (
  tx: Tx,
  about: About,
  { subject, percents, amounts }: AlertsWish,
): Promise<Decided<AlertsRefusal>> =>
  change<AlertsRefusal>(tx, about, ({ kind }) => {
    if (kind === 'tv') return 'not-for-this-line'
    const alerts = { kind: 'alerts', subject } as const
    const [own, other] = subject === 'spend' ? [amounts, percents] : [percents, amounts]
    if (other !== null || own?.some(mark => mark <= 0n || mark > highest)) return 'wrong-marks'
    if (own === null) return { ...alerts, rule: 'usual', amounts: [] }
    const inOrder = [...new Set(own)].toSorted((a, b) => (a < b ? -1 : 1))
    return { ...alerts, rule: 'set', amounts: inOrder }
  })

type AlertsRefusal = 'not-for-this-line' | 'wrong-marks'
type AlertsWish = {
  readonly subject: AlertSubject
  /** Of an allowance; null when none was given. */
  readonly percents: readonly bigint[] | null
  /** Cents of spend; null when none was given. */
  readonly amounts: readonly bigint[] | null
}

/** Switches roaming on or off. */
export const changeRoaming = async (
  tx: Tx,
  about: About,
  allowed: boolean,
): Promise<Decided<'not-for-this-line'>> =>
  change<'not-for-this-line'>(tx, about, ({ kind }) =>
    kind === 'mobile'
      ? { kind: 'roaming', rule: allowed ? 'on' : 'off', amounts: [] }
      : 'not-for-this-line',
  )
