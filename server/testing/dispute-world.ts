import { type AccountId, asId, type BillId, type DisputeId } from '../../contract/ids.ts'
import { type Cents, cents } from '../../contract/money.ts'
import type { DisputeOutcome } from '../../contract/routes/staff-disputes.ts'
import { addCharge } from '../domains/billing/add-charge.ts'
import { answerDispute, confirmAnswer } from '../domains/billing/dispute/answer-dispute.ts'
import { openDispute } from '../domains/billing/dispute/open-dispute.ts'
import { withdrawDispute } from '../domains/billing/dispute/withdraw-dispute.ts'
import { billingDeps, runBills, toBiller } from '../domains/billing/public.ts'
import { collectDueBills } from '../domains/payments/collect-due.ts'
import { postPayment } from '../domains/payments/post-journal.ts'
import type { Agent, Origin } from '../kernel/actor.ts'
import { wallClock } from '../kernel/clock.ts'
import { transact } from '../kernel/db.ts'
import { newId, uuidv7 } from '../kernel/ids.ts'
import { testKeys } from './test-keys.ts'
import { itemOf, type TestLine, type UsageWorld, usageWorld } from './usage-world.ts'

const zone = 'Europe/Paris'
const origin: Origin = { address: '', userAgent: '', language: 'fr', channel: 'web' }
const names = { fr: 'Frais de dossier', en: 'File fee', zh: '手续费' }

/** The first bill of these customers, and the day on which it is contested. */
const billedOn = Temporal.PlainDate.from('2026-11-21')
const contestedAt = Temporal.Instant.from('2026-11-28T10:00:00Z')

/** An agent of this test's own. */
export const newAgent = (): Agent => ({
  kind: 'agent',
  origin,
  staffId: newId('staff'),
  sessionId: newId('staff-session'),
  name: 'Alix Martin',
  permissions: new Set(['dispute:decide']),
})

/** Customers billed by the run, each with one charge of the amounts asked for besides the plan. */
export const disputeWorld = async () => {
  const world = await usageWorld()
  const { db, pack } = world
  const keys = testKeys()
  const biller = toBiller(pack, 'b1')
  const deps = {
    db,
    keys,
    wall: wallClock,
    zone,
    documents: world.deps.documents,
    biller,
    secondPersonAbove: [{ from: '2016-01-01', ttcCents: 5000 }],
  }
  const charge = (line: TestLine, gross: Cents, index: number) =>
    transact(db, tx =>
      addCharge(tx, {
        accountId: line.accountId,
        sourceRef: `fee ${index}`,
        kind: 'fee',
        section: 'own',
        names,
        contractId: null,
        lineId: line.lineId,
        gross,
        shares: [{ rateBasisPoints: 2000, weight: 1n }],
        rate: { version: 't1', from: billedOn },
        occurredOn: billedOn.subtract({ days: 5 }),
      }),
    )
  return {
    ...world,
    disputeDeps: deps,
    /** Somebody with a bill of their plan and of these charges: its id, and where each charge stands on it. */
    billed: async (...amounts: readonly bigint[]) => {
      const line = await world.addCustomer([itemOf('mobile-100go', { startsOn: '2026-10-21' })])
      for (const [index, gross] of amounts.entries()) await charge(line, cents(gross), index)
      await runBills(
        db,
        billingDeps(biller, async () => new Set()),
        billedOn,
      )
      const { rows } = await world.pool.query(
        `select l.bill_id, l.position, l.gross_cents from billing.bill_line l
         where l.account_id = $1 and l.kind = 'fee' order by l.position`,
        [line.accountId],
      )
      const billId: BillId = asId('bill', rows[0].bill_id)
      const positionOf = (gross: bigint): number =>
        rows.find(row => BigInt(row.gross_cents) === gross).position
      return { accountId: line.accountId, billId, positionOf }
    },
    ...money(world),
    ...acts(deps),
  }
}

/** Long after the due date: every attempt of the plan has come. */
const collectedAt = Temporal.Instant.from('2026-12-20T12:00:00Z')

const money = ({ db, pool }: Pick<UsageWorld, 'db' | 'pool'>) => ({
  /** The bill is paid by this much, or in full; the payments asked for by card are settled. */
  asPaid: async ({ accountId, billId }: Billed, amount?: bigint) => {
    const { rows } = await pool.query(
      'select open_cents from payments.open_item where account_id = $1 and bill_id = $2',
      [accountId, billId],
    )
    const paid = cents(amount ?? rows[0].open_cents)
    const reference = uuidv7()
    await transact(db, tx =>
      postPayment(
        tx,
        {
          accountId,
          key: `payment ${reference}`,
          kind: 'payment',
          effectiveOn: billedOn,
          sourceRef: reference,
          entries: [
            { ledger: 'cash:psp', amountCents: paid },
            { ledger: 'receivable', amountCents: cents(-paid) },
          ],
        },
        billId,
      ),
    )
    await pool.query(
      `update payments.payment set state = 'succeeded', look_at = null where account_id = $1`,
      [accountId],
    )
  },
  /** A saved card takes the bills from their due date on. */
  paysByCard: async ({ accountId }: Billed) => {
    const method = uuidv7()
    await pool.query(
      `insert into payments.payment_method (account_id, id, psp_method, brand, last4, expiry_month, expiry_year, saved_at)
       values ($1, $2, $3, 'visa', '4242', 4, 2031, '2026-11-01T00:00:00Z')`,
      [accountId, method, `pm_${method}`],
    )
    await pool.query(
      `insert into payments.setting (account_id, psp_customer, payment_method_id, automatic_from)
       values ($1, $2, $3, '2026-11-01')`,
      [accountId, `cus_${method}`, method],
    )
  },
  /** What the sweeper does once every attempt has come. */
  collect: () => collectDueBills(db, collectedAt, { wall: wallClock, zone }),
})

type Deps = Parameters<typeof openDispute>[0] & Parameters<typeof answerDispute>[0]
type Billed = {
  readonly accountId: AccountId
  readonly billId: BillId
  readonly positionOf: (gross: bigint) => number
}

const acts = (deps: Deps) => ({
  contest: (
    { accountId, billId, positionOf }: Billed,
    gross: bigint,
    more: {
      readonly amount?: bigint
      readonly files?: readonly Uint8Array[]
      readonly key?: string
      readonly text?: string
    } = {},
  ) =>
    openDispute(
      deps,
      {
        place: { accountId, billId, position: positionOf(gross) },
        reason: 'not-ordered',
        text: more.text ?? 'Je n’ai rien commandé.',
        amount: more.amount === undefined ? null : cents(more.amount),
        files: more.files ?? [],
        actor: { kind: 'visitor', origin },
        key: more.key ?? uuidv7(),
      },
      contestedAt,
    ),
  answer: (
    agent: Agent,
    disputeId: DisputeId,
    outcome: DisputeOutcome,
    part: bigint | null = null,
  ) =>
    transact(deps.db, tx =>
      answerDispute(deps, tx, {
        agent,
        disputeId,
        now: contestedAt,
        outcome,
        part: part === null ? null : cents(part),
        text: 'Voici pourquoi.',
      }),
    ),
  confirm: (agent: Agent, disputeId: DisputeId, confirmed: boolean) =>
    transact(deps.db, tx =>
      confirmAnswer(deps, tx, { agent, disputeId, now: contestedAt, confirmed }),
    ),
  withdraw: ({ accountId }: Billed, disputeId: DisputeId) =>
    transact(deps.db, tx =>
      withdrawDispute(deps, tx, {
        accountIds: [accountId],
        disputeId,
        actor: { kind: 'visitor', origin },
        now: contestedAt,
      }),
    ),
})
