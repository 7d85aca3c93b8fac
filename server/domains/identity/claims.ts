import type { AccountId, PersonId } from '../../../contract/ids.ts'
import type { Language } from '../../../contract/languages.ts'
import type { Tx } from '../../kernel/db.ts'
import { Fault } from '../../kernel/errors.ts'
import type { Keys } from '../../kernel/keys.ts'
import { sealContacts } from './contacts.ts'
import type { Contacts } from './deps.ts'
import { type IdentifierKind, toContractNumber, toE164, toEmail } from './identifier.ts'
import { insertClaims } from './queries.ts'

type ClaimKind = Exclude<IdentifierKind, 'brand-id'>

export type Claims = {
  readonly accountId: AccountId
  readonly personId: PersonId
  readonly language: Language
  /** Where codes may go: the contacts on file when the contract was signed. */
  readonly contacts: Contacts
  readonly values: readonly { readonly kind: ClaimKind; readonly text: string }[]
}

const normalise = (kind: ClaimKind, text: string): string | null => {
  switch (kind) {
    case 'numero-client':
      return text
    case 'contract':
      return toContractNumber(text)
    case 'mobile':
      return toE164(text)
    case 'email':
      return toEmail(text)
  }
}

/**
 * Records what proves that a person may open the space of an account. Called by the domains that own the
 * values, in their own transactions. Throws a Fault when a value is not of its kind.
 */
export const recordClaims = async (
  { keys }: { readonly keys: Keys },
  tx: Tx,
  claims: Claims & { readonly at: Temporal.Instant },
): Promise<void> => {
  const sealed = sealContacts(keys, claims.contacts)
  const rows = claims.values.map(({ kind, text }) => {
    const value = normalise(kind, text)
    if (value === null) throw new Fault('a claim is not of its kind', { kind })
    return {
      account_id: claims.accountId,
      kind,
      value_hash: keys.hash(`identifier ${kind}`, value),
      person_id: claims.personId,
      ...sealed,
      language: claims.language,
      recorded_at: claims.at,
    }
  })
  if (rows.length > 0) await insertClaims(tx, rows)
}
