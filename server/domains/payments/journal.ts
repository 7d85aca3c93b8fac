import { createHash } from 'node:crypto'
import type { AccountId, BillId } from '../../../contract/ids.ts'
import { type Cents, cents, sumCents } from '../../../contract/money.ts'
import { Fault } from '../../kernel/errors.ts'

/** The customer's own account of the books: what they owe is positive. */
export const receivable = 'receivable'

export type Entry = {
  /** `receivable`, or an account of the operator such as `revenue:telecom`, `vat:20`, `cash:psp`. */
  readonly ledger: string
  /** Positive debits, negative credits; never zero. */
  readonly amountCents: Cents
}

export type JournalKind =
  | 'bill'
  | 'payment'
  | 'refund'
  | 'chargeback'
  | 'credit-note'
  | 'write-off'
  | 'reversal'

/** One movement of the books, before it is numbered and booked. */
export type Journal = {
  readonly accountId: AccountId
  /** Names the effect: posted again with the same content, nothing happens. */
  readonly key: string
  readonly kind: JournalKind
  readonly effectiveOn: Temporal.PlainDate
  /** What caused it, by a name that does not change between two runs: a bill number, a payment reference. */
  readonly sourceRef: string
  readonly entries: readonly Entry[]
}

/** Throws a Fault when entries do not sum to zero, one is zero, or there are fewer than two. */
export const checkBalanced = ({ key, entries }: Journal): void => {
  const sum = sumCents(entries.map(({ amountCents }) => amountCents))
  const zero = entries.some(({ amountCents }) => amountCents === 0n)
  if (sum !== 0n || zero || entries.length < 2)
    throw new Fault('a journal does not balance', { key })
}

/** What a journal does to the customer's own account. */
export const receivableChange = ({ entries }: Journal): Cents =>
  sumCents(
    entries.filter(({ ledger }) => ledger === receivable).map(({ amountCents }) => amountCents),
  )

/** Fingerprint of what the journal says, for telling a repetition from another journal under its key. */
export const contentHash = (journal: Journal): Buffer =>
  createHash('sha256')
    .update(
      JSON.stringify([
        journal.accountId,
        journal.kind,
        journal.effectiveOn.toString(),
        journal.sourceRef,
        journal.entries.map(({ ledger, amountCents }) => [ledger, amountCents.toString()]),
      ]),
    )
    .digest()

/** A bill not yet paid in full. */
export type OpenItem = {
  readonly billId: BillId
  readonly dueOn: Temporal.PlainDate
  readonly openCents: Cents
}

export type Allocation = { readonly billId: BillId; readonly amountCents: Cents }

/**
 * Spreads a payment over what is open: the bill it was made for first, then the oldest due date
 * (vector 44). What is left over stays on the account as credit.
 */
export const allocatePayment = (
  paid: Cents,
  open: readonly OpenItem[],
  meantFor: BillId | null,
): { readonly allocations: readonly Allocation[]; readonly creditCents: Cents } => {
  const order = [...open].sort(
    (a, b) =>
      Number(b.billId === meantFor) - Number(a.billId === meantFor) ||
      Temporal.PlainDate.compare(a.dueOn, b.dueOn) ||
      (a.billId < b.billId ? -1 : 1),
  )
  let left: bigint = paid
  const allocations: Allocation[] = []
  for (const { billId, openCents } of order) {
    const amount = openCents < left ? openCents : left
    if (amount <= 0n) continue
    allocations.push({ billId, amountCents: cents(amount) })
    left -= amount
  }
  return { allocations, creditCents: cents(left) }
}
