import { readBillTrends } from '#contract/routes/billing.ts'
import { inLanguage } from '#ui/dictionary.ts'
import { boundApi } from '../../../bound-api.ts'
import { loaded } from '../../../loaded.ts'
import type { PageServerLoad } from './$types'
import { sayTrends } from './say-trends.ts'

const words = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})

/** S107: what bills came to, month by month, and which of them stands out. */
export const load: PageServerLoad = async ({ locals, platform, url }) => {
  const months = url.searchParams.get('mois') === '24' ? 24 : 12
  const [answer, said] = await Promise.all([
    boundApi(platform)(readBillTrends, { query: { months } }),
    words(locals.language),
  ])
  return { words: said, told: sayTrends(loaded(answer, url).months, said, { ...locals, months }) }
}
