import { asId } from '#contract/ids.ts'
import { readLine } from '#contract/routes/lines.ts'
import { boundApi } from '../../../bound-api.ts'
import { loaded } from '../../../loaded.ts'
import { lineWords } from '../line-words.ts'
import type { PageServerLoad } from './$types'

/** One line: its number, what it has with its prices, its contract. */
export const load: PageServerLoad = async ({ locals, platform, params, url }) => {
  const [answer, words] = await Promise.all([
    boundApi(platform)(readLine, { params: { lineId: asId('line', params.line) } }),
    lineWords(locals.language),
  ])
  const { line, asOf } = loaded(answer, url)
  return { words, line, today: asOf }
}
