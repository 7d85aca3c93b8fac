import { type TProperties, Type } from 'typebox'

/** An object that holds these members and no other: an unknown one is refused, never dropped in silence. */
export const closed = <P extends TProperties>(members: P) =>
  Type.Object(members, { additionalProperties: false })

/** A closed list of words. */
export const oneOf = <const W extends readonly string[]>(words: W) =>
  Type.Unsafe<W[number]>(Type.Union(words.map(word => Type.Literal(word))))

/** An instant of the wire: RFC 3339 in UTC. */
export const InstantText = Type.String({ format: 'date-time', maxLength: 40 })

/** A civil date of the wire: `2026-11-22`. */
export const DateText = Type.String({ format: 'date', maxLength: 10 })

/** One line of free text, trimmed by the caller, of at most `max` characters: no line end, no control character. */
export const ShortText = (max: number) =>
  Type.String({
    minLength: 1,
    maxLength: max,
    pattern: '^[^\\u0000-\\u001f\\u007f\\u2028\\u2029]+$',
  })

/** Free text of at most `max` characters, line ends included: no other control character. */
export const LongText = (max: number) =>
  Type.String({
    minLength: 1,
    maxLength: max,
    pattern: '^[^\\u0000-\\u0009\\u000b-\\u001f\\u007f\\u2028\\u2029]+$',
  })

/** A page of a long list: opaque cursor and size. */
export const PageQuery = {
  after: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
}
