import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: 'Home',
  hello: {
    named: {
      nothing: 'Hello {name}, nothing is waiting for you today.',
      things: {
        one: 'Hello {name}, one thing is waiting for you.',
        other: 'Hello {name}, {count} things are waiting for you.',
      },
    },
    anonymous: {
      nothing: 'Hello, nothing is waiting for you today.',
      things: {
        one: 'Hello, one thing is waiting for you.',
        other: 'Hello, {count} things are waiting for you.',
      },
    },
  },
  needed: {
    'late-bill': {
      title: 'A bill is late',
      text: '{amount} was to be paid by {day}.',
    },
    'payment-refused': {
      title: 'Your card refused the payment',
      text: '{amount} is still to be paid, due on {day}. Nothing was taken.',
    },
    'bill-due': {
      title: 'A bill is to be paid soon',
      text: '{amount} is to be paid by {day}.',
    },
    'card-expires': {
      title: 'Your card will soon no longer be valid',
      text: 'Card {card} pays your bills and is valid only until {month}.',
    },
    changeCard: 'Change card',
  },
  usage: {
    title: 'What you have left',
    until: { one: 'until {day}, last day', other: 'until {day}, {count} more days' },
    plan: '{number} · {plan}',
    gauge: '{used} used, {elapsed} of the month gone',
    forecast: 'At this pace you will end the month with about {left}.',
    runsOut: 'At this pace there will be none left on {day}.',
    isNear: 'Nearly used up',
    isOut: 'Used up',
    near: {
      blocked: '{left} left. The 0 € block is on: no extra charge is possible.',
      charged: '{left} left. Beyond it, what you use is charged.',
      slowed: '{left} left. Beyond it, the speed is reduced, at no extra charge.',
    },
    out: {
      blocked: 'All used. The 0 € block is on: no extra charge is possible.',
      charged: 'All used. What you use now is charged.',
      slowed: 'All used. The speed is reduced, at no extra charge.',
    },
    noLimit: 'Unlimited',
    usedSince: '{used} used since {day}.',
    unlimited: { data: 'Unlimited internet.', voice: 'Unlimited calls.', sms: 'Unlimited texts.' },
    also: {
      data: 'Internet: {left} left.',
      voice: 'Calls: {left} left.',
      sms: 'Texts: {left} left.',
    },
    abroad: 'Outside France: {left}.',
    charged: 'Outside the plan this month: {amount}.',
  },
  due: {
    title: 'What you owe',
    paid: 'Up to date',
    late: 'Late',
    planned: 'Payment planned',
    toPay: 'To pay',
    nothing: 'Everything is paid.',
    credit: 'Everything is paid. You are {amount} ahead; it comes off your next bill.',
    wasDue: '{amount} was to be paid by {day}.',
    onCard: 'Taken on {day} from card {card}.',
    collected: 'Taken on {day}.',
    before: 'To pay by {day}.',
    several: { one: 'One bill to pay.', other: '{count} bills to pay.' },
    more: '{amount} more than in {month}.',
    less: '{amount} less than in {month}.',
    same: 'The same amount as in {month}.',
    cause: '{label}: {amount}',
    understand: 'Understand the bill',
    pay: 'Pay {amount}',
  },
  coming: {
    title: 'Coming up',
    payment: '{amount} to pay',
    collection: 'Payment of {amount}',
    bill: 'Next bill',
    'promotion-end': 'End of the discount of {amount} a month, {line}',
    'commitment-end': 'End of commitment, {line}',
    'option-end': 'End of {name}, {line}',
  },
  lines: {
    title: 'Your lines',
    well: 'All is well',
    stopped: { one: '{count} line stopped', other: '{count} lines stopped' },
    kinds: { mobile: 'Mobile', fixed: 'Internet and phone', tv: 'Television' },
    states: { active: 'In service', suspended: 'Suspended', ended: 'Ended' },
    all: 'See plans and options',
  },
}
