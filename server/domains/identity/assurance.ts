import type { Assurance } from '../../../contract/define.ts'

/** When each factor was last shown in a session. */
export type Shown = {
  readonly password_at: Temporal.Instant | null
  readonly totp_at: Temporal.Instant | null
  readonly sms_at: Temporal.Instant | null
  readonly email_at: Temporal.Instant | null
}

/** Design §5b "Sessions". */
const recentMinutes = 15
const twoFactorMinutes = 10

/** The levels that a session has now. A password and a code are two channels; two codes by SMS are one. */
export const assurancesOf = (shown: Shown, now: Temporal.Instant): ReadonlySet<Assurance> => {
  const within = (at: Temporal.Instant | null, minutes: number) =>
    at !== null && now.since(at).total('minutes') <= minutes
  const instants = [shown.password_at, shown.totp_at, shown.sms_at, shown.email_at]
  const levels = new Set<Assurance>(['none', 'session'])
  if (instants.some(at => within(at, recentMinutes))) levels.add('recent')
  const fresh = instants.filter(at => within(at, twoFactorMinutes)).length
  if (fresh >= 2) levels.add('two-factor')
  const freshWithoutSms = fresh - (within(shown.sms_at, twoFactorMinutes) ? 1 : 0)
  if (freshWithoutSms >= 2) levels.add('two-factor-not-sms')
  return levels
}
