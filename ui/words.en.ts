import type { Words } from './dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  error: 'Error:',
  problem: 'There is a problem',
  optional: '(optional)',
  skip: 'Skip to content',
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
  busy: 'Working…',
  needsNetwork: 'Needs a connection',
  asOf: 'Up to date at {time}',
  asOfCopy: 'Copy from {time}, offline',
  path: 'You are here',
  pages: 'Pages',
  page: 'Page {page} of {pages}',
  previous: 'Previous page',
  next: 'Next page',
  search: 'Search',
  table: 'See the figures',
  steps: 'Steps',
  stepDone: 'Done:',
  stepCurrent: 'Current step:',
  password: {
    show: 'Show',
    hide: 'Hide',
    short: { one: '{count} more character', other: '{count} more characters' },
    weak: 'Easy to guess',
    fair: 'Fair',
    strong: 'Strong',
  },
}
