import type { AccountId } from '../../../contract/ids.ts'
import { monthsAfter, type Period } from '../../kernel/calendar.ts'
import { type Db, type Tx, transact } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { toBilledAhead, toComparedLine, toRows, toSingleCharge } from './bill-row.ts'
import type {
  BilledLine,
  Biller,
  PostedBill,
  Priced,
  Profile,
  SubscribedItem,
} from './billed-account.ts'
import type { Cycle, RatedUsage } from './charge.ts'
import { decideBill, type PreviousBill, type Situation } from './prepare-bill.ts'
import {
  findBilledAccounts,
  findLinesOfBills,
  findPreviousBills,
  findWaitingCharges,
  insertBills,
} from './queries.ts'

/** What a run reads and writes outside billing. Each is a function of a domain on the left. */
export type BillingDeps = {
  readonly biller: Biller
  readonly accountsByBillingDay: (
    db: Db,
    page: { readonly day: number; readonly after: AccountId | null; readonly limit: number },
  ) => Promise<readonly { readonly id: AccountId; readonly opened_on: Temporal.PlainDate }[]>
  /** Takes the locks of these accounts in order of id: first in the order of locks everywhere. */
  readonly lockAccounts: (tx: Tx, accountIds: readonly AccountId[]) => Promise<unknown>
  readonly billingProfiles: (
    db: Db,
    accountIds: readonly AccountId[],
  ) => Promise<readonly Profile[]>
  readonly subscribedItems: (
    db: Db,
    accountIds: readonly AccountId[],
    period: Period,
  ) => Promise<readonly SubscribedItem[]>
  readonly billedLines: (db: Db, accountIds: readonly AccountId[]) => Promise<readonly BilledLine[]>
  /** Reads the catalogue once; the answer prices the items of an account without waiting. */
  readonly prices: (
    db: Db,
  ) => Promise<(items: readonly SubscribedItem[], cycle: Cycle) => readonly Priced[]>
  readonly usageToBill: (
    tx: Tx,
    accountIds: readonly AccountId[],
    period: Period,
  ) => Promise<ReadonlyMap<AccountId, readonly RatedUsage[]>>
  /** Accounts whose bills are taken from a card or a bank account on the due date. */
  readonly collectedAccounts: (
    db: Db,
    accountIds: readonly AccountId[],
  ) => Promise<ReadonlySet<AccountId>>
  /** Posts bills and opens what is owed for them; a bill posted already does nothing. */
  readonly postBills: (tx: Tx, bills: readonly PostedBill[]) => Promise<void>
}

/** Accounts of one transaction: enough to share its statements, few enough to hold their locks briefly. */
const batchSize = 100

/** The month just lived and the month ahead of a bill issued on a day. */
const cycleOf = (issuedOn: Temporal.PlainDate): Cycle => ({
  previous: { start: monthsAfter(issuedOn, -1), end: issuedOn },
  next: { start: issuedOn, end: monthsAfter(issuedOn, 1) },
})

/**
 * Prepares, without a number, the bill of every account whose billing day this is. Batches run side by side
 * on `lanes` connections. An account that has its bill is passed over, so that a run may start again
 * at any point. Answers how many bills were prepared.
 */
export const prepareBills = async (
  db: Db,
  deps: BillingDeps,
  { issuedOn, lanes }: { readonly issuedOn: Temporal.PlainDate; readonly lanes: number },
): Promise<number> => {
  const price = await deps.prices(db)
  let after: AccountId | null = null
  let ended = false
  const nextBatch = async (): Promise<readonly AccountId[]> => {
    if (ended) return []
    const page: Awaited<ReturnType<BillingDeps['accountsByBillingDay']>> =
      await deps.accountsByBillingDay(db, { day: issuedOn.day, after, limit: batchSize })
    after = page.at(-1)?.id ?? after
    ended = page.length < batchSize
    return page
      .filter(account => Temporal.PlainDate.compare(account.opened_on, issuedOn) < 0)
      .map(({ id }) => id)
  }
  const pages = oneAtATime(nextBatch)
  const lane = async (): Promise<number> => {
    let prepared = 0
    while (!ended) {
      const accountIds = await pages()
      if (accountIds.length === 0) continue
      prepared += await transact(db, tx =>
        prepareBatch(tx, { ...deps, price }, { accountIds, issuedOn }),
      )
    }
    return prepared
  }
  const counts = await Promise.all(Array.from({ length: lanes }, lane))
  return counts.reduce((a, b) => a + b, 0)
}

/** Pages are read one after the other, whichever lane asks. */
const oneAtATime = <T>(read: () => Promise<T>): (() => Promise<T>) => {
  let last: Promise<unknown> = Promise.resolve()
  return () => {
    const next = last.then(read)
    last = next
    return next
  }
}

type BatchDeps = Omit<BillingDeps, 'prices'> & {
  readonly price: Awaited<ReturnType<BillingDeps['prices']>>
}
type Batch = { readonly accountIds: readonly AccountId[]; readonly issuedOn: Temporal.PlainDate }

const prepareBatch = async (tx: Tx, deps: BatchDeps, batch: Batch): Promise<number> => {
  await deps.lockAccounts(tx, batch.accountIds)
  const billed = await findBilledAccounts(tx, batch.accountIds, batch.issuedOn)
  const accountIds = batch.accountIds.filter(accountId => !billed.has(accountId))
  if (accountIds.length === 0) return 0
  const situations = await readSituations(tx, deps, { ...batch, accountIds })
  const decided = situations
    .map(situation => decideBill(situation, deps.biller))
    .filter(prepared => prepared !== null)
  if (decided.length > 0) {
    await insertBills(
      tx,
      decided.map(prepared => toRows(prepared, newId('bill'))),
    )
  }
  return decided.length
}

const readSituations = async (
  tx: Tx,
  deps: BatchDeps,
  { accountIds, issuedOn }: Batch,
): Promise<readonly Situation[]> => {
  const cycle = cycleOf(issuedOn)
  // What ended on the very day of the last bill was taken ahead by it: it is found too, to be given back.
  const span: Period = {
    start: cycle.previous.start.subtract({ days: 1 }),
    end: cycle.next.end,
  }
  const profiles = await deps.billingProfiles(tx, accountIds)
  const items = groupByAccount(await deps.subscribedItems(tx, accountIds, span))
  const lines = groupByAccount(await deps.billedLines(tx, accountIds))
  const usage = await deps.usageToBill(tx, accountIds, cycle.previous)
  const collected = await deps.collectedAccounts(tx, accountIds)
  const waiting = groupByAccount(
    (await findWaitingCharges(tx, accountIds, issuedOn)).map(row => ({
      accountId: row.account_id,
      charge: toSingleCharge(row),
    })),
  )
  const previous = await readPrevious(tx, accountIds, issuedOn)
  return profiles.map((profile: Profile) => {
    const { accountId } = profile
    return {
      profile,
      cycle,
      priced: deps.price(items.get(accountId) ?? [], cycle),
      usage: usage.get(accountId) ?? [],
      waiting: (waiting.get(accountId) ?? []).map(({ charge }) => charge),
      previous: previous.get(accountId) ?? null,
      lines: lines.get(accountId) ?? [],
      collected: collected.has(accountId),
    }
  })
}

/** What was billed ahead counts only when the bill before took the month that just ended. */
const readPrevious = async (
  tx: Tx,
  accountIds: readonly AccountId[],
  issuedOn: Temporal.PlainDate,
): Promise<ReadonlyMap<AccountId, PreviousBill>> => {
  const bills = await findPreviousBills(tx, accountIds, issuedOn)
  if (bills.length === 0) return new Map()
  const rows = await findLinesOfBills(
    tx,
    bills.map(bill => bill.account_id),
    bills.map(bill => bill.id),
  )
  const lines = groupByAccount(rows.map(row => ({ accountId: row.account_id, row })))
  return new Map(
    bills.map(bill => {
      const own = (lines.get(bill.account_id) ?? []).map(({ row }) => row)
      const isLastMonth = bill.period_end.equals(issuedOn)
      return [
        bill.account_id,
        {
          billId: bill.id,
          issuedOn: bill.period_start,
          total: bill.total_cents,
          lines: own.map(toComparedLine),
          ahead: isLastMonth ? own.flatMap(toBilledAhead) : [],
        },
      ]
    }),
  )
}

const groupByAccount = <Owned extends { readonly accountId: AccountId }>(
  owned: readonly Owned[],
): ReadonlyMap<AccountId, readonly Owned[]> => Map.groupBy(owned, ({ accountId }) => accountId)
