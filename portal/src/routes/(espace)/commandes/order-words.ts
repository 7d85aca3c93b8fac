import { inLanguage } from '#ui/dictionary.ts'

/** The words of both pages about orders. */
export const orderWords = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})
export type OrderWords = Awaited<ReturnType<typeof orderWords>>
