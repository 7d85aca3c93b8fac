import { error } from '@sveltejs/kit'
import { inLanguage } from '#ui/dictionary.ts'
import type { PageServerLoad } from './$types'

const words = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})

/** Every component in every state, drawn with invented figures: demonstration and tests only. */
export const load: PageServerLoad = async ({ platform, locals }) => {
  if (platform?.mode === 'production') error(404)
  return { words: await words(locals.language) }
}
