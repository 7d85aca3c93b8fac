import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: 'Your bills',
  caption: 'Bills, newest first',
  columns: { bill: 'Bill', due: 'Due by', status: 'Status', amount: 'Amount' },
  ofDay: 'Bill of {day}',
  settled: '—',
  status: {
    due: 'To pay',
    planned: 'Payment planned',
    paid: 'Paid',
    'part-paid': 'Partly paid',
    late: 'Late',
    credited: 'Cancelled by a credit',
  },
  search: 'Number or amount',
  year: 'Year',
  allYears: 'All',
  allStatuses: 'All',
  show: 'Show',
  noMatch: 'No bill matches',
  clear: 'See all bills',
  none: 'No bill yet',
  noneText: 'Your first bill will appear here on your next billing day.',
  older: 'Older bills',
  payments: 'See your payments and receipts',
}
