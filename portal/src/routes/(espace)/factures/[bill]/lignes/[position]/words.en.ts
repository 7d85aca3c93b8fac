import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  bills: 'Bills',
  ofDay: 'Bill of {day}',
  total: 'Charged on this line: {amount}.',
  caption: 'Communications of this bill line, newest first',
  columns: { when: 'When', to: 'To', quantity: 'Duration or volume', price: 'Exact price' },
  data: 'Internet',
  included: 'Included',
  none: 'The detail is no longer kept',
  noneText: 'By law, communications are kept for twelve months at most. The amount stays.',
  older: 'Older communications',
  masked: 'The last digits of numbers are hidden, as the law requires.',
}
