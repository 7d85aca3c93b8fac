import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: 'Who opened your file',
  security: 'Security',
  lead: 'Each time one of us opens your file, they say why, and it is written here. Nobody can erase it.',
  columns: { when: 'Date', who: 'Who', why: 'Why' },
  who: { agent: 'An adviser' },
  reasons: {
    call: 'You called',
    visit: 'You came to a shop',
    message: 'You wrote to us',
    complaint: 'A complaint',
    fraud: 'A suspicion of fraud',
    'something-else': 'Another reason, which they had to write down',
  },
  none: 'Nobody has opened your file',
  noneText: 'As soon as an adviser opens it, you will see it here.',
  noOlder: 'Nothing older',
  newest: 'Back to the newest',
  older: 'Older entries',
  note: 'We show the role, not the name. If an entry surprises you, call us and give its date.',
}
