import { createHash } from 'node:crypto'
import type { Activation } from '../../../contract/activation.ts'
import type { AccountId, PersonId } from '../../../contract/ids.ts'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import type { Keys } from '../../kernel/keys.ts'
import { recordClaims } from '../identity/public.ts'
import {
  insertAccount,
  insertAddress,
  insertPerson,
  lockAccountByExternalId,
  lockExternalId,
} from './queries.ts'

/** What opening an account needs besides its transaction; `now` is wall time. */
export type ActivationDeps = { readonly keys: Keys; readonly now: Temporal.Instant }

export type OpenedAccount =
  | { readonly kind: 'opened'; readonly accountId: AccountId; readonly holderId: PersonId }
  | { readonly kind: 'known'; readonly accountId: AccountId }
  | { readonly kind: 'refused'; readonly reason: 'external-id-reused' }

/**
 * Opens the account of an activation, with its holder and billing address. Delivered again with the same
 * content it answers `known`; with another content it is refused and nothing changes.
 */
export const openAccount = async (
  deps: ActivationDeps,
  tx: Tx,
  activation: Activation,
): Promise<OpenedAccount> => {
  const { account, externalId } = activation
  const hash = createHash('sha256').update(JSON.stringify(activation)).digest()
  await lockExternalId(tx, externalId)
  const known = await lockAccountByExternalId(tx, externalId)
  if (known !== undefined) {
    return known.activation_hash.equals(hash)
      ? { kind: 'known', accountId: known.id }
      : { kind: 'refused', reason: 'external-id-reused' }
  }
  const accountId = newId('account')
  const holderId = newId('person')
  await insertAccount(tx, {
    id: accountId,
    number: account.number,
    external_id: externalId,
    kind: account.kind,
    legal_name: account.legalName,
    language: account.language,
    currency: 'EUR',
    billing_day: account.billingDay,
    opened_on: openedOn(activation),
    activation_hash: hash,
  })
  const { holder, billingAddress } = account
  await insertPerson(tx, {
    account_id: accountId,
    id: holderId,
    given_name: holder.givenName,
    family_name: holder.familyName,
    language: holder.language,
    email: holder.email ?? null,
    mobile: holder.mobile ?? null,
    holder: true,
  })
  await insertAddress(tx, {
    account_id: accountId,
    use: 'billing',
    lines: billingAddress.lines,
    postal_code: billingAddress.postalCode,
    city: billingAddress.city,
    country: billingAddress.country,
  })
  await recordClaims(deps, tx, {
    accountId,
    personId: holderId,
    language: holder.language,
    contacts: { mobile: holder.mobile ?? null, email: holder.email ?? null },
    values: [
      { kind: 'numero-client', text: account.number },
      ...(holder.email === undefined ? [] : [{ kind: 'email' as const, text: holder.email }]),
    ],
    at: deps.now,
  })
  return { kind: 'opened', accountId, holderId }
}

/** An account is as old as its first contract. */
const openedOn = ({ contracts }: Activation): Temporal.PlainDate =>
  contracts
    .map(({ signedOn }) => Temporal.PlainDate.from(signedOn))
    .reduce((first, date) => (Temporal.PlainDate.compare(date, first) < 0 ? date : first))
