import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: 'What you want to receive',
  messages: 'Our messages',
  intro: 'Tick how we tell you. A choice counts from the next message on.',
  account: 'Customer number {number}',
  topics: {
    bills: 'Your bills',
    payments: 'Your payments',
    usage: 'Your usage',
  },
  about: {
    bills: 'When a bill is ready.',
    payments: 'When a payment is received.',
    usage: 'When you come near what is included, or an amount that you chose.',
  },
  channels: { sms: 'Text', email: 'E-mail', push: 'Notification' },
  save: 'Save my choices',
  saved: 'Your choices are saved.',
  essential:
    'What is indispensable is always sent: codes, security, orders, disputes, ceilings reached.',
  refusals: {
    'essential-message':
      'This message is indispensable and cannot be stopped. Nothing was changed for it.',
  },
}
