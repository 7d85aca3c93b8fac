import { asId } from '#contract/ids.ts'
import { listMessages, preferenceChannels } from '#contract/routes/notifications.ts'
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

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What the address asks for; what it says that is no filter of ours is left out, as if it were not said. */
function filtersOf(query: URLSearchParams) {
  const reference = (query.get('q') ?? '').trim().slice(0, 20)
  const channel = preferenceChannels.find(known => known === query.get('canal'))
  return { ...(reference === '' ? {} : { reference }), ...(channel ? { channel } : {}) }
}

/** Everything we wrote to the person, by whatever way, with the reference it carried. */
export const load: PageServerLoad = async ({ locals, platform, url }) => {
  const filters = filtersOf(url.searchParams)
  const after = url.searchParams.get('apres') ?? ''
  const query = {
    ...filters,
    limit: perPage,
    ...(uuid.test(after) ? { after: asId('message', after) } : {}),
  }
  const [answer, said] = await Promise.all([
    boundApi(platform)(listMessages, { query }),
    words(locals.language),
  ])
  const { messages, next } = loaded(answer, url)
  const older = new URLSearchParams(url.searchParams)
  if (next !== undefined) older.set('apres', next)
  return {
    words: said,
    filters,
    messages,
    older: next === undefined ? undefined : `?${older}`,
  }
}
