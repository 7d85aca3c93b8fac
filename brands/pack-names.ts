import { Type } from 'typebox'

/** What a person reads, in each language of the portal. */
export const Names = Type.Object(
  {
    fr: Type.String({ minLength: 1 }),
    en: Type.String({ minLength: 1 }),
    zh: Type.String({ minLength: 1 }),
  },
  { additionalProperties: false },
)
export type Names = Type.Static<typeof Names>

/** The identifier an operator gives to a thing of its pack: `mobile-100go`. */
export const PackId = Type.String({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 60 })

/** A civil date, `2026-01-01`; that it exists in the calendar is checked apart. */
export const CivilDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/**
 * Where a dated number comes from: an article, a decision, a price list.
 * `unverified` marks what has not been read in the primary text; counsel confirms it before production.
 */
export const sourced = {
  citation: Type.String({ minLength: 8 }),
  unverified: Type.Optional(Type.Boolean()),
}

/** Parts of a whole, in millionths; those of one date sum to 1 000 000. */
export const millionthsPerWhole = 1_000_000

export const positiveInteger = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })
export const naturalInteger = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
