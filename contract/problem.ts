import { type Static, Type } from 'typebox'

/** Codes that any route may answer, with their HTTP status. Codes are stable: clients decide on them. */
export const commonProblems = {
  'invalid-input': 400,
  'idempotency-key-missing': 400,
  'signed-out': 401,
  'not-allowed': 403,
  'assurance-required': 403,
  'foreign-origin': 403,
  'not-found': 404,
  'idempotency-in-flight': 409,
  'too-large': 413,
  'unsupported-media-type': 415,
  'idempotency-mismatch': 422,
  'too-many-requests': 429,
  unexpected: 500,
  overloaded: 503,
} as const
export type CommonProblem = keyof typeof commonProblems

/** An RFC 9457 problem. `code` decides; `title` is for whoever reads the wire; screens have their own words. */
export const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    /** The request's id, to quote to support. */
    instance: Type.String(),
    /** Where the input is wrong: JSON pointer and a short reason. */
    fields: Type.Optional(
      Type.Array(Type.Object({ path: Type.String(), reason: Type.String() }), { maxItems: 50 }),
    ),
    /** With `assurance-required`: the level asked. */
    assurance: Type.Optional(Type.String()),
    factors: Type.Optional(Type.Array(Type.String())),
    retryAfterSeconds: Type.Optional(Type.Integer()),
  },
  { $id: 'Problem', additionalProperties: false },
)
export type Problem = Static<typeof Problem>
