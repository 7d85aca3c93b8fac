import type { AccountId, LineId } from '../../../contract/ids.ts'
import { toMoney } from '../../../contract/money.ts'
import {
  readFullUsageRecords,
  readLineUsage,
  readUsage,
  readUsageMonths,
  readUsageRecords,
} from '../../../contract/routes/usage.ts'
import type { Db } from '../../kernel/db.ts'
import { answer, handle, type Registration, refuse } from '../../kernel/http/handler.ts'
import { linesOf } from '../lines/public.ts'
import {
  readCursor,
  toCommunication,
  toLineUsage,
  toUsedMonth,
  writeCursor,
} from './present-usage.ts'
import { cutsOf } from './read-decisions.ts'
import {
  bucketsOf,
  chargedIn,
  lastDelivery,
  periodsOf,
  type ReadAt,
  recordsOf,
  summariesOf,
  usageByMonth,
} from './read-usage.ts'

const defaultPage = 50
const chartMonths = 12

/** What a customer reads of their usage. `timeZone` is the operator's civil time. */
export const usageRoutes = ({
  timeZone,
}: {
  readonly timeZone: string
}): readonly Registration[] => [
  handle(readUsage, async ({ db, accountIds, clock }) =>
    answer({ lines: await lineUsages(db, accountIds, { at: clock.now(), timeZone }) }),
  ),
  handle(readLineUsage, async ({ db, accountIds, clock, input }) => {
    const read = { at: clock.now(), timeZone }
    const [line] = await lineUsages(db, accountIds, read, input.params.lineId)
    return line === undefined ? refuse('not-found') : answer(line)
  }),
  handle(readUsageMonths, async ({ db, accountIds, clock, input }) => {
    const [accountId] = accountIds
    if (accountId === undefined) return refuse('not-found')
    const { lineId } = input.params
    const asked = { accountId, lineId, months: chartMonths }
    const months = await usageByMonth(db, asked, { at: clock.now(), timeZone })
    return answer({ months: months.map(toUsedMonth) })
  }),
  handle(readUsageRecords, async ({ db, accountIds, clock, input }) =>
    readPage({ db, accountIds, input, read: { at: clock.now(), timeZone }, masked: true }),
  ),
  handle(readFullUsageRecords, async ({ db, accountIds, clock, input }) =>
    readPage({ db, accountIds, input, read: { at: clock.now(), timeZone }, masked: false }),
  ),
]

const lineUsages = async (
  db: Db,
  accountIds: readonly AccountId[],
  read: ReadAt,
  only?: LineId,
) => {
  if (accountIds.length === 0) return []
  const lines = (await linesOf(db, accountIds)).filter(
    ({ id }) => only === undefined || id === only,
  )
  const periods = await periodsOf(db, accountIds, read)
  const starts = [...periods.values()]
    .map(({ start }) => start)
    .toSorted(Temporal.PlainDate.compare)
  const [from, to] = [starts[0], starts.at(-1)]
  if (from === undefined || to === undefined) return []
  const buckets = Map.groupBy(await bucketsOf(db, accountIds, read), ({ lineId }) => lineId)
  const summaries = await summariesOf(db, accountIds, { from, to })
  const asOf = await lastDelivery(db)
  const cuts = await cutsOf(db, accountIds, { from, at: read.at })
  return lines.flatMap(({ id, account_id }) => {
    const period = periods.get(account_id)
    if (period === undefined) return []
    const own = summaries.filter(row => row.line_id === id && row.period_start.equals(period.start))
    const charged = toMoney(chargedIn(own))
    const cut = cuts
      .filter(one => one.lineId === id && one.periodStart.equals(period.start))
      .map(({ cause, since }) => ({ cause, since: since.toString() }))
    const known = { lineId: id, accountId: account_id, period, asOf, charged }
    const line = { ...known, cut: cut.length === 0 ? undefined : cut }
    return [toLineUsage(line, buckets.get(id) ?? [], read.at)]
  })
}

type Page = {
  readonly db: Db
  readonly accountIds: readonly AccountId[]
  readonly input: {
    readonly params: { readonly lineId: LineId }
    readonly query: {
      readonly after?: string
      readonly limit?: number
      readonly service?: 'voice' | 'sms' | 'mms' | 'data'
      readonly goesTo?: string
      readonly servedIn?: string
      readonly outcome?: 'included' | 'free' | 'charged' | 'blocked' | 'slowed'
      readonly from?: string
      readonly until?: string
    }
  }
  readonly read: ReadAt
  readonly masked: boolean
}

const readPage = async ({ db, accountIds, input, read, masked }: Page) => {
  const { after, limit = defaultPage, from, until, ...filters } = input.query
  const before = after === undefined ? undefined : readCursor(after)
  if (before === null) return refuse('wrong-cursor')
  const query = {
    ...filters,
    accountIds,
    lineId: input.params.lineId,
    before,
    limit: limit + 1,
    from: from === undefined ? undefined : Temporal.PlainDate.from(from),
    until: until === undefined ? undefined : Temporal.PlainDate.from(until),
  }
  const rows = await recordsOf(db, query, read)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const records = shown.map(row => toCommunication(row, { masked, timeZone: read.timeZone }))
  const hasMore = rows.length > limit && last !== undefined
  return answer(hasMore ? { records, next: writeCursor(last) } : { records })
}
