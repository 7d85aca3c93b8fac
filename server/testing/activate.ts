import type { Activation } from '../../contract/activation.ts'
import type { AccountId } from '../../contract/ids.ts'
import { acceptActivation } from '../faces/intake/accept-activation.ts'
import { clockAt } from '../kernel/clock.ts'
import type { Db } from '../kernel/db.ts'
import type { Keys } from '../kernel/keys.ts'
import { testKeys } from './test-keys.ts'

const noon = Temporal.Instant.from('2026-11-22T12:00:00Z')

/** Puts an activation in service through the door that the points of sale use. */
export const activate = async (
  db: Db,
  activation: Activation,
  { keys = testKeys(), now = noon }: { readonly keys?: Keys; readonly now?: Temporal.Instant } = {},
): Promise<AccountId> => {
  const door = { db, keys, wall: clockAt(now), zone: 'Europe/Paris', check: async () => [] }
  const accepted = await acceptActivation(door, activation)
  if (accepted.kind !== 'activated') throw new Error(`expected an activation: ${accepted.kind}`)
  return accepted.accountId
}
