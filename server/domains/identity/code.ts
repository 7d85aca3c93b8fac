import { timingSafeEqual } from 'node:crypto'
import { codeRules } from './lifetimes.ts'

/** What is known of the code of a journey when a guess comes in; its row is locked. */
export type CodeSituation = {
  readonly codeHash: Buffer | null
  readonly codeExpiresAt: Temporal.Instant | null
  readonly flowExpiresAt: Temporal.Instant
  /** Guesses already counted, this one excluded. */
  readonly tries: number
  /** Nobody stands behind a journey begun with an unknown identifier: every guess is wrong. */
  readonly known: boolean
}

export type CodeVerdict = 'right' | 'code-wrong' | 'code-expired' | 'too-many-tries'

/** Judges one guess. The caller counts it, whatever the verdict. */
export const judgeCode = (
  situation: CodeSituation,
  guessHash: Buffer,
  now: Temporal.Instant,
): CodeVerdict => {
  if (situation.tries >= codeRules.tries) return 'too-many-tries'
  const { codeHash, codeExpiresAt } = situation
  if (codeHash === null || codeExpiresAt === null) return 'code-expired'
  if (Temporal.Instant.compare(now, codeExpiresAt) > 0) return 'code-expired'
  if (Temporal.Instant.compare(now, situation.flowExpiresAt) > 0) return 'code-expired'
  const same = codeHash.length === guessHash.length && timingSafeEqual(codeHash, guessHash)
  return same && situation.known ? 'right' : 'code-wrong'
}

/** `123 456` as it is compared. */
export const normaliseCode = (text: string): string => text.replace(/\D/g, '')
