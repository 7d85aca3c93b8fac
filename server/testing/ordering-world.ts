import type { RefusalCode } from '../../contract/define.ts'
import {
  makeQuote,
  type OrderView,
  placeOrder,
  type QuoteView,
  undoOrder,
} from '../../contract/routes/ordering.ts'
import { billingDeps, runBills, toBiller } from '../domains/billing/public.ts'
import { ownersOfLines, verifyOptionJournal } from '../domains/lines/public.ts'
import {
  orderingRoutes,
  ownersOfOrders,
  ownersOfQuotes,
  toProvider,
} from '../domains/ordering/public.ts'
import { uuidv7 } from '../kernel/ids.ts'
import { customerClient } from './customer-client.ts'
import { type TestLine, type UsageWorld, usageWorld } from './usage-world.ts'

export type OrderingWorld = Awaited<ReturnType<typeof orderingWorld>>
type Asked = {
  readonly act: 'change-plan' | 'add' | 'remove'
  readonly offerCode: string
  readonly effect?: 'now' | 'next-period'
}

/** Customers of a real catalogue who order through the contract, and the bill run that bills them. */
export const orderingWorld = async (brand = 'sfr') => {
  const world = await usageWorld(brand)
  const billing = billingDeps(toBiller(world.pack, 'b1'), async () => new Set())
  return {
    ...world,
    /** Issues the bills of a day: 2026-11-21 and each month from there. */
    bill: (day: string) => runBills(world.db, billing, Temporal.PlainDate.from(day)),
    /** What the last bill of a line's account asks, in cents. */
    lastBill: async ({ accountId }: TestLine) => {
      const row = await world.db
        .selectFrom('billing.bill')
        .select('total_cents')
        .where('account_id', '=', accountId)
        .orderBy('period_start', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row?.total_cents ?? 0n
    },
    holderOf: (line: TestLine) => holderOf(world, line),
    journalOf: ({ accountId }: TestLine) => verifyOptionJournal(world.db, accountId),
  }
}

/** The holder of a line's account before their screen, at the world's time. */
const holderOf = (world: UsageWorld, line: TestLine) => {
  const client = () =>
    customerClient({
      db: world.db,
      registrations: orderingRoutes({
        provider: toProvider(world.pack),
        documents: world.documents,
        patienceMs: 0,
      }),
      owners: { line: ownersOfLines, quote: ownersOfQuotes, order: ownersOfOrders },
      now: world.now(),
      reach: new Map([[line.accountId, 'holder']]),
    })
  const key = () => ({ idempotencyKey: uuidv7() })
  const tryQuote = async ({ effect = 'now', ...asked }: Asked) => {
    const body = { ...asked, effect, language: 'fr' as const }
    return client().call(makeQuote, { params: { lineId: line.lineId }, body }, key())
  }
  const quote = async (asked: Asked): Promise<QuoteView> => {
    const answer = await tryQuote(asked)
    if (!answer.ok) throw new Error(`no quote: ${answer.problem.code}`)
    return answer.body
  }
  const tryAccept = ({ id, consent }: Pick<QuoteView, 'id' | 'consent'>) =>
    client().call(placeOrder, { params: { quoteId: id }, body: { consent } }, key())
  const accept = async (quoted: QuoteView): Promise<OrderView> => {
    const answer = await tryAccept(quoted)
    if (!answer.ok) throw new Error(`no order: ${answer.problem.code}`)
    return answer.body
  }
  return {
    client,
    tryQuote,
    quote,
    tryAccept,
    accept,
    order: async (asked: Asked) => accept(await quote(asked)),
    tryUndo: ({ id }: Pick<OrderView, 'id'>) =>
      client().call(undoOrder, { params: { orderId: id } }, key()),
    /** Why a change is refused; undefined when it is not. */
    obstacleTo: async (
      asked: Asked,
    ): Promise<RefusalCode<typeof makeQuote> | string | undefined> => {
      const answer = await tryQuote(asked)
      return answer.ok ? undefined : answer.problem.code
    },
  }
}
