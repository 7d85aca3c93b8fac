import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { RouteShape } from '../../../contract/define.ts'
import { type Actor, actorKey } from '../actor.ts'
import { canonicalJson } from '../canonical-json.ts'
import { jsonb, type Tx } from '../db.ts'
import type { Outcome } from './handler.ts'

type Asked = {
  readonly route: RouteShape
  readonly actor: Actor
  readonly key: string
  readonly input: unknown
}

type NewKey = {
  readonly state: 'new'
  readonly actor: string
  readonly text: string
  readonly bodyHash: Buffer
}

export type KeyState =
  | NewKey
  | { readonly state: 'in-flight' }
  | { readonly state: 'mismatch' }
  | { readonly state: 'answered'; readonly outcome: Outcome }

/**
 * Takes the key for this transaction, then looks for its answer. The lock is advisory and ends with
 * the transaction: a process that dies leaves nothing behind.
 */
export const lockKey = async (tx: Tx, { route, actor, key, input }: Asked): Promise<KeyState> => {
  const who = actorKey(actor)
  const bodyHash = createHash('sha256').update(canonicalJson(input)).digest()
  const lock = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`${who} ${route.id} ${key}`}, 7)) as taken
  `.execute(tx)
  if (lock.rows[0]?.taken !== true) return { state: 'in-flight' }
  const before = await tx
    .selectFrom('kernel.idempotency')
    .select(['body_hash', 'answer'])
    .where('actor', '=', who)
    .where('route', '=', route.id)
    .where('key', '=', key)
    .executeTakeFirst()
  if (before === undefined) return { state: 'new', actor: who, text: key, bodyHash }
  if (!before.body_hash.equals(bodyHash)) return { state: 'mismatch' }
  return { state: 'answered', outcome: recalled(before.answer) }
}

function recalled(stored: unknown): Outcome
function recalled(stored: unknown): unknown {
  return stored
}

/** Stores what was answered beside the effect, in its transaction. Cookies are secrets and are left out. */
export const rememberAnswer = async (
  tx: Tx,
  done: {
    readonly key: NewKey
    readonly route: RouteShape
    readonly outcome: Outcome
    readonly answeredAt: Temporal.Instant
  },
): Promise<void> => {
  const { cookies: _secret, ...outcome } = done.outcome
  await tx
    .insertInto('kernel.idempotency')
    .values({
      actor: done.key.actor,
      route: done.route.id,
      key: done.key.text,
      body_hash: done.key.bodyHash,
      status: outcome.kind === 'answer' ? done.route.success.status : 0,
      answer: jsonb(outcome),
      answered_at: done.answeredAt,
    })
    .execute()
}
