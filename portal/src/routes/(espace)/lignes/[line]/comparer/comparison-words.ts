import { inLanguage } from '#ui/dictionary.ts'

export const comparisonWords = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})
