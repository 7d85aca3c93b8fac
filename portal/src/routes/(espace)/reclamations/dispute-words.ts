import { inLanguage } from '#ui/dictionary.ts'

/** The words of both pages about disputes. */
export const disputeWords = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})
export type DisputeWords = Awaited<ReturnType<typeof disputeWords>>

/** The reasons as the form says them. */
export const reasonWords = inLanguage({
  fr: () => import('../factures/[bill]/contester/[line]/words.fr.ts'),
  en: () => import('../factures/[bill]/contester/[line]/words.en.ts'),
  zh: () => import('../factures/[bill]/contester/[line]/words.zh.ts'),
})
