import { type Language, Names } from '../../../contract/languages.ts'
import { cents, toMoney } from '../../../contract/money.ts'
import type { Home } from '../../../contract/routes/home.ts'
import { parsed } from '../../kernel/parsed.ts'
import type { AccountRow, LastBillRow, OpenBillRow } from './home-rows.ts'

type Owed = NonNullable<Home['owed']>[number]

const euros = (text: string) => toMoney(cents(BigInt(text)))
const monthOf = (day: string) => day.slice(0, 7)

/** Whether the account's card takes a bill by itself on its due date. */
export const isAutomatic = (account: AccountRow, bill: OpenBillRow): boolean =>
  account.card !== null && account.automaticFrom !== null && bill.dueOn >= account.automaticFrom

const cardOf = ({ card, automaticFrom }: AccountRow) =>
  card === null || automaticFrom === null ? {} : { card: { brand: card.brand, last4: card.last4 } }

/** What an account owes, and how each bill of it will be paid. Civil days are compared as text. */
export const toOwed = (
  account: AccountRow,
  open: readonly OpenBillRow[],
  today: Temporal.PlainDate,
): Owed => ({
  accountId: account.accountId,
  total: euros(account.balance),
  ...cardOf(account),
  bills: open
    .filter(({ accountId }) => accountId === account.accountId)
    .map(bill => ({
      id: bill.id,
      number: bill.number,
      month: monthOf(bill.issuedOn),
      open: euros(bill.open),
      dueOn: bill.dueOn,
      late: bill.dueOn < today.toString(),
      collected: bill.collected || isAutomatic(account, bill),
    })),
})

/** The last bill, and the largest reasons why it is not the amount of the one before. */
export const toLastBill = (row: LastBillRow, language: Language): Home['lastBills'][number] => {
  const { previousOn, previousTotal } = row
  const bill = {
    id: row.id,
    accountId: row.accountId,
    month: monthOf(row.issuedOn),
    total: euros(row.total),
  }
  if (previousOn === null || previousTotal === null) return bill
  return {
    ...bill,
    difference: {
      previousMonth: monthOf(previousOn),
      amount: toMoney(cents(BigInt(row.total) - BigInt(previousTotal))),
      causes: row.causes.map(({ names, difference }) => ({
        label: parsed(Names, names, 'the names of a cause')[language],
        amount: euros(difference),
      })),
    },
  }
}
