import type { Cents } from '../../../contract/money.ts'
import { type AlertSubject, type Cause, causes } from '../../../contract/routes/usage-controls.ts'

/** What a customer decided of a line, and since when it holds. */
export type Decision = {
  /** Microseconds since 1970. */
  readonly atUs: number
  readonly at: Temporal.Instant
} & (
  | { readonly kind: 'ceiling'; readonly cause: Cause; readonly rule: CeilingRule }
  | { readonly kind: 'roaming'; readonly allowed: boolean }
  | {
      readonly kind: 'alerts'
      readonly subject: AlertSubject
      /** Percents, or cents of spend; null: as usual. */
      readonly thresholds: readonly bigint[] | null
    }
)

export type CeilingRule =
  | { readonly kind: 'set'; readonly limit: Cents }
  | { readonly kind: 'lifted' }
  /** As if nothing had ever been decided. */
  | { readonly kind: 'usual' }

/** A ceiling as it stands at an instant. */
export type Standing = {
  /** Null without a ceiling. */
  readonly limit: Cents | null
  readonly origin: 'law' | 'customer' | 'lifted' | 'none'
  /** When the customer decided it; null when they did not. */
  readonly decidedAt: Temporal.Instant | null
}

/** What was decided last, until an instant, among what `isIt` says. Decisions come in their order. */
const lastUntil = <D extends Decision>(
  decisions: readonly Decision[],
  atUs: number,
  isIt: (decision: Decision) => decision is D,
): D | undefined =>
  decisions.findLast((decision): decision is D => decision.atUs <= atUs && isIt(decision))

type About<K extends Decision['kind']> = Extract<Decision, { kind: K }>

/**
 * The ceiling of a cause at an instant. `legal` is the one of the law, null when it has none: it holds until the
 * customer sets another or agrees to lift it.
 */
export const ceilingAt = (
  decisions: readonly Decision[],
  cause: Cause,
  { atUs, legal }: { readonly atUs: number; readonly legal: Cents | null },
): Standing => {
  const isIt = (decision: Decision): decision is About<'ceiling'> =>
    decision.kind === 'ceiling' && decision.cause === cause
  const last = lastUntil(decisions, atUs, isIt)
  const decidedAt = last?.at ?? null
  if (last?.rule.kind === 'set') return { limit: last.rule.limit, origin: 'customer', decidedAt }
  if (last?.rule.kind === 'lifted') return { limit: null, origin: 'lifted', decidedAt }
  return { limit: legal, origin: legal === null ? 'none' : 'law', decidedAt }
}

/** Whether roaming is on at an instant, and since which decision; it is until somebody switches it off. */
export const roamingAt = (
  decisions: readonly Decision[],
  atUs: number,
): { readonly allowed: boolean; readonly decidedAt: Temporal.Instant | null } => {
  const isIt = (decision: Decision): decision is About<'roaming'> => decision.kind === 'roaming'
  const last = lastUntil(decisions, atUs, isIt)
  return { allowed: last?.allowed ?? true, decidedAt: last?.at ?? null }
}

/** When everybody is told who decided nothing: percents of an allowance; of spend nothing but ceilings. */
const usualAlerts: Readonly<Record<AlertSubject, readonly bigint[]>> = {
  data: [80n, 100n],
  voice: [80n, 100n],
  sms: [80n, 100n],
  spend: [],
}

/** When to tell of a subject, as was decided last. */
export const alertsOf = (decisions: readonly Decision[], subject: AlertSubject) => {
  const isIt = (decision: Decision): decision is About<'alerts'> =>
    decision.kind === 'alerts' && decision.subject === subject
  const chosen = lastUntil(decisions, Number.POSITIVE_INFINITY, isIt)?.thresholds ?? null
  return chosen === null
    ? { thresholds: usualAlerts[subject], origin: 'usual' as const }
    : { thresholds: chosen, origin: 'customer' as const }
}

/** The causes that a line can have a ceiling for: only a mobile leaves home, and television uses nothing. */
export const causesOfLine = (kind: 'mobile' | 'fixed' | 'tv'): readonly Cause[] => {
  if (kind === 'tv') return []
  return kind === 'mobile' ? causes : ['out-of-bundle', 'premium', 'total']
}
