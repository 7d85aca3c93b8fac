import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: 'Change plan or options',
  titleOf: 'Change the line: {name}',
  intro:
    'Choosing orders nothing. You will first see the exact price and everything that changes, then you will decide.',
  nextPeriod: 'Your next billing month begins on {day}.',
  sections: { plans: 'Plans', options: 'Options', passes: 'Passes' },
  per: { month: '{price} a month', once: '{price}, once' },
  nextPrice: '{price} from {day}',
  activationFee: '{amount} set-up fee',
  commitment: { one: '{count}-month commitment', other: '{count}-month commitment' },
  free: 'No commitment',
  blocked: 'Nothing can be charged beyond what is included.',
  promotion: {
    one: '{name}: {amount} off for {count} month, to be taken before {day}',
    other: '{name}: {amount} off a month for {count} months, to be taken before {day}',
  },
  soldUntil: 'Sold before {day}',
  thirdParty: 'Sold by a partner, paid on your bill',
  see: { now: 'See the price from today', 'next-period': 'See the price from {day}' },
  remove: {
    title: 'What you can remove',
    now: 'See what removing it today changes',
    'next-period': 'See what removing it from {day} changes',
  },
  current: 'Your present plan',
  none: 'Nothing to change for now',
  noneText: 'No offer can be added to this line today.',
  back: 'Back to the line',
  obstacles: {
    'line-not-active': 'This line is not in service: it cannot change.',
    'not-sold': 'This offer is no longer sold.',
    'same-plan': 'This is your present plan.',
    'with-phone': 'This plan is taken with a phone at a reduced price, in a shop or by phone.',
    'other-network': 'This offer uses another network than this line does.',
    'not-with-plan': 'This offer cannot be added to your present plan.',
    'already-held': 'You already have it.',
    excluded: 'This offer does not go with another one that you have.',
    'change-pending': 'A change of this line is already planned.',
    'not-held': 'This line does not have it.',
  },
  refusals: {
    'line-not-active':
      'This line is not in service, so it cannot change. Nothing was ordered. Look at its status on the page of the line.',
    'not-sold': 'This offer is no longer sold. Nothing was ordered. Choose among the offers below.',
    'same-plan':
      'This is already your plan. Nothing was ordered. Choose another plan if you want to change.',
    'with-phone':
      'This plan is taken with a phone at a reduced price, in a shop or by phone. Nothing was ordered. Choose another plan, or call us.',
    'other-network':
      'This offer uses another network than this line does. Nothing was ordered. Choose another offer.',
    'not-with-plan':
      'This offer cannot be added to your plan. Nothing was ordered. Choose another offer, or change plan first.',
    'already-held':
      'This line already has this offer. Nothing was ordered, you will not pay for it twice.',
    excluded:
      'This offer does not go with another one that this line has. Nothing was ordered. Remove the other one first if you prefer this one.',
    'change-pending':
      'A change of this line is already planned. Nothing more was ordered. Wait for its day, or undo it from your orders.',
    'not-held':
      'This line no longer has this offer. Nothing was changed. There is nothing else to do.',
  },
}
