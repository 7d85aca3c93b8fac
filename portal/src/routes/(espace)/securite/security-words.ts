import { inLanguage } from '#ui/dictionary.ts'

/** The words of security, of the check that it is you, and of signing out. */
export const securityWords = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})
