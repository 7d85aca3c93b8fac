import { sql } from 'kysely'
import { closed, oneOf } from '../../../contract/closed.ts'
import type { AccountId } from '../../../contract/ids.ts'
import {
  type AccessEntry,
  type OpeningReason,
  openingReasons,
} from '../../../contract/routes/console.ts'
import { type Agent, actorKey } from '../../kernel/actor.ts'
import { listAudit, recordAudit } from '../../kernel/audit.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { present } from '../../kernel/errors.ts'
import type { Keys } from '../../kernel/keys.ts'
import { parsed } from '../../kernel/parsed.ts'

const openAct = 'console.open-customer'
const tooManyAct = 'console.too-many-openings'

/** A reason given lets its agent read for half an hour. */
const openMinutes = 30

/** How many customers an agent opens in ten minutes before it looks like a harvest (security.md, row 30). */
const mostOpened = 30
const countedMinutes = 10

type OpeningDeps = { readonly keys: Keys; readonly wall: Clock }

export type Opening = {
  readonly agent: Agent
  readonly accountId: AccountId
  readonly reason: OpeningReason
  readonly note: string | undefined
}

export type Opened =
  | { readonly kind: 'opened'; readonly until: Temporal.Instant }
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number }

/**
 * Records why an agent opens a customer; that row is what lets them read. A thirty-first customer in ten minutes is
 * refused, and the refusal is recorded too. Openings of one agent wait for each other, so that they are all counted.
 */
export const recordOpening = async (
  deps: OpeningDeps,
  tx: Tx,
  { agent, accountId, reason, note }: Opening,
): Promise<Opened> => {
  const at = deps.wall.now()
  const actor = actorKey(agent)
  await sql`select pg_advisory_xact_lock(hashtextextended(${actor}, 23))`.execute(tx)
  const others = await findOpenedOthers(tx, actor, {
    accountId,
    since: at.subtract({ minutes: countedMinutes }),
  })
  if (others.count >= mostOpened) {
    const facts = { opened: others.count, minutes: countedMinutes }
    await recordAudit(deps, tx, { actor: agent, act: tooManyAct, accountId, facts, at })
    const first = present(others.first, 'the first of many openings')
    const wait = first.add({ minutes: countedMinutes }).since(at).total('seconds')
    return { kind: 'too-many', retryAfterSeconds: Math.max(1, Math.ceil(wait)) }
  }
  const personal = note === undefined ? {} : { personal: { note } }
  await recordAudit(deps, tx, {
    actor: agent,
    act: openAct,
    accountId,
    facts: { reason },
    ...personal,
    at,
  })
  return { kind: 'opened', until: at.add({ minutes: openMinutes }) }
}

const findOpenedOthers = async (
  tx: Tx,
  actor: string,
  { accountId, since }: { readonly accountId: AccountId; readonly since: Temporal.Instant },
) => {
  const { rows } = await sql<{ count: number; first: Temporal.Instant | null }>`
    select count(distinct account_id)::int4 as count, min(recorded_at) as first
    from kernel.audit_row
    where actor = ${actor} and act = ${openAct} and recorded_at > ${since} and account_id <> ${accountId}
  `.execute(tx)
  return present(rows[0], 'a count of openings')
}

/** Until when an agent may read a customer; null when they gave no reason in the last half hour. */
export const openUntil = async (
  { db, wall }: { readonly db: Db; readonly wall: Clock },
  agent: Agent,
  accountId: AccountId,
): Promise<Temporal.Instant | null> => {
  const { rows } = await sql<{ recorded_at: Temporal.Instant }>`
    select recorded_at from kernel.audit_row
    where actor = ${actorKey(agent)} and act = ${openAct} and account_id = ${accountId}
      and recorded_at > ${wall.now().subtract({ minutes: openMinutes })}
    order by recorded_at desc limit 1
  `.execute(db)
  return rows[0]?.recorded_at.add({ minutes: openMinutes }) ?? null
}

const OpeningFacts = closed({ reason: oneOf(openingReasons) })

/** Who opened these accounts and why, newest first: a role, never a name. */
export const listOpenings = async (
  db: Db,
  page: {
    readonly accountIds: readonly AccountId[]
    readonly before: Temporal.Instant | undefined
    readonly limit: number
  },
): Promise<AccessEntry[]> => {
  const { accountIds, before, limit } = page
  const rows = await listAudit(db, {
    accountIds,
    acts: [openAct],
    limit,
    ...(before === undefined ? {} : { before }),
  })
  return rows.map(row => ({
    accountId: present(row.account_id, 'the account of an opening'),
    at: row.recorded_at.toString(),
    who: 'agent',
    reason: parsed(OpeningFacts, row.facts, 'the facts of an opening').reason,
  }))
}
