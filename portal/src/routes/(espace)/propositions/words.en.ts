import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  acts: {
    'change-plan': 'Change to {offer}',
    add: 'Add {offer}',
    remove: 'Remove {offer}',
  },
  steps: { choose: 'Choose', check: 'Check', done: 'Done' },
  facts: {
    line: 'Line',
    from: 'From',
    ends: 'Until',
    valid: 'Price guaranteed until',
  },
  monthly: {
    title: 'What you pay each month',
    item: 'Each month',
    before: 'Today',
    after: 'After',
    total: 'Total a month',
    without: 'Nothing',
    until: 'until {day}',
  },
  nextBill: {
    title: 'On your bill of {day}',
    same: 'Nothing changes on this bill.',
    days: { one: '{count} day of {of}, from {from}', other: '{count} days of {of}, from {from}' },
    from: 'from {from}',
    item: 'What changes',
    amount: 'Amount',
    once: 'once only',
    difference: 'Difference on this bill',
  },
  gains: 'What you gain',
  gain: '{name}: {amount} off a month until {day}',
  losses: 'What you lose',
  lost: {
    promotion: '{name}: {amount} off a month',
    option: '{name}, at {amount} a month',
    until: '{what}, which was to last until {day}',
  },
  commitment: {
    title: 'Your commitment',
    none: 'No commitment: you may leave whenever you like.',
    kept: 'Your commitment does not change: it ends on {day}.',
    extended: 'Your commitment is extended: it ends on {after} instead of {before}.',
    begins: 'A commitment begins: it ends on {day}.',
  },
  leaving: {
    title: 'If you left on {day}',
    cost: 'Leaving would cost at most {after} with this change, against {before} without it.',
    same: 'Leaving would cost at most {after}, with or without this change.',
    source: 'According to {citation}.',
  },
  totals: {
    title: 'What it comes to in all',
    bills: 'Over your next bills',
    over: { one: '{count} bill', other: '{count} bills' },
    before: 'Without the change',
    after: 'With it',
    difference: 'Difference',
    note: 'These totals count the subscriptions and fees of this line, not what you use beyond them.',
  },
  summary: {
    read: 'Read the contract summary',
    text: 'One page that says the main points of what you buy. Read it before you accept, keep it afterwards.',
    download: 'Download as PDF',
    back: 'Back to the quote',
    beingMade: 'The PDF is being made. Ask for it again in a few seconds.',
    made: 'Made on {day}. Fingerprint {mark}.',
  },
  consent: 'What you agree to',
  order: {
    'change-plan': 'Change to {offer} and pay {amount} a month',
    add: 'Add {offer} and pay {amount} a month',
    pass: 'Buy {offer} and pay {amount}',
    remove: 'Remove {offer} and pay {amount} a month',
  },
  somethingElse: 'Choose something else',
  newOne: 'Ask for a new quote',
  accepted: 'You have accepted this quote.',
  seeOrder: 'See the order',
  expired: 'This quote is no longer valid',
  expiredText:
    'Its price was guaranteed until {moment}. Nothing was ordered. Ask for a new one to know the price of today.',
  refusals: {
    'quote-expired':
      'This quote is no longer valid. Nothing was ordered. Ask for a new one to know the price of today.',
    'quote-outdated':
      'Your line has changed since this quote, its prices may no longer be right. Nothing was ordered. Ask for a new one.',
    'consent-mismatch':
      'The text agreed to is not that of this quote. Nothing was ordered. Reload the page and read it again, or ask for a new quote.',
  },
}
