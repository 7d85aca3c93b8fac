import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: 'History of the line {line}',
  lines: 'Your lines',
  lead: 'Everything that was added to this line or removed from it, with the sentence you agreed to. Nobody can change or erase this list.',
  columns: { when: 'Date', what: 'What changes', who: 'Where', price: 'Price told' },
  acts: { added: '{offer} added, from {on}', removed: '{offer} removed, from {on}' },
  channels: {
    store: 'In a shop',
    phone: 'By phone',
    web: 'In your space',
    app: 'In the app',
    console: 'By an adviser',
    system: 'Automatically',
  },
  none: 'Nothing has changed on this line yet',
  note: 'Does a row of this list surprise you? Call us and give its date: nothing is added without your agreement.',
}
