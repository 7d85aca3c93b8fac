import type { AccountId, BillId, LineId } from '../../../contract/ids.ts'
import { toMoney } from '../../../contract/money.ts'
import {
  listBillRecords,
  listBills,
  readBill,
  readBillPdf,
  readBillTrends,
} from '../../../contract/routes/billing.ts'
import { awaitMade } from '../../kernel/await-made.ts'
import { civilDate, monthsAfter, type Period } from '../../kernel/calendar.ts'
import type { Db } from '../../kernel/db.ts'
import { Fault } from '../../kernel/errors.ts'
import type { Call } from '../../kernel/http/handler.ts'
import { answer, handle, type Registration, refuse } from '../../kernel/http/handler.ts'
import { archiveJob, type DocumentStore } from './archive-bill.ts'
import { findBill, findDocument, findLinesOfBills, findTrends } from './queries.ts'
import { matchesSearch, readBillWhole, summariesOf } from './read-bills.ts'
import { toTrends } from './trends.ts'

/** A page of the communications behind a line of usage, numbers masked. */
export type RecordsPage = {
  readonly records: readonly {
    readonly startedAt: string
    readonly service: 'voice' | 'sms' | 'mms' | 'data'
    readonly counterpart: string
    readonly quantity: number
    readonly micros: string
  }[]
  readonly next: string | null
}

export type BillingRouteDeps = {
  /** The operator's zone: bills are due on its civil days. */
  readonly zone: string
  readonly documents: Pick<DocumentStore, 'get'>
  readonly recordsOf: (
    db: Db,
    asked: {
      readonly accountId: AccountId
      readonly lineId: LineId
      readonly period: Period
      readonly service: 'voice' | 'sms' | 'mms' | 'data'
      readonly zone: string
      readonly after: string | null
      readonly limit: number
    },
  ) => Promise<RecordsPage>
  /** How long a request waits for a document that is being made, before it says to come back. */
  readonly patienceMs?: number
}

/** Bills, their proof and their documents, for whoever may read the account's bills. */
export const billingRoutes = (deps: BillingRouteDeps): readonly Registration[] => [
  ...overviewRoutes(deps),
  ...billRoutes(deps),
]

const overviewRoutes = (deps: BillingRouteDeps): readonly Registration[] => [
  handle(listBills, async call => {
    const { query } = call.input
    const accountIds = accountsOf(call)
    const today = civilDate(call.clock.now(), deps.zone)
    const all = await summariesOf(call.db, accountIds, { today })
    const found = all.filter(
      bill =>
        (query.year === undefined || bill.issuedOn.startsWith(`${query.year}-`)) &&
        (query.status === undefined || bill.status === query.status) &&
        (query.search === undefined || matchesSearch(bill, query.search)),
    )
    const start =
      query.after === undefined ? 0 : found.findIndex(({ id }) => id === query.after) + 1
    const limit = query.limit ?? 24
    const bills = found.slice(start, start + limit)
    const hasMore = start + limit < found.length
    return answer({
      bills,
      years: [...new Set(all.map(({ issuedOn }) => Number(issuedOn.slice(0, 4))))],
      next: hasMore ? (bills.at(-1)?.id ?? null) : null,
    })
  }),

  handle(readBillTrends, async call => {
    const months = call.input.query.months ?? 12
    const today = civilDate(call.clock.now(), deps.zone)
    const from = monthsAfter(today.with({ day: 1 }), 1 - months)
    const accountIds = accountsOf(call)
    const { rows } =
      accountIds.length === 0 ? { rows: [] } : await findTrends(call.db, accountIds, from)
    return answer({
      months: toTrends(rows).map(({ month, total, recurring, usage, single }) => ({
        month,
        total: toMoney(total),
        recurring: toMoney(recurring),
        usage: toMoney(usage),
        single: toMoney(single),
      })),
    })
  }),
]

const billRoutes = (deps: BillingRouteDeps): readonly Registration[] => [
  handle(readBill, async ({ db, accountIds, input, clock, actor }) => {
    const bill = await readBillWhole(db, accountIds, {
      billId: input.params.billId,
      today: civilDate(clock.now(), deps.zone),
      language: actor.origin.language,
    })
    return bill === null ? refuse('not-found') : answer(bill)
  }),

  handle(listBillRecords, async ({ db, accountIds, input }) => {
    const { billId } = input.params
    const bill = await findBill(db, accountIds, billId)
    if (bill === undefined) return refuse('not-found')
    const lines = await findLinesOfBills(db, [bill.account_id], [billId])
    const line = lines.find(({ position }) => position === input.query.position)
    if (line === undefined) return refuse('not-found')
    const { line_id: lineId, covers_from: start, covers_until: end } = line
    const usage = usageOf(line.subject)
    if (lineId === null || start === null || end === null || usage === null) {
      return refuse('no-usage-here')
    }
    const page = await deps.recordsOf(db, {
      accountId: bill.account_id,
      lineId,
      period: { start, end },
      ...usage,
      after: input.query.after ?? null,
      limit: input.query.limit ?? 50,
    })
    return answer({ records: [...page.records], next: page.next })
  }),

  handle(readBillPdf, async ({ db, accountIds, input }) => {
    const { billId } = input.params
    const bill = await findBill(db, accountIds, billId)
    if (bill === undefined) return refuse('not-found')
    const document = await waitForDocument(db, bill, deps.patienceMs)
    if (document === undefined) return refuse('document-being-made', { retryAfterSeconds: 2 })
    const bytes = await deps.documents.get(document.digest)
    if (bytes === null) throw new Fault('an archived bill is gone', { billId })
    return answer(new Uint8Array(bytes), { fileName: `${bill.number}.pdf` })
  }),
]

type Narrowed = Pick<Call<typeof listBills>, 'accountIds'> & {
  readonly input: { readonly query: { readonly accountId?: AccountId } }
}

/** The account asked for, or all those within reach; `invoke` has already kept to the reach. */
const accountsOf = ({ accountIds, input: { query } }: Narrowed): readonly AccountId[] =>
  query.accountId === undefined
    ? accountIds
    : accountIds.filter(accountId => accountId === query.accountId)

/** What a line of usage counted, from its subject: `usage LINE voice switzerland`. */
const usageOf = (subject: string) => {
  const [kind, , service, zone] = subject.split(' ')
  if (kind !== 'usage' || zone === undefined) return null
  switch (service) {
    case 'voice':
    case 'sms':
    case 'mms':
    case 'data':
      return { service, zone } as const
    default:
      return null
  }
}

/** The archived document; when there is none its job is asked for, and waited for, for a while. */
const waitForDocument = (
  db: Db,
  bill: { readonly account_id: AccountId; readonly id: BillId },
  patienceMs = 4000,
) =>
  awaitMade(db, {
    find: () => findDocument(db, [bill.account_id], bill.id),
    job: {
      name: archiveJob,
      payload: { accountId: bill.account_id, billId: bill.id },
      key: `${archiveJob} ${bill.id}`,
    },
    patienceMs,
  })
