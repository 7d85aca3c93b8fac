import { cents, toMoney } from '../../../contract/money.ts'
import type { Home } from '../../../contract/routes/home.ts'
import { isAutomatic } from './home-money.ts'
import type { AccountRow, OpenBillRow } from './home-rows.ts'

type Needed = Home['needed'][number]
type Asked = {
  readonly accounts: readonly AccountRow[]
  /** Those due first come first. */
  readonly open: readonly OpenBillRow[]
  readonly today: Temporal.PlainDate
}

/** From how many days before its due date a bill that nobody takes by itself waits for the person. */
const noticeDays = 7

/** What the person has to do: the bill longest due first, one thing a bill, the gravest; then their cards. */
export const toNeeded = ({ accounts, open, today }: Asked): Needed[] => {
  const byId = new Map(accounts.map(account => [account.accountId, account]))
  const bills = open.flatMap((bill): Needed[] => {
    const account = byId.get(bill.accountId)
    const kind = account === undefined ? null : needOf(account, bill, today)
    if (kind === null) return []
    const { id: billId, accountId, dueOn } = bill
    return [{ kind, accountId, billId, amount: toMoney(cents(BigInt(bill.open))), dueOn }]
  })
  return [...bills, ...accounts.flatMap(account => cardNeed(account, open, today))]
}

const needOf = (account: AccountRow, bill: OpenBillRow, today: Temporal.PlainDate) => {
  if (bill.refused) return 'payment-refused'
  if (bill.dueOn < today.toString()) return 'late-bill'
  if (bill.collected || isAutomatic(account, bill)) return null
  return bill.dueOn <= today.add({ days: noticeDays }).toString() ? 'bill-due' : null
}

/** A card that ends before the next thing it has to pay: an open bill, or the bill of the month to come. */
const cardNeed = (
  account: AccountRow,
  open: readonly OpenBillRow[],
  today: Temporal.PlainDate,
): Needed[] => {
  const { accountId, automaticFrom, card } = account
  if (card === null || automaticFrom === null) return []
  const { brand, last4, expiryYear, expiryMonth } = card
  const lastMonth = new Temporal.PlainYearMonth(expiryYear, expiryMonth).toString()
  const owed = open.filter(bill => bill.accountId === accountId && isAutomatic(account, bill))
  const paysUntil = [today.add({ months: 1 }).toString(), ...owed.map(({ dueOn }) => dueOn)]
  return paysUntil.some(day => day.slice(0, 7) > lastMonth)
    ? [{ kind: 'card-expires', accountId, card: { brand, last4 }, lastMonth }]
    : []
}
