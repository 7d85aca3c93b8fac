import { type Cents, cents } from '../../../../contract/money.ts'
import type { Tx } from '../../../kernel/db.ts'
import { Fault } from '../../../kernel/errors.ts'
import { postCreditNote } from '../../payments/public.ts'
import { billNumber } from '../bill.ts'
import type { Biller } from '../billed-account.ts'
import { takeNumbers } from '../queries.ts'
import { type Credit, type Creditable, decideCredit } from './credit.ts'
import { type DisputeRow, insertCreditNote } from './queries.ts'

/**
 * Gives an amount of a disputed line back: numbered in its own series, posted to the ledger, used on what the account owes.
 * The number is taken in the transaction that uses it, which holds the account's lock: a kill leaves no hole.
 */
export const issueCreditNote = async (
  tx: Tx,
  issue: {
    readonly biller: Pick<Biller, 'entity' | 'numberPrefix'>
    readonly dispute: DisputeRow
    readonly section: string
    readonly base: Creditable
    readonly granted: Cents
    readonly on: Temporal.PlainDate
  },
): Promise<void> => {
  const { biller, dispute, section, base, granted, on } = issue
  const { account_id: accountId, bill_id: billId } = dispute
  const decided = decideCredit(base, granted)
  if (decided.kind === 'too-high')
    throw new Fault('a credit note exceeds its bill', { dispute: dispute.id })
  const { credit } = decided
  const month = on.toString().slice(0, 7)
  const series = { entity: biller.entity, month, kind: 'credit-note' } as const
  const before = await takeNumbers(tx, series, 1)
  const number = billNumber(`${biller.numberPrefix}-A`, month, before + 1)
  const key = { account_id: accountId, dispute_id: dispute.id }
  await insertCreditNote(
    tx,
    {
      ...key,
      bill_id: billId,
      position: dispute.position,
      number,
      issued_on: on,
      net_cents: credit.net,
      vat_cents: credit.vat,
      rounding_cents: credit.rounding,
      total_cents: credit.total,
    },
    credit.rows.map(row => ({
      ...key,
      rate_basis_points: row.rateBasisPoints,
      net_cents: row.net,
      vat_cents: row.vat,
      gross_cents: row.gross,
    })),
  )
  const journal = {
    accountId,
    key: `credit-note ${number}`,
    kind: 'credit-note',
    effectiveOn: on,
    sourceRef: number,
    entries: entriesOf(credit, section),
  } as const
  await postCreditNote(tx, journal, billId)
}

/** The entries of a bill, the other way round: what the customer owes less, revenue and VAT that were not. */
const entriesOf = ({ rows, net, rounding, total }: Credit, section: string) =>
  [
    { ledger: 'receivable', amountCents: cents(-total) },
    { ledger: `revenue:${section}`, amountCents: net },
    ...rows.map(({ rateBasisPoints, vat }) => ({
      ledger: `vat:${rateBasisPoints}`,
      amountCents: vat,
    })),
    { ledger: 'rounding', amountCents: rounding },
  ].filter(({ amountCents }) => amountCents !== 0n)
