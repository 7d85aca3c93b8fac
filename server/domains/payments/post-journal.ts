import type { AccountId, BillId } from '../../../contract/ids.ts'
import { type Cents, cents } from '../../../contract/money.ts'
import { wallClock } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db.ts'
import { Fault, present } from '../../kernel/errors.ts'
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
  addToBalances,
  addToCredited,
  addToHeld,
  findBalance,
  findJournalByKey,
  insertAllocations,
  insertEntries,
  insertJournals,
  insertOpenItems,
  lockOpenItems,
  reduceOpenItem,
} from './queries.ts'

export type Posted = { readonly journalId: string; readonly isNew: boolean }

/** `postJournals` for one. */
export const postJournal = async (tx: Tx, journal: Journal): Promise<Posted> => {
  const [posted] = await postJournals(tx, [journal])
  return present(posted, 'a journal that was just posted')
}

/**
 * Posts journals of distinct keys and accounts in the caller's transaction, a statement a table however many they are;
 * answers in their order. The same key and content again does nothing; the same key with another content, or entries
 * that do not balance, is a Fault.
 */
const postJournals = async (tx: Tx, journals: readonly Journal[]): Promise<readonly Posted[]> => {
  for (const journal of journals) checkBalanced(journal)
  const bookedAt = wallClock.now()
  const rows = journals.map(journal => ({
    account_id: journal.accountId,
    id: uuidv7(),
    key: journal.key,
    kind: journal.kind,
    effective_on: journal.effectiveOn,
    booked_at: bookedAt,
    source_ref: journal.sourceRef,
    content_hash: contentHash(journal),
    journal,
  }))
  const inserted = await insertJournals(tx, rows)
  const fresh = rows.filter(({ id }) => inserted.has(id))
  if (fresh.length > 0) await writeEntries(tx, fresh)
  const posted: Posted[] = []
  for (const { id, journal, content_hash } of rows) {
    const isNew = inserted.has(id)
    posted.push(isNew ? { journalId: id, isNew } : await alreadyPosted(tx, journal, content_hash))
  }
  return posted
}

/** The entries of new journals, and what they change of the customers' balances. */
const writeEntries = async (
  tx: Tx,
  journals: readonly { readonly id: string; readonly journal: Journal }[],
): Promise<void> => {
  await insertEntries(
    tx,
    journals.flatMap(({ id, journal }) =>
      journal.entries.map(({ ledger, amountCents }, index) => ({
        account_id: journal.accountId,
        journal_id: id,
        position: index + 1,
        ledger,
        amount_cents: amountCents,
        currency: 'EUR',
      })),
    ),
  )
  const changes = journals
    .map(({ journal }) => ({
      accountId: journal.accountId,
      ledger: receivable,
      amountCents: receivableChange(journal),
    }))
    .filter(({ amountCents }) => amountCents !== 0n)
  if (changes.length > 0) await addToBalances(tx, changes)
}

const alreadyPosted = async (tx: Tx, journal: Journal, hash: Buffer): Promise<Posted> => {
  const before = await findJournalByKey(tx, journal.key)
  if (before === undefined || !before.content_hash.equals(hash)) {
    throw new Fault('a journal key was used for another journal', { key: journal.key })
  }
  return { journalId: before.id, isNew: false }
}

/** A bill as the books take it: its journal, and what is to be paid of it until when. */
type BillToPost = {
  readonly journal: Journal
  readonly bill: { readonly billId: BillId; readonly dueOn: Temporal.PlainDate }
}

/**
 * Posts bills of distinct accounts and opens what is owed for them. Credit that an account already had is used at
 * once. The caller holds the accounts' locks.
 */
export const postBills = async (tx: Tx, bills: readonly BillToPost[]): Promise<void> => {
  if (bills.length === 0) return
  const credits = await creditsOf(
    tx,
    bills.map(({ journal }) => journal.accountId),
  )
  const posted = await postJournals(
    tx,
    bills.map(({ journal }) => journal),
  )
  const opened = bills.flatMap(({ journal, bill }, index) => {
    const { isNew, journalId } = present(posted[index], 'what became of a bill')
    if (!isNew) return []
    const total = receivableChange(journal)
    const credit = credits.get(journal.accountId) ?? 0n
    const used = total <= 0n ? 0n : credit < total ? credit : total
    return [{ accountId: journal.accountId, bill, journalId, total, used: cents(used) }]
  })
  if (opened.length === 0) return
  await insertOpenItems(
    tx,
    opened.map(({ accountId, bill, total, used }) => ({
      account_id: accountId,
      bill_id: bill.billId,
      due_on: bill.dueOn,
      total_cents: total,
      open_cents: total <= 0n ? cents(0n) : cents(total - used),
    })),
  )
  const allocations = opened
    .filter(({ used }) => used > 0n)
    .map(({ accountId, journalId, bill, used }) => ({
      account_id: accountId,
      journal_id: journalId,
      bill_id: bill.billId,
      amount_cents: used,
    }))
  if (allocations.length > 0) await insertAllocations(tx, allocations)
}

/** What each account has in credit: Σ open items − receivable. */
const creditsOf = async (
  tx: Tx,
  accountIds: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, bigint>> => {
  const credits = new Map<AccountId, bigint>()
  const add = (accountId: AccountId, amount: bigint) =>
    credits.set(accountId, (credits.get(accountId) ?? 0n) + amount)
  for (const item of await lockOpenItems(tx, accountIds)) add(item.account_id, item.open_cents)
  for (const row of await findBalance(tx, accountIds, receivable))
    add(row.account_id, -row.balance_cents)
  return credits
}

/**
 * Posts a credit note and spreads it as a payment is: the bill it takes back from first, then the oldest; what is left
 * stays on the account as credit. The caller holds the account's lock.
 */
export const postCreditNote = async (tx: Tx, journal: Journal, billId: BillId): Promise<void> => {
  const posted = await postPayment(tx, journal, billId)
  if (!posted.isNew) return
  const { accountId } = journal
  const amountCents = cents(-receivableChange(journal))
  await addToCredited(tx, { accountId, billId, amountCents })
}

/**
 * Keeps an amount of a bill from being asked for, or lets go of it when it is negative. The caller holds the account's
 * lock.
 */
export const holdOfBill = async (
  tx: Tx,
  part: { readonly accountId: AccountId; readonly billId: BillId; readonly amountCents: Cents },
): Promise<void> => {
  await addToHeld(tx, part)
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
  const open = await lockOpenItems(tx, [journal.accountId])
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
