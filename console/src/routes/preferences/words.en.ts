import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: 'Language and appearance',
  language: 'Which language do you want to read?',
  keepLanguage: 'Keep this language',
  look: 'How do you want to see the pages?',
  themes: { auto: 'Like my device', light: 'Always light', dark: 'Always dark' },
  keepLook: 'Keep this appearance',
  back: 'Back, changing nothing',
}
