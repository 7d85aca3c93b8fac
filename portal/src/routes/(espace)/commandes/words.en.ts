import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: 'Your orders',
  titleOf: 'Orders of: {line}',
  columns: { when: 'Date', what: 'Order', line: 'Line', state: 'Status', from: 'From' },
  states: {
    scheduled: 'Planned',
    'in-service': 'In service',
    undone: 'Undone',
    withdrawn: 'Withdrawn',
  },
  none: 'No order yet',
  noneText: 'Each change you ask for will appear here, with its reference.',
  seeLines: 'See your lines',
  noneOfLine: 'No order on this line',
  all: 'See all orders',
  older: 'Older orders',
  one: {
    titles: {
      scheduled: 'Your order is planned',
      'in-service': 'Your order is in service',
      undone: 'Your order is undone',
      withdrawn: 'You have withdrawn from your order',
    },
    reference: 'Reference',
    what: 'Order',
    placed: 'Asked on',
    happened: 'What happened',
    steps: {
      scheduled: 'Order recorded',
      'in-service': 'Put in service',
      undone: 'Order undone',
      withdrawn: 'Withdrawal',
    },
    next: {
      scheduled:
        'On {day} the change will happen by itself. It will be on your bill of {bill}. There is nothing to do.',
      'in-service':
        'It has been in service since {day} and will be on your bill of {bill}. There is nothing else to do.',
      undone:
        'Your line is as it was before this order, at the same price. Nothing will be asked of you for it.',
      withdrawn:
        'What you had ordered has ended, what you had before is there again, at its price. The days used stay due, the rest is given back on the next bill.',
    },
    agreed: 'What you agreed to',
    keep: 'This page keeps its address: print it or come back whenever you like.',
    line: 'See the line',
    list: 'See your orders',
    undo: {
      open: 'Undo this order',
      until: 'You can undo it before {day}.',
      restored: 'Your line will have again exactly, for {amount} a month:',
      item: '{name}, {amount} a month',
      act: 'Undo the order and pay {amount} a month',
    },
    withdraw: {
      open: 'Withdraw from the contract here',
      until: 'You can withdraw before {day}, without giving a reason.',
      text: 'The order will end today and your line will have again what it had before. The days you had it stay due; the rest is given back on the next bill.',
      act: 'Confirm withdrawal',
    },
    refusals: {
      'withdrawal-too-late':
        'The 14 days are over: this order can no longer be withdrawn from. Nothing was changed. You can ask for another change from the page of the line.',
      'withdrawal-used':
        'This pass has already been used, at your request: it can no longer be withdrawn from. Nothing was changed.',
      'undo-too-late':
        'It is too late to undo this order. Nothing was changed. You can ask for another change from the page of the line.',
      'undo-used':
        'What you ordered has already been used, so this order can no longer be undone. Nothing was changed.',
      'undo-changed-since':
        'The line has changed since this order. Nothing was undone. Undo the most recent order first.',
    },
  },
}
