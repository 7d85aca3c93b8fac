import type { BillId } from '../../../contract/ids.ts'
import { type Cents, cents } from '../../../contract/money.ts'
import { type Db, type Tx, transact } from '../../kernel/db.ts'
import { emitAll } from '../../kernel/outbox.ts'
import { parsed } from '../../kernel/parsed.ts'
import { billNumber } from './bill.ts'
import { BillContent, inputHash } from './bill-content.ts'
import type { PostedBill } from './billed-account.ts'
import type { BillingDeps } from './prepare-bills.ts'
import {
  findLedgerParts,
  findPreparedBills,
  issueBills,
  lockPreparedBills,
  takeNumbers,
} from './queries.ts'

/** Bills numbered in one short transaction, which holds the lock of the series. */
const mostAtOnce = 1000

/** The event that a bill now exists; its payload is `{ billId }`. */
export const billIssued = 'billing.bill-issued'

/**
 * Numbers every prepared bill of a day, in the order of numéro client, and posts them to the ledger. A
 * number is taken in the transaction that uses it: a kill at any point leaves no hole. Answers how many.
 */
export const issuePrepared = async (
  db: Db,
  deps: Pick<BillingDeps, 'biller' | 'lockAccounts' | 'postBills'>,
  issuedOn: Temporal.PlainDate,
): Promise<number> => {
  let issued = 0
  for (;;) {
    const found = await findPreparedBills(db, issuedOn, mostAtOnce)
    if (found.length === 0) return issued
    const accountIds = found.map(({ account_id }) => account_id).sort()
    issued += await transact(db, async tx => {
      await deps.lockAccounts(tx, accountIds)
      const bills = await lockPreparedBills(tx, accountIds, issuedOn)
      if (bills.length > 0) await numberAndPost(tx, { deps, bills, issuedOn })
      return bills.length
    })
  }
}

type Batch = {
  readonly deps: Pick<BillingDeps, 'biller' | 'postBills'>
  readonly bills: Awaited<ReturnType<typeof lockPreparedBills>>
  readonly issuedOn: Temporal.PlainDate
}

const numberAndPost = async (tx: Tx, { deps, bills, issuedOn }: Batch): Promise<void> => {
  const { entity, numberPrefix } = deps.biller
  const month = issuedOn.toString().slice(0, 7)
  const before = await takeNumbers(tx, { entity, month, kind: 'bill' }, bills.length)
  const numbered = bills.map((bill, index) => {
    const number = billNumber(numberPrefix, month, before + index + 1)
    const content = parsed(BillContent, bill.content, 'the frozen input of a bill')
    return { ...bill, number, inputHash: inputHash(content, number) }
  })
  await issueBills(
    tx,
    numbered.map(bill => ({
      accountId: bill.account_id,
      billId: bill.id,
      number: bill.number,
      inputHash: bill.inputHash,
    })),
  )
  const entriesOf = await readEntries(tx, bills)
  const posted: PostedBill[] = numbered.map(bill => ({
    journal: {
      accountId: bill.account_id,
      key: `bill ${bill.id}`,
      kind: 'bill',
      effectiveOn: issuedOn,
      sourceRef: bill.number,
      entries: entriesOf(bill.id),
    },
    bill: { billId: bill.id, dueOn: bill.due_on },
  }))
  await deps.postBills(
    tx,
    posted.filter(({ journal }) => journal.entries.length > 1),
  )
  await emitAll(
    tx,
    numbered.map(({ account_id, id }) => ({
      accountId: account_id,
      kind: billIssued,
      payload: { billId: id },
    })),
  )
}

type Entries = PostedBill['journal']['entries']

/** Debit what the customer owes; credit revenue by section, VAT by rate, and the rounding of a company's total. */
const readEntries = async (tx: Tx, bills: Batch['bills']): Promise<(billId: BillId) => Entries> => {
  const { nets, vats } = await findLedgerParts(
    tx,
    bills.map(({ account_id }) => account_id),
    bills.map(({ id }) => id),
  )
  const netsOf = Map.groupBy(nets, row => row.bill_id)
  const vatsOf = Map.groupBy(vats, row => row.bill_id)
  const billOf = new Map(bills.map(bill => [bill.id, bill]))
  return billId => {
    const bill = billOf.get(billId)
    if (bill === undefined) return []
    return toEntries({
      total: bill.total_cents,
      rounding: bill.rounding_cents,
      nets: (netsOf.get(billId) ?? []).map(row => ({
        section: row.section,
        net: cents(BigInt(row.net)),
      })),
      vats: (vatsOf.get(billId) ?? []).map(row => ({
        rateBasisPoints: row.rate_basis_points,
        vat: row.vat_cents,
      })),
    })
  }
}

type LedgerParts = {
  readonly total: Cents
  readonly rounding: Cents
  readonly nets: readonly { readonly section: string; readonly net: Cents }[]
  readonly vats: readonly { readonly rateBasisPoints: number; readonly vat: Cents }[]
}

/** The entries of a bill, Σ = 0: net by section, VAT of each rate, and the rounding of a company's total. */
const toEntries = ({ total, rounding, nets, vats }: LedgerParts): Entries => {
  const credits = [
    ...nets.map(({ section, net }) => ({ ledger: `revenue:${section}`, amountCents: cents(-net) })),
    ...vats.map(({ rateBasisPoints, vat }) => ({
      ledger: `vat:${rateBasisPoints}`,
      amountCents: cents(-vat),
    })),
    { ledger: 'rounding', amountCents: cents(-rounding) },
  ]
  return [{ ledger: 'receivable', amountCents: total }, ...credits].filter(
    ({ amountCents }) => amountCents !== 0n,
  )
}
