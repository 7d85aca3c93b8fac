import type { AccountId } from '../../../contract/ids.ts'
import { monthsAfter, type Period, startOfDay } from '../../kernel/calendar.ts'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { type CatalogueBook, findTerms, readCatalogue } from '../catalog/public.ts'
import { type SubscribedItem, subscribedItems } from '../lines/public.ts'
import { bucketKey, carriedBuckets, type NewBucket } from './allowance.ts'
import { bucketsInPeriod } from './batch.ts'
import { closeMeters, insertBuckets, lockBuckets, lockMeters } from './queries.ts'
import { fromNewBucket, toOwnedBucket } from './stored-bucket.ts'

/** The most periods for which anything goes over: a year. */
const mostRollover = 12

/**
 * Closes a period of accounts whose usage has been billed: what comes late for it counts in the next one, and
 * what it leaves goes over where the offer says so. Closing twice changes nothing.
 */
export const closePeriod = async (
  tx: Tx,
  accountIds: readonly AccountId[],
  { period, timeZone }: { readonly period: Period; readonly timeZone: string },
): Promise<void> => {
  await lockMeters(tx, accountIds.toSorted())
  await closeMeters(tx, accountIds, period.end)
  const book = await readCatalogue(tx)
  const rollovers = await rolloverItems(tx, { accountIds, period, book })
  if (rollovers.length === 0) return
  const opensAt = startOfDay(period.end, timeZone)
  const stored = await lockBuckets(tx, {
    accountIds,
    lineIds: [...new Set(rollovers.map(({ lineId }) => lineId))],
    from: opensAt.subtract({ nanoseconds: 1000 }),
    to: opensAt.subtract({ nanoseconds: 1000 }),
  })
  const known = new Map(stored.map(toOwnedBucket).map(bucket => [bucketKey(bucket), bucket]))
  const ended = bucketsInPeriod(rollovers, period, { book, timeZone }).map(
    (bucket): NewBucket => known.get(bucketKey(bucket)) ?? bucket,
  )
  const carried = carriedBuckets(ended, rolloverOf(book, rollovers), {
    opensAt,
    ends: Array.from({ length: mostRollover }, (_, index) =>
      startOfDay(monthsAfter(period.end, index + 1), timeZone),
    ),
  })
  if (carried.length === 0) return
  await insertBuckets(
    tx,
    carried.map(bucket => fromNewBucket({ ...bucket, id: newId('bucket') })),
  )
}

/** Items still held when the period ends, of which an allowance goes over. */
const rolloverItems = async (
  tx: Tx,
  {
    accountIds,
    period,
    book,
  }: {
    readonly accountIds: readonly AccountId[]
    readonly period: Period
    readonly book: CatalogueBook
  },
): Promise<readonly SubscribedItem[]> => {
  const items = await subscribedItems(tx, accountIds, period)
  return items.filter(item => {
    const goesOn = item.endsOn === null || Temporal.PlainDate.compare(item.endsOn, period.end) > 0
    const allowances = findTerms(book, item)?.allowances ?? []
    return goesOn && allowances.some(({ rolloverPeriods }) => rolloverPeriods > 0)
  })
}

const rolloverOf =
  (book: CatalogueBook, items: readonly SubscribedItem[]) =>
  ({ itemId, allowance }: NewBucket): number => {
    const item = items.find(known => known.itemId === itemId)
    const offer = item === undefined ? null : findTerms(book, item)
    return offer?.allowances.find(({ code }) => code === allowance)?.rolloverPeriods ?? 0
  }
