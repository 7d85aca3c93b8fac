import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: 'Pay this bill',
  steps: { check: 'Check', pay: 'Pay', done: 'Done' },
  facts: {
    bill: 'Bill',
    billOf: 'Bill of {day}',
    amount: 'Amount to pay',
    due: 'Due by',
  },
  next: 'You will pay by card on the secure page of our payment provider. We never see your card number. You will come back here with your receipt.',
  collectedToo: 'This bill will be taken on its date. If you pay it now, nothing will be taken.',
  pay: 'Pay {amount}',
  back: 'Back to the bill',
  nothing: 'Nothing to pay',
  alreadyPaid: 'This bill is fully paid.',
  seeBills: 'See the bills',
  all: {
    title: 'What you have to pay',
    before: 'to pay by {day}',
    since: 'due since {day}',
    payAll: 'Pay everything, {amount}',
  },
  refusals: {
    'nothing-owed': 'There is nothing left to pay. Nothing was taken.',
    'amount-changed':
      'The amount to pay has changed since this page was shown. Nothing was taken. Check the new amount and start again.',
    'part-not-allowed': 'This amount cannot be paid. Nothing was taken.',
    'payment-unavailable':
      'The payment service does not answer. Nothing was taken. Try again in a few minutes.',
    'idempotency-mismatch':
      'This page had already been used for another payment. Nothing more was done. Check the amount and start again.',
    'idempotency-in-flight':
      'Your first request is still being handled. Wait a few seconds before trying again.',
  },
}
