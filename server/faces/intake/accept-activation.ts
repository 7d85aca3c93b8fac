import { Compile } from 'typebox/compile'
import { Activation } from '../../../contract/activation.ts'
import type { AccountId } from '../../../contract/ids.ts'
import { openAccount } from '../../domains/customers/public.ts'
import { activateContracts } from '../../domains/lines/public.ts'
import { type Db, transact } from '../../kernel/db.ts'

const validator = Compile(Activation)

export type AcceptedActivation =
  | { readonly kind: 'activated' | 'known'; readonly accountId: AccountId }
  | { readonly kind: 'invalid'; readonly faults: readonly string[] }
  | { readonly kind: 'conflict' }

/**
 * Puts in service what a point of sale delivered, in one transaction. The same delivery again is answered
 * the same; another one under its external id is a conflict and changes nothing.
 */
export const acceptActivation = async (
  { db, zone }: { readonly db: Db; readonly zone: string },
  delivered: unknown,
): Promise<AcceptedActivation> => {
  if (!validator.Check(delivered)) {
    const faults = validator
      .Errors(delivered)
      .map(fault => `${fault.instancePath} ${fault.message}`)
    return { kind: 'invalid', faults: faults.slice(0, 20) }
  }
  return transact(db, async tx => {
    const opened = await openAccount(tx, delivered)
    switch (opened.kind) {
      case 'refused':
        return { kind: 'conflict' }
      case 'known':
        return { kind: 'known', accountId: opened.accountId }
      case 'opened': {
        const { accountId } = opened
        const owner = { accountId, language: delivered.account.language, zone }
        await activateContracts(tx, owner, delivered.contracts)
        return { kind: 'activated', accountId }
      }
    }
  })
}
