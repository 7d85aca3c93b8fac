import { inLanguage } from '#ui/dictionary.ts'

/** The words of whoever is not signed in yet; each page passes on its own section. */
export const doorWords = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})
