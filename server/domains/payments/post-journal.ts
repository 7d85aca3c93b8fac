import type { BillId } from '../../../contract/ids.ts'
import { type Cents, cents } from '../../../contract/money.ts'
import { wallClock } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db.ts'
import { Fault } from '../../kernel/errors.ts'
import { uuidv7 } from '../../kernel/ids.ts'
import {
  allocatePayment,
  checkBalanced,
  contentHash,
  type Journal,
  receivable,
  receivableChange,
} from './journal.ts'
import {
  addToBalance,
  findBalance,
  findJournalByKey,
  insertAllocations,
  insertEntries,
  insertJournal,
  insertOpenItem,
  lockOpenItems,
  reduceOpenItem,
} from './queries.ts'

export type Posted = { readonly journalId: string; readonly isNew: boolean }

/**
 * Posts one journal in the caller's transaction. The same key and content again does nothing; the
 * same key with another content, or entries that do not balance, is a Fault.
 */
export const postJournal = async (tx: Tx, journal: Journal): Promise<Posted> => {
  checkBalanced(journal)
  const hash = contentHash(journal)
  const journalId = uuidv7()
  const isNew = await insertJournal(tx, {
    account_id: journal.accountId,
    id: journalId,
    key: journal.key,
    kind: journal.kind,
    effective_on: journal.effectiveOn,
    booked_at: wallClock.now(),
    source_ref: journal.sourceRef,
    content_hash: hash,
  })
  if (!isNew) return alreadyPosted(tx, journal, hash)
  await insertEntries(
    tx,
    journal.entries.map(({ ledger, amountCents }, index) => ({
      account_id: journal.accountId,
      journal_id: journalId,
      position: index + 1,
      ledger,
      amount_cents: amountCents,
      currency: 'EUR',
    })),
  )
  const change = receivableChange(journal)
  if (change !== 0n) {
    await addToBalance(tx, {
      accountId: journal.accountId,
      ledger: receivable,
      amountCents: change,
    })
  }
  return { journalId, isNew: true }
}

const alreadyPosted = async (tx: Tx, journal: Journal, hash: Buffer): Promise<Posted> => {
  const before = await findJournalByKey(tx, journal.key)
  if (before === undefined || !before.content_hash.equals(hash)) {
    throw new Fault('a journal key was used for another journal', { key: journal.key })
  }
  return { journalId: before.id, isNew: false }
}

/**
 * Posts a bill and opens what is owed for it. Credit that the account already had is used at once.
 * The caller holds the account's lock.
 */
export const postBill = async (
  tx: Tx,
  journal: Journal,
  bill: { readonly billId: BillId; readonly dueOn: Temporal.PlainDate },
): Promise<Posted> => {
  const credit = await creditOf(tx, journal)
  const posted = await postJournal(tx, journal)
  if (!posted.isNew) return posted
  const total = receivableChange(journal)
  const used = total <= 0n ? 0n : credit < total ? credit : total
  await insertOpenItem(tx, {
    account_id: journal.accountId,
    bill_id: bill.billId,
    due_on: bill.dueOn,
    total_cents: total,
    open_cents: total <= 0n ? cents(0n) : cents(total - used),
  })
  if (used > 0n) {
    await insertAllocations(tx, [
      {
        account_id: journal.accountId,
        journal_id: posted.journalId,
        bill_id: bill.billId,
        amount_cents: cents(used),
      },
    ])
  }
  return posted
}

/** What the account has in credit: Σ open items − receivable. */
const creditOf = async (tx: Tx, { accountId }: Journal): Promise<Cents> => {
  const open = await lockOpenItems(tx, accountId)
  const [balance] = await findBalance(tx, [accountId], receivable)
  const owed = open.reduce((sum, { open_cents }) => sum + open_cents, 0n)
  return cents(owed - (balance?.balance_cents ?? 0n))
}

/**
 * Posts money received and spreads it: the bill it was meant for first, then the oldest. Answers how much
 * stays as credit. The caller holds the account's lock.
 */
export const postPayment = async (
  tx: Tx,
  journal: Journal,
  meantFor: BillId | null,
): Promise<Posted & { readonly creditCents: Cents }> => {
  const posted = await postJournal(tx, journal)
  if (!posted.isNew) return { ...posted, creditCents: cents(0n) }
  const open = await lockOpenItems(tx, journal.accountId)
  const { allocations, creditCents } = allocatePayment(
    cents(-receivableChange(journal)),
    open.map(item => ({ billId: item.bill_id, dueOn: item.due_on, openCents: item.open_cents })),
    meantFor,
  )
  for (const part of allocations) {
    await reduceOpenItem(tx, { accountId: journal.accountId, ...part })
  }
  if (allocations.length > 0) {
    await insertAllocations(
      tx,
      allocations.map(({ billId, amountCents }) => ({
        account_id: journal.accountId,
        journal_id: posted.journalId,
        bill_id: billId,
        amount_cents: amountCents,
      })),
    )
  }
  return { ...posted, creditCents }
}
