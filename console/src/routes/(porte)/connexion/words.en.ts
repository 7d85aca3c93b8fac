import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: 'Sign in to the console',
  signedOut: 'You are signed out',
  email: 'E-mail address',
  password: 'Password',
  code: 'Code from your app',
  codeHint: 'The 6 digits that your authenticator app shows now.',
  submit: 'Sign in',
  missing: {
    email: 'Enter your e-mail address.',
    password: 'Enter your password.',
    code: 'Enter the 6 digits from your app.',
  },
  wrong:
    'The address, the password or the code is not right. A code works once: wait for the next one and try again.',
  wait: {
    one: 'Too many tries. To be safe, wait {count} minute, then start again.',
    other: 'Too many tries. To be safe, wait {count} minutes, then start again.',
  },
  broken: 'Something went wrong on our side. Reference: {reference}. Try again in a moment.',
}
