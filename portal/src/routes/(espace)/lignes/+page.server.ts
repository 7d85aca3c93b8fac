import { listLines } from '#contract/routes/lines.ts'
import { boundApi } from '../../bound-api.ts'
import { loaded } from '../../loaded.ts'
import type { PageServerLoad } from './$types'
import { lineWords } from './line-words.ts'

/** Every line, what it has and whether it is in service. */
export const load: PageServerLoad = async ({ locals, platform, url }) => {
  const [answer, words] = await Promise.all([
    boundApi(platform)(listLines, {}),
    lineWords(locals.language),
  ])
  return { words, lines: loaded(answer, url).lines }
}
