import { createHash } from 'node:crypto'
import type { AccountId, BillId } from '../../../contract/ids.ts'
import type { Language } from '../../../contract/languages.ts'
import type { Cents } from '../../../contract/money.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db.ts'
import { Fault, present } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { billingProfiles, lockAccount } from '../customers/public.ts'
import {
  type AmountWish,
  claimSeconds,
  decideAmount,
  insistSeconds,
  isSettled,
  owedFor,
  type PaymentRow,
} from './payment.ts'
import {
  askToCancelOthers,
  findPaymentByKey,
  insertPayment,
  lockOpenItems,
  nextSequence,
  updatePayment,
} from './queries.ts'

export type Ask = {
  readonly accountId: AccountId
  readonly kind: 'hosted' | 'setup'
  readonly billId: BillId | null
  /** Null for the adding of a card. */
  readonly amount: AmountWish | null
  /** Of the PSP's page. */
  readonly language: Language
  /** The caller's key, with who they are and what they call. */
  readonly key: string
}

export type Asked =
  /** Ours to take to the PSP until the claim ends. */
  | { readonly kind: 'claimed'; readonly payment: PaymentRow }
  /** Under way or settled before, under the same key. */
  | { readonly kind: 'known'; readonly payment: PaymentRow }
  | {
      readonly kind: 'refused'
      readonly reason:
        | 'nothing-owed'
        | 'amount-changed'
        | 'part-not-allowed'
        | 'idempotency-mismatch'
        | 'idempotency-in-flight'
    }

type Times = { readonly wall: Clock; readonly clock: Clock }

/**
 * Writes what is to be paid, with its key, before the PSP hears of it. The same key continues the same
 * payment: one caller at a time takes it to the PSP, and another request under it is refused.
 */
export const askPayment = async (tx: Tx, ask: Ask, times: Times): Promise<Asked> => {
  if ((await lockAccount(tx, ask.accountId)) === undefined)
    throw new Fault('a payment of an account that does not exist', { accountId: ask.accountId })
  const hash = hashOf(ask)
  const known = await findPaymentByKey(tx, ask.accountId, ask.key)
  if (known === undefined) return askAnew(tx, ask, { ...times, hash })
  if (!known.request_hash.equals(hash)) return { kind: 'refused', reason: 'idempotency-mismatch' }
  if (known.state === 'awaiting-customer' || isSettled(known.state))
    return { kind: 'known', payment: known }
  const now = times.wall.now()
  if (known.claimed_until !== null && Temporal.Instant.compare(known.claimed_until, now) > 0)
    return { kind: 'refused', reason: 'idempotency-in-flight' }
  return { kind: 'claimed', payment: await updatePayment(tx, known, claimFrom(now)) }
}

const askAnew = async (
  tx: Tx,
  ask: Ask,
  { wall, clock, hash }: Times & { readonly hash: Buffer },
): Promise<Asked> => {
  const amount = ask.amount === null ? null : await readAmount(tx, ask, ask.amount)
  if (amount?.kind === 'refused') return amount
  const now = wall.now()
  const payment = await createPayment(tx, {
    accountId: ask.accountId,
    kind: ask.kind,
    billId: ask.billId,
    amountCents: amount?.amountCents ?? null,
    key: ask.key,
    hash,
    method: null,
    askedAt: clock.now(),
    now,
  })
  if (ask.kind === 'hosted') await askToCancelOthers(tx, payment, now)
  return { kind: 'claimed', payment }
}

const readAmount = async (tx: Tx, { accountId, billId }: Ask, wish: AmountWish) =>
  decideAmount(owedFor(await lockOpenItems(tx, [accountId]), billId), wish)

type NewPayment = {
  readonly accountId: AccountId
  readonly kind: PaymentRow['kind']
  readonly billId: BillId | null
  readonly amountCents: Cents | null
  readonly key: string
  readonly hash: Buffer
  readonly method: string | null
  readonly askedAt: Temporal.Instant
  readonly now: Temporal.Instant
}

/** Inserts a payment under the account's lock, numbered and claimed. */
export const createPayment = async (tx: Tx, wish: NewPayment): Promise<PaymentRow> => {
  const [profile] = await billingProfiles(tx, [wish.accountId])
  const sequence = await nextSequence(tx, wish.accountId)
  return insertPayment(tx, {
    account_id: wish.accountId,
    id: newId('payment'),
    kind: wish.kind,
    state: 'created',
    sequence,
    reference: `${present(profile, 'billing profile').numeroClient}-${sequence}`,
    amount_cents: wish.amountCents,
    bill_id: wish.billId,
    idempotency_key: wish.key,
    request_hash: wish.hash,
    psp_method: wish.method,
    asked_at: wish.askedAt,
    opened_at: wish.now,
    ...claimFrom(wish.now),
  })
}

/** Whoever insists with the same key takes over before the reconciler looks, and would give the payment up. */
const claimFrom = (now: Temporal.Instant) => {
  const until = now.add({ seconds: claimSeconds })
  return { claimed_until: until, look_at: until.add({ seconds: insistSeconds }) }
}

const hashOf = ({ kind, billId, amount, language }: Ask): Buffer =>
  createHash('sha256')
    .update(
      JSON.stringify([
        kind,
        billId,
        language,
        amount === null ? null : [amount.shown.toString(), amount.part?.toString() ?? null],
      ]),
    )
    .digest()
