import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: 'How your bills went',
  bills: 'Your bills',
  spanLabel: 'Months shown',
  months: { one: '{count} month', other: '{count} months' },
  usual: 'A usual bill is {amount}.',
  drawn: 'Total of each month',
  table: 'What each month is made of',
  columns: {
    month: 'Month',
    recurring: 'Subscriptions',
    usage: 'Extra usage',
    single: 'Once only',
    total: 'Total',
  },
  high: 'Unusual',
  method:
    'The usual bill is the one in the middle, from the cheapest to the dearest. A month is unusual when it costs at least half as much again. Subscriptions count discounts and what was given back.',
  none: 'No bill yet',
  noneText: 'How bills went will be here from your first bill on.',
}
