import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: 'What leaving would cost',
  titleOf: 'If you left: {name}',
  intro: 'This page works it out, it ends nothing. Each amount is what your bills would ask.',
  promise: {
    none: 'You have no commitment any more: you may leave whenever you want.',
    free: 'Your commitment runs until {until}, but breaking it costs nothing.',
    until: 'Your commitment runs until {until}. From {free}, breaking it costs nothing.',
    whole:
      'Your commitment runs until {until}. From that day, the commitment costs nothing any more.',
  },
  together: 'These lines are of the same contract and would leave together: {lines}.',
  refused: {
    title: 'This day cannot be worked out.',
    text: 'Nothing has changed. Choose a day from {first}, within three years.',
  },
  onDay: 'If you left on {day}',
  best: 'The cheapest day: {day}',
  bestText:
    'It is the day on which you would have least still to pay in all. Of equal days, the last.',
  bestTag: 'Cheapest',
  freeTag: 'Free to leave',
  slider: {
    label: 'Slide to see another day',
    value: '{day}: {total} in all',
  },
  columns: {
    on: 'Day of leaving',
    subscriptions: 'Subscriptions until then',
    leaving: 'Price of leaving',
    total: 'In all',
  },
  parts: {
    'early-termination': 'Commitment not over',
    'termination-fee': 'Termination fee',
  },
  prorata: 'to the day, options and discounts included',
  givenBack: 'what you paid ahead is given back',
  source: 'under {citation}',
  pricedFrom: 'price in force since {day}',
  freeExit: 'a price has changed: leaving is free until {day}, not included (C. conso L224-33)',
  lost: 'Discount lost',
  perMonth: '{amount} a month',
  lostUntil: '{name}, which was to last until {day}',
  ask: {
    label: 'Another day',
    hint: 'From {first}, within three years.',
    act: 'Work out this day',
  },
  table: 'Day by day',
  equipment: {
    title: 'What is lent to you',
    text: 'To be given back after leaving. These prices are asked only for what is not given back.',
  },
  notice: {
    one: 'Leaving takes effect {count} day after the request at the latest ({law}).',
    other: 'Leaving takes effect {count} days after the request at the latest ({law}).',
  },
  none: 'Nothing to work out for this line',
  noneText: 'This line is not in service: it has no contract to leave any more.',
  back: 'Back to the line',
}
