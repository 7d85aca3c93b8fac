import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  'invalid-input':
    'An answer does not look right. Nothing was changed. Check it and send it again.',
  'idempotency-key-missing':
    'This request arrived incomplete. Nothing was changed. Reload the page and start again.',
  'signed-out': 'You are no longer signed in. Nothing was changed. Sign in and start again.',
  'not-allowed': 'Your role on this account does not allow this. The account holder can do it.',
  'assurance-required':
    'We first need to check that it is you. Nothing was changed. Try again after the check.',
  'foreign-origin':
    'This request came from a page that is not ours. Nothing was changed. Start again here.',
  'not-found': 'We cannot find what you asked for. Nothing was changed.',
  'idempotency-in-flight':
    'Your first request is still being handled. Wait a few seconds and reload the page.',
  'too-large': 'What you sent is too long. Nothing was changed. Shorten it and send it again.',
  'unsupported-media-type':
    'This request arrived in a form that we do not read. Nothing was changed.',
  'idempotency-mismatch':
    'This page had already been used for another request. Nothing more was done. Reload it and start again.',
  'too-many-requests': {
    one: 'Too many tries. To be safe, wait {count} minute, then start again.',
    other: 'Too many tries. To be safe, wait {count} minutes, then start again.',
  },
  unexpected:
    'Something went wrong on our side. Reference to give us: {reference}. Try again in a moment.',
  overloaded: 'Many people are here right now. Nothing was changed. Try again in a minute.',
}
