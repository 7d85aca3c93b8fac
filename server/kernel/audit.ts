import { sql } from 'kysely'
import type { AccountId } from '../../contract/ids.ts'
import { type AuditedActor, actorKey } from './actor.ts'
import {
  type AuditRow,
  aboutPersonal,
  auditHash,
  chainCount,
  type Personal,
  personalDigest,
} from './audit-chain.ts'
import { canonicalJson } from './canonical-json.ts'
import { type Db, jsonb, type Tx } from './db.ts'
import { present } from './errors.ts'
import type { Keys } from './keys.ts'

export type AuditEntry = {
  readonly actor: AuditedActor
  /** `care.open-customer`: the domain, then the verb. */
  readonly act: string
  readonly accountId?: AccountId
  /** What it was done to: `bill ID`. */
  readonly subject?: string
  /** Never personal data: that goes in `personal`. Whole numbers only. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
  /** Kept sealed beside the row, and erasable; the caller's address and browser are added. */
  readonly personal?: Personal
  readonly at: Temporal.Instant
}

/**
 * Adds a row to the audit trail, in the transaction of what it tells. It takes the lock of the actor's chain until
 * that transaction ends: record last, after account, line, bucket and ledger.
 */
export const recordAudit = async (
  { keys }: { readonly keys: Keys },
  tx: Tx,
  entry: AuditEntry,
): Promise<void> => {
  const head = await lockHead(tx, chainOf(keys, entry.actor))
  const personal = personalOf(entry)
  const row = {
    chain: head.chain,
    sequence: head.sequence + 1n,
    recorded_at: entry.at,
    actor: entry.actor.kind === 'visitor' ? 'visitor' : actorKey(entry.actor),
    act: entry.act,
    account_id: entry.accountId ?? null,
    subject: entry.subject ?? null,
    facts: entry.facts,
    personal_digest: personal === null ? null : personalDigest(keys, personal),
    previous_hash: head.hash,
  }
  const hash = auditHash(row)
  await tx
    .insertInto('kernel.audit_row')
    .values({ ...row, facts: jsonb(row.facts), hash })
    .execute()
  await tx
    .updateTable('kernel.audit_head')
    .set({ sequence: row.sequence, hash })
    .where('chain', '=', row.chain)
    .execute()
  if (personal === null) return
  const sealed = keys.seal(Buffer.from(canonicalJson(personal)), aboutPersonal(row))
  await tx
    .insertInto('kernel.audit_personal')
    .values({ chain: row.chain, sequence: row.sequence, personal_sealed: sealed })
    .execute()
}

const chainOf = (keys: Keys, actor: AuditedActor): number =>
  keys.hash('audit chain', actorKey(actor)).readUInt8(0) % chainCount

const lockHead = async (tx: Tx, chain: number) =>
  present(
    await tx
      .selectFrom('kernel.audit_head')
      .selectAll()
      .where('chain', '=', chain)
      .forUpdate()
      .executeTakeFirst(),
    'the head of an audit chain',
  )

const personalOf = ({ actor, personal }: AuditEntry): Personal | null => {
  const origin =
    actor.kind === 'system'
      ? {}
      : { address: actor.origin.address, userAgent: actor.origin.userAgent }
  const all = { ...origin, ...personal }
  return Object.keys(all).length === 0 ? null : all
}

export type AuditPage = {
  readonly accountIds: readonly AccountId[]
  readonly acts: readonly string[]
  readonly before?: Temporal.Instant
  readonly limit: number
}

/** What was done on some accounts, newest first: an account's own access log is such a list. */
export const listAudit = (db: Db, page: AuditPage): Promise<AuditRow[]> =>
  db
    .selectFrom('kernel.audit_row')
    .selectAll()
    .where(sql<boolean>`account_id = any(${[...page.accountIds]}::uuid[])`)
    .where(sql<boolean>`act = any(${[...page.acts]}::text[])`)
    .$if(page.before !== undefined, query =>
      query.where(sql<boolean>`recorded_at < ${page.before}::timestamptz`),
    )
    .orderBy('recorded_at', 'desc')
    .limit(page.limit)
    .execute()

/** Erases the personal part of rows recorded before an instant; the chains stay whole. Answers how many. */
export const eraseAuditPersonal = async (tx: Tx, before: Temporal.Instant): Promise<number> => {
  const { rows } = await sql`
    delete from kernel.audit_personal personal using kernel.audit_row row
    where row.chain = personal.chain and row.sequence = personal.sequence and row.recorded_at < ${before}
    returning 1
  `.execute(tx)
  return rows.length
}
