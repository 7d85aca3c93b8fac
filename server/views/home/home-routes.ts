import type { AccountId } from '../../../contract/ids.ts'
import type { Language } from '../../../contract/languages.ts'
import { microEuros, sumCents, toMoney } from '../../../contract/money.ts'
import { type AccountPermission, roleAllows } from '../../../contract/permissions.ts'
import { type Home, readHome } from '../../../contract/routes/home.ts'
import { type CatalogueBook, findTerms, openCatalogue } from '../../domains/catalog/public.ts'
import type { NewBucket } from '../../domains/usage/public.ts'
import type { Customer } from '../../kernel/actor.ts'
import { civilDate, type Period } from '../../kernel/calendar.ts'
import { answer, handle, type Registration, refuse } from '../../kernel/http/handler.ts'
import { microToCents } from '../../kernel/money.ts'
import { toComing } from './home-coming.ts'
import { toLastBill, toOwed } from './home-money.ts'
import { toNeeded } from './home-needed.ts'
import { findHome, type HomeRows, type LineRow } from './home-rows.ts'
import { bucketsByLine, periodOn, servicesLeft, toItem } from './home-usage.ts'

/** The home page in one read. `timeZone` is the operator's. */
export const homeRoutes = ({
  timeZone,
}: {
  readonly timeZone: string
}): readonly Registration[] => [
  handle(readHome, async ({ db, actor, clock }) => {
    if (actor.kind !== 'customer') return refuse('signed-out')
    const now = clock.now()
    const today = civilDate(now, timeZone)
    const billAccounts = allowed(actor, 'bill:read')
    const rows = await findHome(db, {
      loginId: actor.loginId,
      lineAccounts: allowed(actor, 'line:read'),
      usageAccounts: allowed(actor, 'usage:read'),
      billAccounts,
      now,
      today,
    })
    const book = await openCatalogue(db, rows.publications.map(toPublished))
    const read = { now, today, timeZone, book, language: actor.origin.language }
    const home = toHome(rows, read)
    return answer(billAccounts.length === 0 ? home : { ...home, owed: owedBy(rows, read) })
  }),
]

const toPublished = ({ versionId, publishedOn }: HomeRows['publications'][number]) => ({
  version_id: versionId,
  published_on: Temporal.PlainDate.from(publishedOn),
})

/** The accounts on which this person may do something. */
const allowed = (actor: Customer, permission: AccountPermission): AccountId[] =>
  [...actor.reach].flatMap(([accountId, role]) => (roleAllows(role, permission) ? [accountId] : []))

type Read = {
  readonly now: Temporal.Instant
  readonly today: Temporal.PlainDate
  readonly timeZone: string
  readonly book: CatalogueBook
  readonly language: Language
}

const owedBy = ({ accounts, open_bills }: HomeRows, { today }: Read) =>
  accounts.map(account => toOwed(account, open_bills, today))

const toHome = (rows: HomeRows, read: Read): Omit<Home, 'owed'> => {
  const { now, today, language, book } = read
  const { accounts, lines } = rows
  const items = rows.items.map(toItem)
  const periods = periodsOf(rows, today)
  const buckets = bucketsByLine(
    rows.buckets,
    items.filter(({ accountId }) => periods.has(accountId)),
    { ...read, periodOf: ({ accountId }) => periods.get(accountId) ?? periodOn(1, today) },
  )
  const first = [...periods.values()][0]
  return {
    ...(rows.given_name === null ? {} : { givenName: rows.given_name }),
    asOf: now.toString(),
    ...(rows.usage_as_of === null ? {} : { usageAsOf: rows.usage_as_of.toString() }),
    ...(first === undefined
      ? {}
      : { period: { start: first.start.toString(), end: first.end.toString() } }),
    lines: lines.map(line => toLine(line, rows, { buckets: buckets.get(line.lineId) ?? [], read })),
    lastBills: rows.last_bills.map(bill => toLastBill(bill, language)),
    coming: toComing({
      accounts,
      owed: owedBy(rows, read),
      lines,
      items,
      book,
      today,
      language,
      periodOf: ({ billingDay }) => periodOn(billingDay, today),
    }),
    needed: toNeeded({ accounts, open: rows.open_bills, today }),
  }
}

const periodsOf = ({ periods }: HomeRows, today: Temporal.PlainDate) =>
  new Map<AccountId, Period>(
    periods.map(({ accountId, billingDay }) => [accountId, periodOn(billingDay, today)]),
  )

type LineParts = { readonly buckets: readonly NewBucket[]; readonly read: Read }

const toLine = (
  { commitmentEndsOn: _, number, ...line }: LineRow,
  { items, charged }: HomeRows,
  { buckets, read }: LineParts,
): Home['lines'][number] => {
  const plan = items.find(({ lineId, kind }) => lineId === line.lineId && kind === 'plan')
  const terms = plan === undefined ? null : findTerms(read.book, toItem(plan))
  const micros = charged.filter(({ lineId }) => lineId === line.lineId)
  return {
    ...line,
    ...(number === null ? {} : { number }),
    ...(terms === null ? {} : { plan: terms.names[read.language] }),
    services: servicesLeft(buckets, read.now),
    charged: toMoney(sumCents(micros.map(row => microToCents(microEuros(BigInt(row.micros)))))),
  }
}
