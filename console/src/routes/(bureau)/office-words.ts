import { inLanguage } from '#ui/dictionary.ts'

/** The words of the agents' rooms. */
export const officeWords = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})
