import { error } from '@sveltejs/kit'
import { asId } from '#contract/ids.ts'
import { readLeaving } from '#contract/routes/leaving.ts'
import { readLine } from '#contract/routes/lines.ts'
import { inLanguage } from '#ui/dictionary.ts'
import { boundApi } from '../../../../bound-api.ts'
import { loaded } from '../../../../loaded.ts'
import type { PageServerLoad } from './$types'

const words = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})

/**
 * B02: what leaving would cost, day by day. A day that cannot be asked about, or is none, is answered with the days of the
 * table and a word about it.
 */
export const load: PageServerLoad = async ({ locals, platform, params, url }) => {
  const api = boundApi(platform)
  const of = { lineId: asId('line', params.line) }
  const wished = url.searchParams.get('jour') ?? ''
  const isDay = /^\d{4}-\d\d-\d\d$/.test(wished)
  const [line, answer, said] = await Promise.all([
    api(readLine, { params: of }),
    api(readLeaving, { params: of, query: isDay ? { on: wished } : {} }),
    words(locals.language),
  ])
  const { id, label } = loaded(line, url).line
  const page = { words: said, line: { id, label }, wished }
  if (answer.ok) return { ...page, leaving: answer.body, isRefused: wished !== '' && !isDay }
  const { code } = answer.problem
  if (code === 'line-not-active') return page
  if (code === 'day-out-of-range' || code === 'invalid-input') {
    const without = await api(readLeaving, { params: of, query: {} })
    return { ...page, leaving: loaded(without, url), isRefused: true }
  }
  loaded(answer, url)
  error(500)
}
