import { inLanguage } from '#ui/dictionary.ts'

/** The words of a quote, on its own page and on that of its order. */
export const quoteWords = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})
export type QuoteWords = Awaited<ReturnType<typeof quoteWords>>
