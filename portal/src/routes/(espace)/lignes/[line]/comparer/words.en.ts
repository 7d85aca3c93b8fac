import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: 'Compare plans',
  titleOf: 'Which plan for {name}?',
  intro:
    'Each plan is worked out again on what this line really used, at today’s prices. Looking orders nothing.',
  spanLabel: 'Months of usage taken into account',
  months: { one: '{count} month', other: '{count} months' },
  measured: 'Usage from {from} to {to}.',
  counted: {
    one: '{count} communication counted.',
    other: '{count} communications counted.',
  },
  younger: {
    one: 'This line has only {count} whole month of usage.',
    other: 'This line has only {count} whole months of usage.',
  },
  verdict: {
    stay: {
      title: 'Keep your plan: no other would cost you less without taking something away.',
      text: 'Compared over 12 and over 24 bills, with what you use.',
    },
    tooSoon: {
      title: 'It is too soon to advise you.',
      text: 'At least one whole month of usage is needed. The subscriptions below are exact.',
    },
    change: {
      title: '{offer} would cost you less, and takes nothing away.',
      text: '{year} less over your next 12 bills, {two} less over the next 24.',
    },
  },
  horizonLabel: 'Number of bills added up',
  bills: { one: '{count} bill', other: '{count} bills' },
  overBills: {
    one: 'Over {count} bill, from {day}',
    other: 'Over {count} bills, from {day}',
  },
  held: 'Your plan',
  advised: 'Advised',
  against: {
    less: '{amount} less than your plan',
    more: '{amount} more than your plan',
    same: 'As much as your plan',
  },
  barOf: '{subscriptions} of subscription, {usage} of extra usage',
  givesUp: {
    usage: 'Would not have covered all that you used',
    option: 'You lose an option that you have',
    generation: 'Slower mobile network than yours',
    speed: 'Lower speed than yours',
    television: 'Without television',
  },
  why: 'How it adds up',
  perMonth: '{amount} a month',
  until: 'until {day}',
  causes: {
    'beyond-plan': 'Beyond the plan',
    roaming: 'Abroad',
    'third-party': 'Services of other companies',
  },
  unserved: {
    blocked: 'Blocked',
    slowed: 'Slowed down',
    unpriced: 'Without a known price',
  },
  messages: {
    sms: { one: '{count} text', other: '{count} texts' },
    mms: { one: '{count} picture message', other: '{count} picture messages' },
  },
  inMeasured: 'over the period measured',
  commitment: {
    title: 'Commitment',
    none: 'None',
    until: 'Until {day}',
  },
  parts: {
    subscriptions: 'Subscriptions and fees',
    usage: 'Extra usage',
    carried: 'the same as over the period measured',
  },
  see: 'See the exact price',
  method:
    'Subscriptions are those that your bills will ask, promotions and their ends included. Usage is taken to stay the same: if yours changes, so does the result.',
  none: 'No comparison for this line',
  obstacles: {
    'line-not-active': 'This line is not in service: it cannot change plan.',
    'other-network':
      'This line has no plan of its own. Look at the internet line of the same contract.',
    'change-pending':
      'A change of plan is already planned for this line. Undo it from your orders if you want to compare again.',
  },
  back: 'Back to the line',
}
