import { listAccess } from '#contract/routes/console.ts'
import { inLanguage } from '#ui/dictionary.ts'
import { boundApi } from '../../../bound-api.ts'
import { loaded } from '../../../loaded.ts'
import type { PageServerLoad } from './$types'

const words = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})

const perPage = 30
const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]{8,18}Z$/

/** Who of the operator opened the person's accounts. An address that names no instant begins at the newest. */
export const load: PageServerLoad = async ({ locals, platform, url }) => {
  const before = url.searchParams.get('avant') ?? ''
  const query = { limit: perPage, ...(instant.test(before) ? { before } : {}) }
  const [answer, said] = await Promise.all([
    boundApi(platform)(listAccess, { query }),
    words(locals.language),
  ])
  const { entries, next } = loaded(answer, url)
  return {
    words: said,
    entries,
    isFirst: !instant.test(before),
    older: next === undefined ? undefined : `?${new URLSearchParams({ avant: next })}`,
  }
}
