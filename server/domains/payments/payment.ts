import type { Selectable } from 'kysely'
import type { BillId } from '../../../contract/ids.ts'
import { type Cents, cents, sumCents } from '../../../contract/money.ts'
import type { PaymentFailure, PaymentState } from '../../../contract/routes/payments.ts'
import { Fault } from '../../kernel/errors.ts'
import type { Database } from '../../kernel/row-types.ts'
import { next, stateTable } from '../../kernel/state-table.ts'
import type { Finding } from './payment-gateway.ts'

export type PaymentRow = Selectable<Database['payments.payment']>
export type CardRow = Selectable<Database['payments.payment_method']>
export type SettingRow = Selectable<Database['payments.setting']>

/**
 * What becomes of a payment. Money that the PSP took outweighs what we had concluded without it: an end
 * other than success may still succeed.
 */
export const paymentTable = stateTable({
  created: {
    open: 'awaiting-customer',
    succeed: 'succeeded',
    fail: 'failed',
    cancel: 'cancelled',
    expire: 'expired',
  },
  'awaiting-customer': {
    succeed: 'succeeded',
    fail: 'failed',
    cancel: 'cancelled',
    expire: 'expired',
  },
  succeeded: {},
  failed: { succeed: 'succeeded' },
  cancelled: { succeed: 'succeeded' },
  expired: { succeed: 'succeeded' },
})

/** How long one caller may take with the PSP before another takes over: two calls of 10 s and their writing. */
export const claimSeconds = 25

/** How long a caller that insists has, after another's claim has ended, before the payment is given up without it. */
export const insistSeconds = 10

/** The hosted page stays open a little longer than the half hour that is the least Stripe allows. */
export const pageMinutes = 35

/** The page on which a person finds what became of a payment, or of the card they added. */
export const pageOf = ({ id, kind }: { readonly id: string; readonly kind: PaymentRow['kind'] }) =>
  `${kind === 'setup' ? '/moyens-de-paiement/ajout' : '/paiements'}/${id}`

/** Whether nothing more is expected of it. */
export const isSettled = (state: PaymentState): boolean =>
  state !== 'created' && state !== 'awaiting-customer'

export type AmountWish = {
  /** What the person was shown as owed. */
  readonly shown: Cents
  /** Less than that, when they chose so. */
  readonly part: Cents | null
}

export type AmountDecision =
  | { readonly kind: 'accepted'; readonly amountCents: Cents }
  | {
      readonly kind: 'refused'
      readonly reason: 'nothing-owed' | 'amount-changed' | 'part-not-allowed'
    }

/** What is paid: what is owed as it was shown, or the part of it that was chosen. */
export const decideAmount = (owed: Cents, { shown, part }: AmountWish): AmountDecision => {
  if (owed <= 0n) return { kind: 'refused', reason: 'nothing-owed' }
  if (owed !== shown) return { kind: 'refused', reason: 'amount-changed' }
  if (part !== null && (part <= 0n || part > owed))
    return { kind: 'refused', reason: 'part-not-allowed' }
  return { kind: 'accepted', amountCents: part ?? owed }
}

/** What is asked for one bill, or for all of them: what is contested is not. */
export const owedFor = (
  open: readonly {
    readonly bill_id: BillId
    readonly open_cents: Cents
    readonly held_cents: Cents
  }[],
  billId: BillId | null,
): Cents =>
  sumCents(
    open
      .filter(item => billId === null || item.bill_id === billId)
      .map(item => cents(item.open_cents - heldOf(item))),
  )

/** What is held of what is still open: a bill may have been paid meanwhile, the contested part too. */
export const heldOf = ({
  open_cents: open,
  held_cents: held,
}: {
  readonly open_cents: Cents
  readonly held_cents: Cents
}): Cents => (held < open ? held : open)

export type Situation = {
  readonly state: PaymentState
  readonly amountCents: Cents | null
  readonly cancelAsked: boolean
}

export type Settlement =
  | { readonly kind: 'unchanged' }
  /** Still open; the last refusal, if a card was refused meanwhile. */
  | { readonly kind: 'waiting'; readonly failure: PaymentFailure | null }
  | { readonly kind: 'settled'; readonly state: PaymentState; readonly finding: Finding }

/**
 * What the PSP's word makes of a payment. What was settled stays so, but for money that was taken after all.
 * Throws a Fault when the PSP took another amount than ours.
 */
export const decideSettlement = (situation: Situation, finding: Finding): Settlement => {
  const { state, amountCents } = situation
  if (finding.kind === 'waiting')
    return isSettled(state) ? { kind: 'unchanged' } : { kind: 'waiting', failure: finding.failure }
  if (finding.kind === 'succeeded' && finding.amountCents !== amountCents) {
    throw new Fault('the PSP took another amount than was asked', { intent: finding.intentRef })
  }
  const settled = next(paymentTable, state, eventOf(situation, finding))
  return settled === null ? { kind: 'unchanged' } : { kind: 'settled', state: settled, finding }
}

const eventOf = ({ cancelAsked }: Situation, finding: Exclude<Finding, { kind: 'waiting' }>) => {
  if (finding.kind === 'succeeded') return 'succeed'
  if (finding.kind === 'expired' && finding.failure === null)
    return cancelAsked ? 'cancel' : 'expire'
  return 'fail'
}

/**
 * When an open payment is looked at again: soon while the person may be on the page, then less and less
 * often, as a lost webhook is the only thing this finds.
 */
export const nextLook = (openedAt: Temporal.Instant, now: Temporal.Instant): Temporal.Instant => {
  const quarter = Math.floor(now.since(openedAt).total('seconds') / 4)
  return now.add({ seconds: quarter > 45 ? quarter : 45 })
}
