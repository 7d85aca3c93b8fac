import { Compile } from 'typebox/compile'
import { Activation } from '../../../contract/activation.ts'
import type { AccountId } from '../../../contract/ids.ts'
import { openAccount } from '../../domains/customers/public.ts'
import { activateContracts } from '../../domains/lines/public.ts'
import { registerCard } from '../../domains/payments/public.ts'
import type { Clock } from '../../kernel/clock.ts'
import { type Db, transact } from '../../kernel/db.ts'
import type { Keys } from '../../kernel/keys.ts'
import type { CheckActivation } from './check-activation.ts'

const validator = Compile(Activation)

type ActivationDoor = {
  readonly db: Db
  readonly wall: Clock
  readonly keys: Keys
  readonly zone: string
  readonly check: CheckActivation
}

export type AcceptedActivation =
  | { readonly kind: 'activated' | 'known'; readonly accountId: AccountId }
  | { readonly kind: 'invalid'; readonly faults: readonly string[] }
  | { readonly kind: 'conflict' }

/**
 * Puts in service what a point of sale delivered, in one transaction. The same delivery again is answered
 * the same; another one under its external id is a conflict and changes nothing.
 */
export const acceptActivation = async (
  { db, wall, keys, zone, check }: ActivationDoor,
  delivered: unknown,
): Promise<AcceptedActivation> => {
  if (!validator.Check(delivered)) {
    const faults = validator
      .Errors(delivered)
      .map(fault => `${fault.instancePath} ${fault.message}`)
    return { kind: 'invalid', faults: faults.slice(0, 20) }
  }
  const faults = await check(db, delivered)
  if (faults.length > 0) return { kind: 'invalid', faults: faults.slice(0, 20) }
  const now = wall.now()
  return transact(db, async tx => {
    const opened = await openAccount({ keys, now }, tx, delivered)
    switch (opened.kind) {
      case 'refused':
        return { kind: 'conflict' }
      case 'known':
        return { kind: 'known', accountId: opened.accountId }
      case 'opened': {
        const { accountId, holderId } = opened
        const { language, holder } = delivered.account
        const contacts = { mobile: holder.mobile ?? null, email: holder.email ?? null }
        const owner = { accountId, holderId, contacts, language, zone }
        await activateContracts({ keys, now }, tx, owner, delivered.contracts)
        if (delivered.card !== undefined) await registerCard(tx, { accountId, ...delivered.card })
        return { kind: 'activated', accountId }
      }
    }
  })
}
