import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  console: 'Agents’ console',
  language: 'Language',
  look: 'Language and appearance',
  failure: {
    notFound: 'This page does not exist',
    refused: 'You are not allowed to see this page',
    broken: 'We could not make this page. Nothing was changed.',
    reference: 'Reference: {reference}',
    retry: 'Try again',
    home: 'Go to the home page',
  },
}
