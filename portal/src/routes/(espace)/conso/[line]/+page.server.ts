import { asId } from '#contract/ids.ts'
import { readLine } from '#contract/routes/lines.ts'
import { readLineUsage, readUsageMonths } from '#contract/routes/usage.ts'
import { boundApi } from '../../../bound-api.ts'
import { loaded } from '../../../loaded.ts'
import { usageWords } from '../usage-words.ts'
import type { PageServerLoad } from './$types'

/** One line: its present period, and what it used over twelve. */
export const load: PageServerLoad = async ({ locals, platform, params, url }) => {
  const api = boundApi(platform)
  const input = { params: { lineId: asId('line', params.line) } }
  const [line, usage, months, words] = await Promise.all([
    api(readLine, input),
    api(readLineUsage, input),
    api(readUsageMonths, input),
    usageWords(locals.language),
  ])
  const { id, label, number, kind, state } = loaded(line, url).line
  return {
    words,
    line: { id, label, number },
    takesPasses: kind === 'mobile' && state === 'active',
    usage: loaded(usage, url),
    months: loaded(months, url).months,
  }
}
