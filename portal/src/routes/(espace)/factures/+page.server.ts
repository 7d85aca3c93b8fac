import { billStatuses, listBills } from '#contract/routes/billing.ts'
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

/** What the address asks for; what it says that is no filter of ours is left out, as if it were not said. */
function filtersOf(query: URLSearchParams) {
  const search = (query.get('q') ?? '').trim().slice(0, 40)
  const year = query.get('annee') ?? ''
  const status = billStatuses.find(known => known === query.get('statut'))
  const after = query.get('apres')
  return {
    ...(search === '' ? {} : { search }),
    ...(/^20\d\d$/.test(year) ? { year: Number(year) } : {}),
    ...(status ? { status } : {}),
    ...(after && after.length <= 200 ? { after } : {}),
  }
}

export const load: PageServerLoad = async ({ locals, platform, url }) => {
  const { searchParams } = url
  const filters = filtersOf(searchParams)
  const [answer, said] = await Promise.all([
    boundApi(platform)(listBills, { query: { ...filters, limit: perPage } }),
    words(locals.language),
  ])
  const { bills, years, next } = loaded(answer, url)
  const older = new URLSearchParams(searchParams)
  if (next) older.set('apres', next)
  return {
    words: said,
    filters,
    bills,
    years,
    older: next ? `/factures?${older}` : undefined,
  }
}
