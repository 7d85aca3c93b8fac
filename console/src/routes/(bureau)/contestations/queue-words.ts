import { inLanguage } from '#ui/dictionary.ts'

/** The words of the pages about disputes. */
export const queueWords = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})
