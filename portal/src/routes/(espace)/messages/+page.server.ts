import { asId } from '#contract/ids.ts'
import { listMessages } from '#contract/routes/notifications.ts'
import { inLanguage } from '#ui/dictionary.ts'
import { boundApi } from '../../bound-api.ts'
import { loaded } from '../../loaded.ts'
import type { PageServerLoad } from './$types'

const words = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})

const perPage = 30

/** Everything we wrote to the person, by whatever way, with the reference it carried. */
export const load: PageServerLoad = async ({ locals, platform, url }) => {
  const after = url.searchParams.get('apres')
  const query = { limit: perPage, ...(after ? { after: asId('message', after) } : {}) }
  const [answer, said] = await Promise.all([
    boundApi(platform)(listMessages, { query }),
    words(locals.language),
  ])
  const { messages, next } = loaded(answer, url)
  return {
    words: said,
    messages,
    older: next === undefined ? undefined : `?${new URLSearchParams({ apres: next })}`,
  }
}
