import { asId } from '#contract/ids.ts'
import { readBill } from '#contract/routes/billing.ts'
import { listLines } from '#contract/routes/lines.ts'
import { inLanguage } from '#ui/dictionary.ts'
import { boundApi } from '../../../bound-api.ts'
import { loaded } from '../../../loaded.ts'
import type { PageServerLoad } from './$types'

const words = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})

/** The bill, and the numbers of its lines for whoever may see them. */
export const load: PageServerLoad = async ({ locals, platform, params, url }) => {
  const api = boundApi(platform)
  const billId = asId('bill', params.bill)
  const [answer, lines, said] = await Promise.all([
    api(readBill, { params: { billId } }),
    api(listLines, {}),
    words(locals.language),
  ])
  const numbers = lines.ok
    ? lines.body.lines.flatMap(({ id, number }) => (number ? [[id, number] as const] : []))
    : []
  return {
    words: said,
    bill: loaded(answer, url),
    numbers: Object.fromEntries(numbers),
    pdfIsBeingMade: url.searchParams.get('pdf') === 'en-preparation',
  }
}
