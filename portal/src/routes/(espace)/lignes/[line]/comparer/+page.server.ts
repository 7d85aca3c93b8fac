import { error } from '@sveltejs/kit'
import { asId } from '#contract/ids.ts'
import { comparedMonths, compareOffers } from '#contract/routes/comparison.ts'
import { readLine } from '#contract/routes/lines.ts'
import { voiceOf } from '#ui/voice.ts'
import { boundApi } from '../../../../bound-api.ts'
import { formKey } from '../../../../form-key.ts'
import { loaded } from '../../../../loaded.ts'
import type { PageServerLoad } from './$types'
import { comparisonWords } from './comparison-words.ts'
import { sayComparison } from './say-comparison.ts'

const horizons = ['12', '24'] as const

/** B03: the plans that a line may take, on what it really used. A line that cannot change yet is told why. */
export const load: PageServerLoad = async ({ locals, platform, params, url }) => {
  const { language } = locals
  const api = boundApi(platform)
  const input = { params: { lineId: asId('line', params.line) } }
  const months = comparedMonths.find(one => one === url.searchParams.get('mois')) ?? '12'
  const bills = horizons.find(one => one === url.searchParams.get('factures')) ?? '24'
  const [line, answer, words] = await Promise.all([
    api(readLine, input),
    api(compareOffers, { ...input, query: { months } }),
    comparisonWords(language),
  ])
  const { id, label } = loaded(line, url).line
  const { say } = voiceOf(language)
  const href = (more: Record<string, string>) =>
    `?${new URLSearchParams({ mois: months, factures: bills, ...more })}`
  const page = {
    words,
    line: { id, label },
    title: say(words.titleOf, { name: label }),
    spans: comparedMonths.map(one => ({
      label: say(words.months, { count: Number(one) }),
      href: href({ mois: one }),
      current: one === months,
    })),
    horizons: horizons.map(one => ({
      label: say(words.bills, { count: Number(one) }),
      href: href({ factures: one }),
      current: one === bills,
    })),
  }
  if (answer.ok) {
    const told = sayComparison(answer.body, { words, language, months, bills })
    return { ...page, told: { ...told, key: formKey() } }
  }
  const { code } = answer.problem
  if (code === 'line-not-active' || code === 'other-network' || code === 'change-pending')
    return { ...page, obstacle: words.obstacles[code] }
  loaded(answer, url)
  error(500)
}
