import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  nav: {
    label: 'Customer space',
    home: 'Home',
    usage: 'My usage',
    bills: 'Bills',
    lines: 'My lines',
    help: 'Help',
  },
  footer: { language: 'Language', look: 'Language and appearance' },
  app: {
    offline: 'You are offline. You are reading a copy from {time}.',
    offlineHere: 'You are offline. You can read; paying and changing things will wait.',
    retry: 'Try again',
    kept: 'What I can read',
    unsent:
      'Nothing was sent: this needs a connection. What you typed stays on this page; send it again once you are online.',
    update: 'A new version is ready.',
    updateTyped: 'The new version will open with the next page: what you typed stays here.',
    take: 'Update',
  },
  failure: {
    notFound: 'This page does not exist',
    notFoundText: 'The address may be incomplete, or the page has moved.',
    refused: 'This page is not open to you',
    refusedText: 'Your account is not allowed to see it.',
    broken: 'We could not make this page',
    brokenText: 'Nothing was changed. Try again in a moment.',
    reference: 'Reference to give us: {reference}',
    home: 'Go to the home page',
    retry: 'Try again',
  },
}
