import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: 'Your payment methods',
  cards: 'Your cards',
  card: '{brand} •••• {last4}',
  expires: 'Valid until the end of {month}',
  expired: 'Expired',
  isDefault: 'Usual card',
  choose: 'Make it the usual card',
  remove: 'Remove',
  none: 'No saved card',
  noneText: 'A saved card can pay your bills on their date, with nothing to do.',
  add: 'Add a card',
  safe: 'Your card numbers are kept by our payment provider. We never see them.',
  automatic: {
    title: 'Automatic payment',
    on: 'On',
    off: 'Off',
    onText: 'Bills due from {day} are taken on their date from card {card}.',
    offText:
      'You pay each bill yourself. If you turn it on, your bills will be taken on their date from card {card}.',
    start: 'Turn on automatic payment',
    stop: 'Stop automatic payment',
  },
  done: {
    regle: 'Your choice is saved.',
    retire: 'The card is removed.',
    ajout: 'The card is saved.',
  },
  adding: {
    title: 'Add a card',
    done: 'The card is saved',
    refused: 'The card was not saved',
    leaving:
      'We are taking you to the secure page where you enter your card. Nothing is taken. If nothing happens, continue yourself.',
    unfinished: 'You have not finished. Nothing was saved.',
    waiting: 'We are waiting for the bank’s answer. Refresh this page in a moment.',
    notSaved: 'Nothing was taken. Try again or use another card.',
    goOn: 'Continue to the secure page',
    look: 'Refresh',
    back: 'Back to your cards',
  },
  refusals: {
    'card-in-use':
      'This card pays your bills automatically. Choose another card first, or stop automatic payment.',
    'payment-unavailable':
      'The payment service does not answer. Nothing was changed. Try again in a few minutes.',
    'idempotency-mismatch':
      'This page had already been used for another request. Nothing more was done. Start again.',
    'idempotency-in-flight':
      'Your first request is still being handled. Wait a few seconds before trying again.',
  },
}
