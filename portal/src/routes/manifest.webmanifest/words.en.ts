import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  description: '{space}: what you have left, your bills explained and paid, your lines.',
  bills: 'Bills',
  usage: 'My usage',
}
