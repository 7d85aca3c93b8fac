import { asId } from '#contract/ids.ts'
import { listJournal, readLine } from '#contract/routes/lines.ts'
import { inLanguage } from '#ui/dictionary.ts'
import { boundApi } from '../../../../bound-api.ts'
import { loaded } from '../../../../loaded.ts'
import type { PageServerLoad } from './$types'

const words = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})

/** S20: what was added to a line and removed from it, with the words agreed to, newest first. */
export const load: PageServerLoad = async ({ locals, platform, params, url }) => {
  const api = boundApi(platform)
  const asked = { params: { lineId: asId('line', params.line) } }
  const [journal, line, said] = await Promise.all([
    api(listJournal, asked),
    api(readLine, asked),
    words(locals.language),
  ])
  const { label, id } = loaded(line, url).line
  return { words: said, line: { id, label }, entries: loaded(journal, url).entries }
}
