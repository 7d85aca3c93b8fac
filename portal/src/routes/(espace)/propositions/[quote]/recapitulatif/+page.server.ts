import { asId } from '#contract/ids.ts'
import { readSummary } from '#contract/routes/contract-summary.ts'
import { boundApi } from '../../../../bound-api.ts'
import { loaded } from '../../../../loaded.ts'
import { quoteWords } from '../../quote-words.ts'
import type { PageServerLoad } from './$types'

/** The contract summary of a quote, in the language that the quote was made in. */
export const load: PageServerLoad = async ({ locals, platform, params, url }) => {
  const input = { params: { quoteId: asId('quote', params.quote) } }
  const [answer, words] = await Promise.all([
    boundApi(platform)(readSummary, input),
    quoteWords(locals.language),
  ])
  return {
    summary: loaded(answer, url),
    words: words.summary,
    isBeingMade: url.searchParams.get('document') === 'en-preparation',
  }
}
