import { redirect } from '@sveltejs/kit'
import { asId } from '#contract/ids.ts'
import { readCardAddition } from '#contract/routes/payments.ts'
import { inLanguage } from '#ui/dictionary.ts'
import { boundApi } from '../../../../bound-api.ts'
import { loaded } from '../../../../loaded.ts'
import type { PageServerLoad } from './$types'

const words = inLanguage({
  fr: () => import('../../words.fr.ts'),
  en: () => import('../../words.en.ts'),
  zh: () => import('../../words.zh.ts'),
})

/** The adding of a card, on the way to the bank (`vers=banque`) and back. */
export const load: PageServerLoad = async ({ locals, platform, params, url }) => {
  const input = { params: { paymentId: asId('payment', params.payment) } }
  const [answer, said] = await Promise.all([
    boundApi(platform)(readCardAddition, input),
    words(locals.language),
  ])
  const addition = loaded(answer, url)
  if (addition.state === 'succeeded') redirect(303, '/moyens-de-paiement?fait=ajout')
  return { words: said, addition, isLeaving: url.searchParams.get('vers') === 'banque' }
}
