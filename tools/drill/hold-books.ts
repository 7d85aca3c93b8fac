import { join } from 'node:path'
import type { Db } from '../../server/kernel/db.ts'
import { openKeys } from '../../server/kernel/keys.ts'
import type { Charge, Check, Truth } from './check.ts'
import { billChecks } from './check-bills.ts'
import { houseChecks } from './check-house.ts'
import { moneyChecks } from './check-money.ts'
import { usageChecks } from './check-usage.ts'
import type { DrillWorld } from './drill-world.ts'
import type { Promises } from './promises.ts'

/** Every sentence that must be true after a drill. */
export const checks: readonly Check[] = [
  ...moneyChecks,
  ...billChecks,
  ...usageChecks,
  ...houseChecks,
]

export type Fault = { readonly says: string; readonly against: readonly string[] }

/** The sentences that are not true of these books, and what speaks against each. */
export const holdBooks = async (db: Db, truth: Truth): Promise<readonly Fault[]> => {
  const faults: Fault[] = []
  for (const { says, against } of checks) {
    const found = await against(db, truth)
    if (found.length > 0) faults.push({ says, against: found })
  }
  return faults
}

/** What the processor says that it charged, read page by page from its own API. */
export const truthOf = async (world: DrillWorld, promises: Promises): Promise<Truth> => {
  const charges: Charge[] = []
  for await (const { id, status, amount_received } of world.stripe.paymentIntents.list({
    limit: 100,
  }))
    if (status === 'succeeded') charges.push({ intent: id, cents: String(amount_received) })
  return {
    promises,
    charges,
    keys: openKeys(join(world.folder, 'keys.json')),
    headsFile: join(world.folder, 'audit-heads.ndjson'),
  }
}
