import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import { canonicalJson } from './canonical-json.ts'
import type { Keys } from './keys.ts'
import type { Database } from './row-types.ts'

export type AuditRow = Selectable<Database['kernel.audit_row']>
export type Personal = Readonly<Record<string, string>>

/** How many chains there are: actors do not wait for each other's lock more than one time in sixteen. */
export const chainCount = 16

/** What the first row of each chain follows. */
export const firstHash: Buffer = Buffer.alloc(32)

/** SHA-256 of the hash before and of the row's members in a fixed order. */
export const auditHash = (row: Omit<AuditRow, 'hash'>): Buffer =>
  createHash('sha256')
    .update(row.previous_hash)
    .update(
      canonicalJson([
        row.chain,
        row.sequence.toString(),
        row.recorded_at.toString(),
        row.actor,
        row.act,
        row.account_id,
        row.subject,
        row.facts,
        row.personal_digest?.toString('hex') ?? null,
      ]),
    )
    .digest()

/** Keyed digest of the personal part: it tells nothing once that part is erased. */
export const personalDigest = (keys: Keys, personal: Personal): Buffer =>
  keys.hash('audit personal', canonicalJson(personal))

/** What the sealed personal part is bound to. */
export const aboutPersonal = ({ chain, sequence }: Pick<AuditRow, 'chain' | 'sequence'>): string =>
  `audit ${chain} ${sequence}`
