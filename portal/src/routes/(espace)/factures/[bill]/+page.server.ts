import { asId } from '#contract/ids.ts'
import { readBill } from '#contract/routes/billing.ts'
import { listLines } from '#contract/routes/lines.ts'
import { listPayments } from '#contract/routes/payments.ts'
import { inLanguage } from '#ui/dictionary.ts'
import { boundApi } from '../../../bound-api.ts'
import { loaded } from '../../../loaded.ts'
import type { PageServerLoad } from './$types'

const words = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})

const mostReceipts = 20

/** The bill; the numbers of its lines and its receipts for whoever may see them. */
export const load: PageServerLoad = async ({ locals, platform, params, url }) => {
  const api = boundApi(platform)
  const billId = asId('bill', params.bill)
  const [answer, lines, paid, said] = await Promise.all([
    api(readBill, { params: { billId } }),
    api(listLines, {}),
    api(listPayments, { query: { billId, limit: mostReceipts } }),
    words(locals.language),
  ])
  const numbers = lines.ok
    ? lines.body.lines.flatMap(({ id, number }) => (number ? [[id, number] as const] : []))
    : []
  return {
    words: said,
    bill: loaded(answer, url),
    numbers: Object.fromEntries(numbers),
    receipts: (paid.ok ? paid.body.payments : []).filter(({ state }) => state === 'succeeded'),
    pdfIsBeingMade: url.searchParams.get('pdf') === 'en-preparation',
  }
}
