import { inLanguage } from '#ui/dictionary.ts'

/** The words of both pages about lines. */
export const lineWords = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})
