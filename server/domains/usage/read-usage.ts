import type { AccountId, LineId } from '../../../contract/ids.ts'
import { type Cents, sumCents } from '../../../contract/money.ts'
import { civilDate, type Period, periodContaining, startOfDay } from '../../kernel/calendar.ts'
import type { Db } from '../../kernel/db.ts'
import { microToCents } from '../../kernel/money.ts'
import { readCatalogue } from '../catalog/public.ts'
import { billingProfiles } from '../customers/public.ts'
import { subscribedItems } from '../lines/public.ts'
import { bucketKey, type NewBucket } from './allowance.ts'
import { bucketsInPeriod } from './batch.ts'
import {
  findBuckets,
  findLastDelivery,
  findRecords,
  findSummaries,
  type RecordSearch,
} from './queries.ts'
import { oldestKept } from './retention.ts'
import { toOwnedBucket } from './stored-bucket.ts'

/** When and in which civil time something is read. */
export type ReadAt = { readonly at: Temporal.Instant; readonly timeZone: string }

/** The billing period of each account that holds an instant. */
export const periodsOf = async (
  db: Db,
  accountIds: readonly AccountId[],
  { at, timeZone }: ReadAt,
): Promise<ReadonlyMap<AccountId, Period>> => {
  const today = civilDate(at, timeZone)
  const profiles = await billingProfiles(db, accountIds)
  return new Map(
    profiles.map(({ accountId, billingDay }) => [
      accountId,
      periodContaining(new Temporal.PlainDate(2020, 1, billingDay), today),
    ]),
  )
}

/**
 * The allowances of these accounts that hold at an instant, in order of use within a line. Those from which
 * nothing has been taken are told as their offers give them.
 */
export const bucketsOf = async (
  db: Db,
  accountIds: readonly AccountId[],
  read: ReadAt,
): Promise<readonly NewBucket[]> => {
  const { at, timeZone } = read
  const today = civilDate(at, timeZone)
  const days = { start: today, end: today.add({ days: 1 }) }
  const items = await subscribedItems(db, accountIds, days)
  const periods = await periodsOf(db, accountIds, read)
  const lineIds = [...new Set(items.map(({ lineId }) => lineId))]
  const stored = await findBuckets(db, { accountIds, lineIds, from: at, to: at })
  const known: readonly NewBucket[] = stored.map(toOwnedBucket)
  const have = new Set(known.map(bucketKey))
  const book = await readCatalogue(db)
  const unopened = [...Map.groupBy(items, ({ accountId }) => accountId)].flatMap(
    ([account, own]) => {
      const period = periods.get(account)
      return period === undefined ? [] : bucketsInPeriod(own, period, { book, timeZone })
    },
  )
  return [
    ...known,
    ...unopened.filter(bucket => holdsAt(bucket, at) && !have.has(bucketKey(bucket))),
  ].toSorted((a, b) => a.priority - b.priority || Number(b.carried) - Number(a.carried))
}

const holdsAt = ({ opensAt, expiresAt }: NewBucket, at: Temporal.Instant): boolean =>
  Temporal.Instant.compare(opensAt, at) <= 0 && Temporal.Instant.compare(at, expiresAt) < 0

/** What one period of a line sums to, by what a bill tells apart. */
export type UsageSummary = Awaited<ReturnType<typeof findSummaries>>[number]

/** What the line is charged for in these sums, each rounded as its bill line is. */
export const chargedIn = (summaries: readonly UsageSummary[]): Cents =>
  sumCents(summaries.map(({ price_micros }) => microToCents(price_micros)))

/** The sums of the periods of these accounts that begin from one day to another, both included. */
export const summariesOf = (
  db: Db,
  accountIds: readonly AccountId[],
  span: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate },
): Promise<readonly UsageSummary[]> => findSummaries(db, accountIds, span)

/** When the network last delivered anything; null when it never did. */
export const lastDelivery = async (db: Db): Promise<Temporal.Instant | null> =>
  (await findLastDelivery(db))?.received_at ?? null

/** Which communications of a line are asked for; civil days are included. */
export type RecordQuery = Pick<
  RecordSearch,
  | 'accountIds'
  | 'lineId'
  | 'service'
  | 'goesTo'
  | 'servedIn'
  | 'outcome'
  | 'periodStart'
  | 'before'
  | 'limit'
> & {
  readonly from?: Temporal.PlainDate | undefined
  readonly until?: Temporal.PlainDate | undefined
}

/**
 * Communications of a line that may be listed, latest first: never one that is free to call, nor one older
 * than the law lets us keep.
 */
export const recordsOf = (db: Db, query: RecordQuery, { at, timeZone }: ReadAt) => {
  const { from: firstDay, until, ...rest } = query
  const oldest = oldestKept(at, timeZone)
  const asked = firstDay === undefined ? oldest : startOfDay(firstDay, timeZone)
  const from = Temporal.Instant.compare(asked, oldest) < 0 ? oldest : asked
  const end = until ?? civilDate(at, timeZone).add({ days: 1 })
  return findRecords(db, { ...rest, from, to: startOfDay(end.add({ days: 1 }), timeZone) })
}

/** A month of a line, as a chart shows it. */
export type UsedMonth = { readonly period: Period; readonly summaries: readonly UsageSummary[] }

/** The last periods of a line up to the one that holds `at`, oldest first, empty ones included. */
export const usageByMonth = async (
  db: Db,
  { accountId, lineId, months }: LineMonths,
  read: ReadAt,
): Promise<readonly UsedMonth[]> => {
  const present = (await periodsOf(db, [accountId], read)).get(accountId)
  if (present === undefined) return []
  const periods = Array.from({ length: months }, (_, index) => {
    const back = months - 1 - index
    return {
      start: present.start.subtract({ months: back }),
      end: present.end.subtract({ months: back }),
    }
  })
  const from = periods[0]?.start ?? present.start
  const rows = await findSummaries(db, [accountId], { from, to: present.start })
  return periods.map(period => ({
    period,
    summaries: rows.filter(row => row.line_id === lineId && row.period_start.equals(period.start)),
  }))
}

export type LineMonths = {
  readonly accountId: AccountId
  readonly lineId: LineId
  readonly months: number
}
