import type { Success } from '#contract/define.ts'
import type { readBill } from '#contract/routes/billing.ts'
import { inLanguage } from '#ui/dictionary.ts'

/** The words of a bill's page. */
export const billWords = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})
export type BillWords = Awaited<ReturnType<typeof billWords>>
export type Bill = Success<typeof readBill>
