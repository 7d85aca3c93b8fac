import { inLanguage } from '#ui/dictionary.ts'
import type { PageServerLoad } from './$types'

const words = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})

export const load: PageServerLoad = async ({ locals }) => ({ words: await words(locals.language) })
