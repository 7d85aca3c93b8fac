import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: 'Be told on this device',
  messages: 'Our messages',
  thisDevice: 'Notifications',
  states: { on: 'On', off: 'Off', denied: 'Refused', unsupported: 'Not possible here' },
  what: 'A notification on this device when a bill is ready. It opens the bill.',
  privacy:
    'It shows neither an amount nor a name: others may see your screen. It stops when you sign out.',
  turnOn: 'Tell me on this device',
  turnOff: 'Stop telling me here',
  undo: {
    denied:
      'This browser refuses our notifications. To allow them: press the icon to the left of the site’s address, then Notifications, then Allow; then come back here.',
    unsupported:
      'This browser cannot receive notifications. On iPhone and iPad, first add the space to the home screen, then open it from there.',
  },
  failed:
    'Your browser could not sign up for notifications. Nothing has changed. Try again in a moment.',
  done: {
    on: 'Done: you will be told on this device.',
    off: 'Done: this device will not be told any more.',
  },
  refusals: {
    'push-service-unknown':
      'We do not know the notification service of this browser. Nothing has changed: you still get our e-mails.',
    'push-key-invalid':
      'Your browser gave an address that we cannot use. Nothing has changed. Try again, or update it.',
    'too-many-subscriptions':
      'Twenty devices are told already, which is the most possible. Turn notifications off on one of them, then try again.',
  },
}
