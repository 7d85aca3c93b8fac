import type { AccountId } from '../../../contract/ids.ts'
import { startOfDay } from '../../kernel/calendar.ts'
import type { Tx } from '../../kernel/db.ts'
import { maskedNumber } from '../../law/itemised-bill.ts'
import { readCatalogue } from '../catalog/public.ts'
import { accountsByBillingDay, billingProfiles, lockAccounts } from '../customers/public.ts'
import { linesOf, subscribedItems } from '../lines/public.ts'
import { postBills } from '../payments/public.ts'
import { markBilled, recordsOf, usageToBill } from '../usage/public.ts'
import type { ArchiveDeps } from './archive-bill.ts'
import type { Biller } from './billed-account.ts'
import type { BillingDeps } from './prepare-bills.ts'
import { priceItems } from './price-items.ts'
import { rateUsage } from './rate-usage.ts'
import type { BillingRouteDeps } from './routes.ts'

/** What a run needs of the domains on the left, from their own faces. */
export const billingDeps = (
  biller: Biller,
  collectedAccounts: BillingDeps['collectedAccounts'],
): BillingDeps => ({
  biller,
  collectedAccounts,
  accountsByBillingDay,
  billingProfiles,
  subscribedItems,
  lockAccounts,
  billedLines: async (db, accountIds) => {
    const rows = await linesOf(db, accountIds)
    return rows.map(row => ({
      accountId: row.account_id,
      lineId: row.id,
      label: row.label,
      number: row.identifier,
      committedUntil: row.commitment_ends_on,
    }))
  },
  prices: async db => {
    const book = await readCatalogue(db)
    return (items, cycle) => priceItems(book, items, cycle)
  },
  usageToBill: async (tx, accountIds, period) => {
    const summaries = await usageToBill(tx, accountIds, period)
    await markBilled(tx, accountIds, { period, timeZone: biller.timeZone })
    const book = await readCatalogue(tx)
    const byAccount = Map.groupBy(summaries, ({ accountId }) => accountId)
    return new Map(
      [...byAccount].map(([accountId, own]) => [accountId, rateUsage(book, own, period.end)]),
    )
  },
  postBills,
})

/** Communications listed on one page of an answer, and on one document. */
const mostOnDocument = 3000

/** The communications behind a line of usage: newest first, numbers masked as the law says of their day. */
export const billRecords =
  (zone: string): BillingRouteDeps['recordsOf'] =>
  async (db, { accountId, lineId, period, service, zone: usedIn, after, limit }) => {
    const [servedIn, goesTo] = usedIn.split('>')
    const rows = await recordsOf(
      db,
      {
        accountIds: [accountId],
        lineId,
        service,
        servedIn,
        goesTo: goesTo === 'anywhere' ? undefined : goesTo,
        outcome: undefined,
        periodStart: period.start,
        before: cursorFrom(after),
        limit: limit + 1,
      },
      { at: startOfDay(period.end, zone), timeZone: zone },
    )
    const page = rows.slice(0, limit)
    const last = rows.length > limit ? page.at(-1) : undefined
    return {
      records: page.map(row => ({
        startedAt: row.started_at.toString(),
        service: row.service,
        counterpart: maskedNumber(row.counterpart, period.end),
        quantity: Number(row.quantity),
        micros: String(row.price_micros),
      })),
      next: last === undefined ? null : `${last.started_at}_${last.id}`,
    }
  }

const cursorFrom = (after: string | null) => {
  const [startedAt, id] = after?.split('_') ?? []
  return startedAt === undefined || id === undefined
    ? undefined
    : { startedAt: Temporal.Instant.from(startedAt), id }
}

/** Every communication of a period that may be listed, oldest first, for the annex of a document. */
export const itemisedRecords =
  (zone: string): ArchiveDeps['itemisedRecords'] =>
  async (db, accountId, period) => {
    const lines = await linesOf(db, [accountId])
    const found = await Promise.all(
      lines.map(({ id }) => recordsOfLine({ db, accountId, lineId: id, period, zone })),
    )
    return found.flat()
  }

type Wanted = {
  readonly db: Parameters<typeof linesOf>[0] | Tx
  readonly accountId: AccountId
  readonly lineId: Parameters<typeof recordsOf>[1]['lineId']
  readonly period: Parameters<ArchiveDeps['itemisedRecords']>[2]
  readonly zone: string
}

const recordsOfLine = async ({ db, accountId, lineId, period, zone }: Wanted) => {
  const search = { accountIds: [accountId], lineId, periodStart: period.start }
  const at = { at: startOfDay(period.end, zone), timeZone: zone }
  const rows = await recordsOf(db, { ...search, limit: mostOnDocument }, at)
  return rows
    .filter(({ direction, service }) => direction === 'out' && service !== 'data')
    .toReversed()
    .map(row => ({
      lineId: row.line_id,
      startedAt: row.started_at,
      service: row.service,
      counterpart: maskedNumber(row.counterpart, period.end),
      quantity: Number(row.quantity),
      micros: row.price_micros,
    }))
}
