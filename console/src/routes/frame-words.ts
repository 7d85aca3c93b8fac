import { inLanguage } from '#ui/dictionary.ts'

/** The words of the frame and of the error page. */
export const frameWords = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})
