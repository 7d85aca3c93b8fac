import { expect, test } from 'vitest'
import { asId } from '../../../contract/ids.ts'
import { uuidv7 } from '../../kernel/ids.ts'
import { toNeeded } from './home-needed.ts'
import type { AccountRow, OpenBillRow } from './home-rows.ts'

const accountId = asId('account', uuidv7())
const today = Temporal.PlainDate.from('2026-11-22')
const goodCard = { brand: 'visa', last4: '4471', expiryYear: 2030, expiryMonth: 4 }

const accountOf = (change: Partial<AccountRow> = {}): AccountRow => ({
  accountId,
  billingDay: 21,
  balance: '7489',
  automaticFrom: null,
  card: null,
  ...change,
})
const billOf = (dueOn: string, change: Partial<OpenBillRow> = {}): OpenBillRow => ({
  id: asId('bill', uuidv7()),
  accountId,
  number: 'F-1',
  issuedOn: '2026-11-08',
  dueOn,
  open: '7489',
  collected: false,
  refused: false,
  ...change,
})
const automatic = (card: AccountRow['card']) => accountOf({ card, automaticFrom: '2026-01-01' })
const kinds = (account: AccountRow, ...open: OpenBillRow[]) =>
  toNeeded({ accounts: [account], open, today }).map(({ kind }) => kind)

test.each([
  ['2026-11-21', ['late-bill']],
  ['2026-11-22', ['bill-due']],
  ['2026-11-29', ['bill-due']],
  ['2026-11-30', []],
])('a bill due on %s, paid by hand, asks for %j', (dueOn, expected) => {
  expect(kinds(accountOf(), billOf(dueOn))).toEqual(expected)
})

test('a bill that is taken by itself asks for nothing until it is late', () => {
  expect(kinds(automatic(goodCard), billOf('2026-11-24'))).toEqual([])
  expect(kinds(accountOf(), billOf('2026-11-24', { collected: true }))).toEqual([])
  expect(kinds(automatic(goodCard), billOf('2026-11-20'))).toEqual(['late-bill'])
})

test('a card saved after a bill was due does not take it', () => {
  const later = accountOf({ card: goodCard, automaticFrom: '2026-11-25' })
  expect(kinds(later, billOf('2026-11-24'))).toEqual(['bill-due'])
})

test('a refused payment is said once, whether or not the bill is late', () => {
  const card = automatic(goodCard)
  expect(kinds(card, billOf('2026-11-20', { refused: true }))).toEqual(['payment-refused'])
  expect(kinds(card, billOf('2026-11-29', { refused: true }))).toEqual(['payment-refused'])
})

test.each([
  [{ expiryYear: 2026, expiryMonth: 10 }, ['card-expires']],
  [{ expiryYear: 2026, expiryMonth: 11 }, ['card-expires']],
  [{ expiryYear: 2026, expiryMonth: 12 }, []],
])('without a bill, a card good until %j asks for %j', (expiry, expected) => {
  expect(kinds(automatic({ ...goodCard, ...expiry }))).toEqual(expected)
})

test('a card that ends before the bill it has to pay is said once for all bills', () => {
  const card = { ...goodCard, expiryYear: 2026, expiryMonth: 12 }
  const bills = [billOf('2027-01-05'), billOf('2027-01-06')]
  expect(toNeeded({ accounts: [automatic(card)], open: bills, today })).toEqual([
    {
      kind: 'card-expires',
      accountId,
      card: { brand: 'visa', last4: '4471' },
      lastMonth: '2026-12',
    },
  ])
})

test('a card that pays nothing by itself may end in peace', () => {
  expect(kinds(accountOf({ card: { ...goodCard, expiryYear: 2020 } }))).toEqual([])
})

test('what is said of a bill is its own: amount, day, account', () => {
  const bill = billOf('2026-11-24', { open: '1200' })
  expect(toNeeded({ accounts: [accountOf()], open: [bill], today })).toEqual([
    {
      kind: 'bill-due',
      accountId,
      billId: bill.id,
      amount: { amount: '1200', currency: 'EUR' },
      dueOn: '2026-11-24',
    },
  ])
})
