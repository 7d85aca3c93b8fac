import { type Static, Type } from 'typebox'
import { Address } from '../activation.ts'
import { closed, DateText, oneOf } from '../closed.ts'
import { defineRoute } from '../define.ts'
import { IdOf } from '../ids.ts'
import { LanguageCode } from '../languages.ts'

/** An account as somebody who may read it sees it. */
export const AccountView = closed({
  id: IdOf('account'),
  /** The numéro client. */
  number: Type.String(),
  kind: oneOf(['consumer', 'company']),
  legalName: Type.String(),
  openedOn: DateText,
  /** Day of the month on which the bill is issued, 1 to 28. */
  billingDay: Type.Integer({ minimum: 1, maximum: 28 }),
  billingAddress: Address,
  /** Who signed the contracts; a contact that we do not have is left out. */
  holder: closed({
    givenName: Type.String(),
    familyName: Type.String(),
    language: LanguageCode,
    email: Type.Optional(Type.String()),
    mobile: Type.Optional(Type.String()),
  }),
})
export type AccountView = Static<typeof AccountView>

/** S22. */
export const listAccounts = defineRoute({
  id: 'customers.listAccounts',
  method: 'GET',
  path: '/accounts',
  summary: 'The accounts this person may read: holder, contacts, billing address.',
  permission: 'customer account:read',
  assurance: 'session',
  success: { status: 200, body: closed({ accounts: Type.Array(AccountView) }) },
  refusals: {},
  idempotency: 'none',
  cache: 'no-store',
})
