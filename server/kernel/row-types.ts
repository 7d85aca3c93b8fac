// Written by `npm run schema` from the migrated database. Do not edit.
import type { Generated } from 'kysely'

export type Database = {
  'kernel.business_clock': {
    only_row: Generated<boolean>
    offset_ms: Generated<bigint>
    held_at: Temporal.Instant | null
  }
  'kernel.idempotency': {
    actor: string
    route: string
    key: string
    body_hash: Buffer
    status: number
    answer: unknown
    answered_at: Temporal.Instant
  }
  'kernel.limit_window': {
    key: string
    window_start: Temporal.Instant
    ends_at: Temporal.Instant
    calls: number
  }
  'kernel.migration': {
    name: string
    hash: string
  }
  'kernel.probe': {
    process: string
    probed_at: Temporal.Instant
  }
}
