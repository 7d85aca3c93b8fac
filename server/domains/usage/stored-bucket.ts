import type { Selectable } from 'kysely'
import type { BucketId } from '../../../contract/ids.ts'
import type { Database } from '../../kernel/row-types.ts'
import type { NewBucket, OwnedBucket } from './allowance.ts'

type Row = Selectable<Database['usage.bucket']>

/** A stored bucket as rating reads it. */
export const toOwnedBucket = (row: Row): OwnedBucket => ({
  id: row.id,
  accountId: row.account_id,
  lineId: row.line_id,
  itemId: row.item_id,
  offerCode: row.offer_code,
  allowance: row.allowance,
  carried: row.carried,
  service: row.service,
  servedIn: row.served_in,
  goesTo: row.goes_to,
  priority: row.priority,
  opensAt: row.opens_at,
  expiresAt: row.expires_at,
  granted: row.granted,
  used: row.used,
  roamingGranted: row.roaming_granted,
  roamingUsed: row.roaming_used,
  beyond: row.beyond,
})

/** A bucket to store; nothing has been taken of it. */
export const fromNewBucket = (bucket: NewBucket & { readonly id: BucketId }) => ({
  account_id: bucket.accountId,
  id: bucket.id,
  line_id: bucket.lineId,
  item_id: bucket.itemId,
  offer_code: bucket.offerCode,
  allowance: bucket.allowance,
  carried: bucket.carried,
  service: bucket.service,
  served_in: [...bucket.servedIn],
  goes_to: bucket.goesTo === null ? null : [...bucket.goesTo],
  priority: bucket.priority,
  opens_at: bucket.opensAt,
  expires_at: bucket.expiresAt,
  granted: bucket.granted,
  roaming_granted: bucket.roamingGranted,
  beyond: bucket.beyond,
})
