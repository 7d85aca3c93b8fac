import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: 'Offline',
  notKept: 'This page is not on this device',
  notKeptText: 'It is read with a connection. Nothing was sent, and nothing is waiting to be sent.',
  needs: {
    pay: 'Paying needs a connection',
    change: 'Changing this needs a connection',
  },
  needsText:
    'Nothing was sent, and nothing is waiting to be sent: you will do it yourself once you are online.',
  retry: 'Try again',
  kept: 'To read offline',
  keptText: 'These pages are on this device. Each says how old it is.',
  none: 'Nothing is on this device yet',
  noneText:
    'Open your space with a connection: your home page, your usage and your latest bills can then be read here.',
  pages: {
    home: 'Home',
    usage: 'My usage',
    usageLine: 'Usage of a line',
    bills: 'Bills',
    lines: 'My lines',
    line: 'A line',
    profile: 'Profile',
    help: 'Help',
  },
  bill: 'Bill of {day}',
  billNumber: 'no. {number}',
  billUnnamed: 'A bill',
  copiedAt: 'Copy from {time}',
  erase: 'Erase from this device',
  eraseText:
    'What this device keeps for you is erased when you sign out. Without a connection, you can erase it here.',
  erased: 'This device keeps nothing any more.',
}
