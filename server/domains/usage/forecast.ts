import type { NewBucket } from './allowance.ts'

/** What a bucket comes to at the pace so far. */
export type Forecast = {
  readonly usedAtEnd: bigint
  /** Null when it lasts until it expires. */
  readonly runsOutAt: Temporal.Instant | null
}

const oneDayMs = 86_400_000n

/**
 * Carries on the pace since a bucket opened until it expires. Null without limit, before it opens, and in
 * its first day, when a pace says nothing.
 */
export const forecast = (bucket: NewBucket, now: Temporal.Instant): Forecast | null => {
  const { granted, used, opensAt, expiresAt } = bucket
  const elapsed = BigInt(now.epochMilliseconds - opensAt.epochMilliseconds)
  if (granted === null || elapsed < oneDayMs) return null
  const whole = BigInt(expiresAt.epochMilliseconds - opensAt.epochMilliseconds)
  const usedAtEnd = elapsed >= whole ? used : (used * whole) / elapsed
  if (usedAtEnd <= granted || used === 0n) return { usedAtEnd, runsOutAt: null }
  const after = (elapsed * granted) / used
  return { usedAtEnd, runsOutAt: opensAt.add({ milliseconds: Number(after) }) }
}
