import { cents } from '../../../contract/money.ts'
import { readBusinessClock } from '../../kernel/business-clock.ts'
import { civilDate } from '../../kernel/calendar.ts'
import type { Clock } from '../../kernel/clock.ts'
import { type Db, type Tx, transact } from '../../kernel/db.ts'
import { present } from '../../kernel/errors.ts'
import { emit } from '../../kernel/outbox.ts'
import { lockAccount } from '../customers/public.ts'
import { nextAttemptOn } from './collection-plan.ts'
import { receivable } from './journal.ts'
import { decideSettlement, nextLook, type PaymentRow } from './payment.ts'
import type { Called, Finding, PaymentGateway } from './payment-gateway.ts'
import { postPayment } from './post-journal.ts'
import {
  findPayment,
  findSettings,
  lockPayment,
  readAttempts,
  readDueOn,
  updatePayment,
} from './queries.ts'
import { keepCard } from './save-card.ts'

export type SettleDeps = {
  readonly db: Db
  readonly gateway: PaymentGateway
  readonly wall: Clock
  readonly zone: string
  /** Told of each payment that reached its end, once that is written. */
  readonly onSettled?: (state: PaymentRow['state']) => void
}

/**
 * Asks the PSP what became of a payment and writes it down; answers the payment as it then stands. However
 * often and in whatever order it is called, the books are written once. A PSP that does not answer changes nothing.
 */
export const settlePayment = async (
  deps: SettleDeps,
  key: Pick<PaymentRow, 'account_id' | 'id'>,
): Promise<PaymentRow> => {
  const payment = present(await findPayment(deps.db, key), 'payment')
  // A payment that succeeded has no further state to reach: the PSP tells of each one three times.
  if (payment.state === 'succeeded') return payment
  const looked = await lookUp(deps, payment)
  if (looked.kind === 'unknown' || looked.value === null) return payment
  return recordFinding(deps, payment, looked.value)
}

/** What the PSP knows of a payment; null when it knows nothing. */
export const lookUp = async (
  { db, gateway }: SettleDeps,
  payment: PaymentRow,
): Promise<Called<Finding | null>> => {
  if (payment.psp_session !== null) {
    const read = await gateway.readCheckout(payment.psp_session)
    return read.kind === 'done' ? { kind: 'done', value: read.value.finding } : read
  }
  const [setting] = await findSettings(db, [payment.account_id])
  if (!setting?.psp_customer) return { kind: 'done', value: null }
  if (payment.kind === 'automatic') return gateway.findCharge(setting.psp_customer, payment.id)
  const found = await gateway.findCheckout(setting.psp_customer, payment.id)
  return found.kind === 'done' ? { kind: 'done', value: found.value?.finding ?? null } : found
}

/** Writes what the PSP said: the payment's state, and with money taken the books, the card and the event. */
export const recordFinding = async (
  deps: SettleDeps,
  key: Pick<PaymentRow, 'account_id' | 'id'>,
  finding: Finding,
): Promise<PaymentRow> => {
  let ended: PaymentRow['state'] | undefined
  const written = await transact(deps.db, async tx => {
    await lockAccount(tx, key.account_id)
    const payment = await lockPayment(tx, key)
    const settlement = decideSettlement(
      {
        state: payment.state,
        amountCents: payment.amount_cents,
        cancelAsked: payment.cancel_asked,
      },
      finding,
    )
    switch (settlement.kind) {
      case 'unchanged':
        return payment
      case 'waiting':
        return updatePayment(tx, payment, {
          failure: settlement.failure,
          look_at: nextLook(payment.opened_at, deps.wall.now()),
        })
      case 'settled':
        ended = settlement.state
        return recordEnd(deps, tx, { payment, state: settlement.state, finding })
    }
  })
  if (ended !== undefined) deps.onSettled?.(ended)
  return written
}

type End = {
  readonly payment: PaymentRow
  readonly state: PaymentRow['state']
  readonly finding: Finding
}

const recordEnd = async (deps: SettleDeps, tx: Tx, { payment, state, finding }: End) => {
  const settledAt = (await readBusinessClock(tx)).now()
  const taken = finding.kind === 'succeeded' ? finding : null
  const settled = await updatePayment(tx, payment, {
    state,
    settled_at: settledAt,
    failure: finding.kind === 'failed' || finding.kind === 'expired' ? finding.failure : null,
    psp_page: null,
    claimed_until: null,
    look_at: null,
    ...(taken === null ? {} : { psp_intent: taken.intentRef }),
    ...(taken?.card ? { card_brand: taken.card.brand, card_last4: taken.card.last4 } : {}),
  })
  const on = civilDate(settledAt, deps.zone)
  if (taken !== null && payment.kind === 'setup' && taken.card !== null) {
    await keepCard(tx, { accountId: payment.account_id, card: taken.card, at: settledAt })
  }
  if (taken !== null && settled.amount_cents !== null) await receive(tx, settled, on)
  if (state === 'failed' && payment.kind === 'automatic') await tellFailure(tx, settled)
  return settled
}

/** Money came: the books, what it pays, and whoever wants to know. */
const receive = async (tx: Tx, payment: PaymentRow, on: Temporal.PlainDate): Promise<void> => {
  const amountCents = present(payment.amount_cents, 'amount of a payment')
  await postPayment(
    tx,
    {
      accountId: payment.account_id,
      key: `payment ${payment.psp_intent}`,
      kind: 'payment',
      effectiveOn: on,
      sourceRef: payment.reference,
      entries: [
        { ledger: 'cash:psp', amountCents },
        { ledger: receivable, amountCents: cents(-amountCents) },
      ],
    },
    payment.bill_id,
  )
  await emit(tx, {
    accountId: payment.account_id,
    kind: 'payments.received',
    payload: {
      ...toldOf(payment),
      receivedOn: on.toString(),
      brand: payment.card_brand,
      last4: payment.card_last4,
    },
  })
}

const tellFailure = async (tx: Tx, payment: PaymentRow): Promise<void> => {
  const billId = present(payment.bill_id, 'bill of an automatic payment')
  const dueOn = await readDueOn(tx, payment.account_id, billId)
  const attempts = await readAttempts(tx, payment.account_id, billId)
  await emit(tx, {
    accountId: payment.account_id,
    kind: 'payments.automatic-failed',
    payload: {
      ...toldOf(payment),
      failure: payment.failure,
      nextAttemptOn: nextAttemptOn(dueOn, attempts)?.toString() ?? null,
    },
  })
}

const toldOf = (payment: PaymentRow) => ({
  paymentId: payment.id,
  reference: payment.reference,
  amountCents: present(payment.amount_cents, 'amount of a payment').toString(),
  billId: payment.bill_id,
  automatic: payment.kind === 'automatic',
})
