import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: 'Our messages',
  columns: { title: 'Message', when: 'Date', channel: 'Sent by', state: 'Status' },
  channels: { sms: 'Text', email: 'E-mail', push: 'Notification' },
  states: {
    queued: 'Waiting',
    sent: 'Sent',
    delivered: 'Received',
    failed: 'Not delivered',
    unwanted: 'Not sent, as you chose',
  },
  search: 'Reference of the message',
  allChannels: 'All',
  show: 'Show',
  noMatch: 'No message matches',
  clear: 'See all messages',
  none: 'No message',
  noneText: 'Everything we write to you will appear here with its reference.',
  older: 'Older messages',
  notifications: 'Be told on this device',
  note: 'Each message carries the reference shown here: give it to us if you have a question.',
}
