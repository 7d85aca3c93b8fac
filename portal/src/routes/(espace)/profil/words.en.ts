import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: 'Profile',
  none: 'Your role does not allow you to read an account',
  noneText: 'The account holder can give you this right.',
  account: 'Account {number}',
  holder: 'Account holder',
  number: 'Customer number',
  since: 'Customer since',
  email: 'E-mail address',
  mobile: 'Mobile',
  address: 'Billing address',
  billing: 'Bill day',
  billingDay: 'Day {day} of each month',
  unknown: 'Not given',
  contracts: 'Contracts',
  contract: 'Contract {number}',
  kinds: { mobile: 'Mobile', home: 'Internet and television' },
  signed: 'Signed on',
  committed: 'Commitment',
  free: 'None',
  until: 'Until {date}',
  over: 'Over since {date}',
  ended: 'Ended on',
  lines: 'Lines',
  tv: 'Television',
}
