import { error } from '@sveltejs/kit'
import { asId } from '#contract/ids.ts'
import { comparedMonths, compareOffers } from '#contract/routes/comparison.ts'
import { readLine } from '#contract/routes/lines.ts'
import { inLanguage } from '#ui/dictionary.ts'
import { boundApi } from '../../../../bound-api.ts'
import { formKey } from '../../../../form-key.ts'
import { loaded } from '../../../../loaded.ts'
import type { PageServerLoad } from './$types'

const words = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})

const horizons = ['12', '24'] as const

/** B03: the plans that a line may take, on what it really used. A line that cannot change yet is told why. */
export const load: PageServerLoad = async ({ locals, platform, params, url }) => {
  const api = boundApi(platform)
  const input = { params: { lineId: asId('line', params.line) } }
  const months = comparedMonths.find(one => one === url.searchParams.get('mois')) ?? '12'
  const bills = horizons.find(one => one === url.searchParams.get('factures')) ?? '24'
  const [line, answer, said] = await Promise.all([
    api(readLine, input),
    api(compareOffers, { ...input, query: { months } }),
    words(locals.language),
  ])
  const { id, label } = loaded(line, url).line
  const page = { words: said, line: { id, label }, months, bills }
  if (answer.ok) {
    const { offers, ...comparison } = answer.body
    const withKeys = offers.map(offer => ({ ...offer, key: formKey() }))
    return { ...page, comparison, offers: withKeys, lastDay: lastDay(comparison.measured.until) }
  }
  const { code } = answer.problem
  if (code === 'line-not-active' || code === 'other-network' || code === 'change-pending')
    return { ...page, obstacle: said.obstacles[code] }
  loaded(answer, url)
  error(500)
}

/** The last day of a span whose end is excluded. */
const lastDay = (until: string): string =>
  Temporal.PlainDate.from(until).subtract({ days: 1 }).toString()
