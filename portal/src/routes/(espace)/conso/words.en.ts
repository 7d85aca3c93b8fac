import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: 'My usage',
  ofLine: 'Usage of {name}',
  named: '{name} · {number}',
  detail: 'See the last twelve months',
  addPass: 'Add a pass',
  ceilings: 'Ceilings and alerts',
  cut: {
    'out-of-bundle':
      'Ceiling out of bundle in France reached: these uses are cut, nothing more is billed.',
    'roaming-data': 'Ceiling on data abroad reached: these uses are cut, nothing more is billed.',
    roaming: 'Ceiling abroad reached: these uses are cut, nothing more is billed.',
    premium: 'Ceiling on premium numbers reached: these uses are cut, nothing more is billed.',
    total: 'Total ceiling reached: these uses are cut, nothing more is billed.',
  },
  thisMonth: 'This month',
  services: { data: 'Internet', voice: 'Calls', sms: 'Texts', mms: 'Picture messages' },
  carried: {
    data: 'Internet carried over from last month',
    voice: 'Calls carried over from last month',
    sms: 'Texts carried over from last month',
    mms: 'Picture messages carried over from last month',
  },
  abroad: {
    data: 'Internet abroad',
    voice: 'Calls abroad',
    sms: 'Texts abroad',
    mms: 'Picture messages abroad',
  },
  unlimited: {
    data: 'Unlimited internet.',
    voice: 'Unlimited calls.',
    sms: 'Unlimited texts.',
    mms: 'Unlimited MMS.',
  },
  unlimitedUsed: {
    data: 'Unlimited internet: {used} used.',
    voice: 'Unlimited calls: {used} used.',
    sms: 'Unlimited texts: {used} sent.',
    mms: 'Unlimited MMS: {used} sent.',
  },
  leftOf: '{left} left of {granted}',
  gauge: '{used} used',
  isNear: 'Nearly used up',
  isOut: 'Used up',
  until: 'Renews or ends on {day}.',
  beyond: {
    charged: 'Beyond it, what you use is charged.',
    blocked: 'Beyond it, nothing goes through and nothing is charged.',
    slowed: 'Beyond it, the speed is reduced, at no extra charge.',
  },
  runsOut: 'At this pace there will be none left on {day}.',
  roaming: 'Outside France: {used} used of {granted}.',
  nothingMore: 'Nothing outside the plan since {day}.',
  charged: '{amount} outside the plan since {day}, to pay on the next bill.',
  none: 'No usage yet',
  noneText: 'What you use will appear here as soon as the network has told us.',
  months: {
    month: 'Month beginning in',
    data: 'Internet, month by month',
    voice: 'Calls, month by month',
  },
}
