import { inLanguage } from '#ui/dictionary.ts'

/** The words of the ceilings of a line and of the page that lifts one. */
export const controlWords = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})
