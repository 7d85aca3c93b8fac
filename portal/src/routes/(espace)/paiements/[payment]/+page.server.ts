import { asId } from '#contract/ids.ts'
import { readPayment } from '#contract/routes/payments.ts'
import { inLanguage } from '#ui/dictionary.ts'
import { boundApi } from '../../../bound-api.ts'
import { loaded } from '../../../loaded.ts'
import type { PageServerLoad } from './$types'

const words = inLanguage({
  fr: () => import('../words.fr.ts'),
  en: () => import('../words.en.ts'),
  zh: () => import('../words.zh.ts'),
})

/**
 * One payment, from its start to its receipt: the address a person comes back to from the bank, and can
 * keep. `vers=banque` is on the way there.
 */
export const load: PageServerLoad = async ({ locals, platform, params, url }) => {
  const [answer, said] = await Promise.all([
    boundApi(platform)(readPayment, { params: { paymentId: asId('payment', params.payment) } }),
    words(locals.language),
  ])
  return {
    words: said,
    payment: loaded(answer, url),
    receiptIsBeingMade: url.searchParams.get('recu') === 'en-preparation',
    isLeaving: url.searchParams.get('vers') === 'banque',
  }
}
