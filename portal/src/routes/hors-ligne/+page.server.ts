import { inLanguage } from '#ui/dictionary.ts'
import type { PageServerLoad } from './$types'

const words = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})

// Its document is the one that the worker shows any page in, without a network: it must hold nobody's data.
export const ssr = false

export const load: PageServerLoad = async ({ locals }) => ({ words: await words(locals.language) })
