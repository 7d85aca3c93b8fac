import type { AccountId } from '../../../contract/ids.ts'
import { toMoney, zeroCents } from '../../../contract/money.ts'
import type { CustomerPage } from '../../../contract/routes/console.ts'
import type { LineView } from '../../../contract/routes/lines.ts'
import { summariesOf } from '../../domains/billing/public.ts'
import { billingProfiles, holderOf } from '../../domains/customers/public.ts'
import { readLines } from '../../domains/lines/public.ts'
import { lastMessages } from '../../domains/notifications/public.ts'
import { listPayments, owedBy, toPaymentView } from '../../domains/payments/public.ts'
import { civilDate } from '../../kernel/calendar.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Db } from '../../kernel/db.ts'
import { maskedContacts, maskedNumber } from './masked.ts'

type PageDeps = Parameters<typeof lastMessages>[0] & { readonly zone: string }

/** How many bills, payments and messages a first look needs. */
const lastOnes = 6

/** A customer as agents see them, contacts and numbers masked; null when there is no such account. */
export const readCustomerPage = async (
  deps: PageDeps,
  db: Db,
  asked: { readonly accountId: AccountId; readonly clock: Clock },
): Promise<Omit<CustomerPage, 'openUntil'> | null> => {
  const { accountId, clock } = asked
  const today = civilDate(clock.now(), deps.zone)
  const reach = [accountId]
  const [profile] = await profilesOf(db, accountId)
  if (profile === undefined) return null
  const [owed, lines, bills, payments, messages] = await Promise.all([
    owedBy(db, reach),
    readLines(db, reach, today),
    summariesOf(db, reach, { today }),
    lastPayments(deps.zone, db, accountId),
    lastMessages(deps, db, { accountId, limit: lastOnes }),
  ])
  return {
    profile,
    owed: toMoney(owed.get(accountId) ?? zeroCents),
    lines: lines.map(masked),
    bills: bills.slice(0, lastOnes).map(toBill),
    payments,
    messages,
  }
}

const profilesOf = async (db: Db, accountId: AccountId): Promise<CustomerPage['profile'][]> => {
  const [profiles, holder] = await Promise.all([
    billingProfiles(db, [accountId]),
    holderOf(db, accountId),
  ])
  return profiles.map(({ numeroClient, kind, legalName, language, ...profile }) => ({
    accountId,
    numeroClient,
    kind,
    name: legalName,
    language,
    openedOn: profile.openedOn.toString(),
    billingDay: profile.billingDay,
    postalCode: profile.billingAddress.postalCode,
    city: profile.billingAddress.city,
    ...maskedContacts({ mobile: holder?.mobile ?? null, email: holder?.email ?? null }),
  }))
}

const masked = ({ number, ...line }: LineView): LineView =>
  number === undefined ? line : { ...line, number: maskedNumber(number) }

type Bill = Awaited<ReturnType<typeof summariesOf>>[number]

const toBill = ({ id, number, issuedOn, dueOn, total, open, status }: Bill) => ({
  id,
  number,
  issuedOn,
  dueOn,
  total,
  open,
  status,
})

const lastPayments = async (zone: string, db: Db, accountId: AccountId) => {
  const { payments } = await listPayments(db, {
    accountIds: [accountId],
    zone,
    search: null,
    year: null,
    after: null,
    limit: lastOnes,
  })
  return payments
    .map(toPaymentView)
    .map(({ id, reference, state, amount, askedAt }) => ({ id, reference, state, amount, askedAt }))
}
