import { listLines } from '#contract/routes/lines.ts'
import { readUsage } from '#contract/routes/usage.ts'
import { boundApi } from '../../bound-api.ts'
import { loaded } from '../../loaded.ts'
import type { PageServerLoad } from './$types'
import { usageWords } from './usage-words.ts'

/** What is left on every line that counts something. A television line has no usage. */
export const load: PageServerLoad = async ({ locals, platform, url }) => {
  const api = boundApi(platform)
  const [usage, lines, words] = await Promise.all([
    api(readUsage, {}),
    api(listLines, {}),
    usageWords(locals.language),
  ])
  const known = loaded(lines, url).lines
  const used = loaded(usage, url).lines.flatMap(line => {
    const own = known.find(({ id }) => id === line.lineId)
    if (!own || line.allowances.length === 0) return []
    return [{ ...line, label: own.label, number: own.number }]
  })
  return { words, lines: used }
}
