import { listPayments } from '#contract/routes/payments.ts'
import { inLanguage } from '#ui/dictionary.ts'
import { boundApi } from '../../bound-api.ts'
import { loaded } from '../../loaded.ts'
import type { PageServerLoad } from './$types'

const words = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})

const perPage = 24

function filtersOf(query: URLSearchParams) {
  const search = (query.get('q') ?? '').trim().slice(0, 40)
  const year = query.get('annee') ?? ''
  const after = query.get('apres')
  return {
    ...(search === '' ? {} : { search }),
    ...(/^20\d\d$/.test(year) ? { year: Number(year) } : {}),
    ...(after && after.length <= 200 ? { after } : {}),
  }
}

export const load: PageServerLoad = async ({ locals, platform, url }) => {
  const filters = filtersOf(url.searchParams)
  const [answer, said] = await Promise.all([
    boundApi(platform)(listPayments, { query: { ...filters, limit: perPage } }),
    words(locals.language),
  ])
  const { payments, years, next } = loaded(answer, url)
  const older = new URLSearchParams(url.searchParams)
  if (next) older.set('apres', next)
  return { words: said, filters, payments, years, older: next ? `?${older}` : undefined }
}
