import { error } from '@sveltejs/kit'
import { inLanguage } from '#ui/dictionary.ts'
import type { PageServerLoad } from './$types'
import { describeOperation, everyRefusal, searchOperations } from './describe-operation.ts'

const words = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})

/** Reading needs no script, and the list would be sent twice. */
export const csr = false

/** The API as the server registers it, for whoever writes a program: open to everyone. */
export const load: PageServerLoad = async ({ locals, platform, url }) => {
  if (!platform) error(500)
  const asked = (url.searchParams.get('q') ?? '').trim().slice(0, 100)
  const operations = platform.operations.map(describeOperation)
  return {
    words: await words(locals.language),
    asked,
    found: searchOperations(operations, asked),
    everyRefusal,
  }
}
