import { inLanguage } from './dictionary.ts'

/** The few words components say themselves: "Erreur :", "Copier", "(facultatif)". */
export const uiWords = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})

export type UiWords = Awaited<ReturnType<typeof uiWords>>
