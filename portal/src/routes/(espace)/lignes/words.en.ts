import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: 'Your lines',
  columns: { line: 'Line', number: 'Number', plan: 'Plan', state: 'Status' },
  kinds: { mobile: 'Mobile', fixed: 'Internet and phone', tv: 'Television' },
  lineTitle: 'Line: {name}',
  states: { active: 'In service', suspended: 'Suspended', ended: 'Ended' },
  none: 'No line',
  noneText: 'Your lines will appear here once they are in service.',
  has: 'What this line includes',
  per: { month: '{price} a month', once: '{price}, once' },
  ends: 'until {day}',
  promotion: '{amount} off a month until {day}',
  usage: 'See usage',
  change: 'Change plan or options',
  compare: 'Compare plans',
  leave: 'See what leaving would cost',
  ceilings: 'See ceilings and alerts',
  orders: 'See its orders',
  history: 'See the history',
  facts: {
    title: 'Your contract',
    kind: 'Kind of line',
    since: 'In service since',
    contract: 'Contract',
    signed: 'signed on {day}',
    commitment: 'Commitment',
    until: 'Until {day}',
    ended: 'Ended on {day}, you may leave whenever you like',
    free: 'None, you may leave whenever you like',
  },
}
