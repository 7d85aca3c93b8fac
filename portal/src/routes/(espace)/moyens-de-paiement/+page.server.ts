import { fail, redirect } from '@sveltejs/kit'
import type { ProblemOf } from '#contract/client.ts'
import { asId } from '#contract/ids.ts'
import type { Language } from '#contract/languages.ts'
import { addCard, changePaymentSettings, listCards, removeCard } from '#contract/routes/payments.ts'
import { inLanguage } from '#ui/dictionary.ts'
import { boundApi } from '../../bound-api.ts'
import { formKey } from '../../form-key.ts'
import { type FormError, formText } from '../../forms.ts'
import { loaded } from '../../loaded.ts'
import { sayRefusal } from '../../refusals/say-refusal.ts'
import { verificationPath } from '../../verification-path.ts'
import type { Actions, PageServerLoad } from './$types'

const words = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})

const here = '/moyens-de-paiement'

/** Saved cards by account, and how each account pays. `fait` says what was just done. */
export const load: PageServerLoad = async ({ locals, platform, url }) => {
  const [answer, said] = await Promise.all([
    boundApi(platform)(listCards, { query: {} }),
    words(locals.language),
  ])
  const { cards, settings } = loaded(answer, url)
  return {
    words: said,
    accounts: settings.map(setting => ({
      ...setting,
      cards: cards.filter(({ accountId }) => accountId === setting.accountId),
      key: formKey(),
    })),
    done: url.searchParams.get('fait'),
  }
}

type Refusal =
  | ProblemOf<typeof addCard>
  | ProblemOf<typeof removeCard>
  | ProblemOf<typeof changePaymentSettings>

/** What is not sure enough leads to the verification and back; the rest is said on the page. */
async function refused(language: Language, status: number, problem: Refusal) {
  if (problem.code === 'assurance-required')
    redirect(303, verificationPath(here, problem.assurance))
  const said = await words(language)
  const errors: FormError[] = [{ text: await sayRefusal(language, problem, said.refusals) }]
  return fail(status, { errors })
}

export const actions: Actions = {
  async ajouter({ request, locals, platform }) {
    const { language } = locals
    const form = await request.formData()
    const answer = await boundApi(platform)(
      addCard,
      { body: { accountId: asId('account', formText(form, 'compte')), language } },
      { idempotencyKey: formText(form, 'cle') },
    )
    if (!answer.ok) return refused(language, answer.status, answer.problem)
    redirect(303, `${here}/ajout/${answer.body.id}?vers=banque`)
  },

  async regler({ request, locals, platform }) {
    const form = await request.formData()
    const answer = await boundApi(platform)(changePaymentSettings, {
      body: {
        accountId: asId('account', formText(form, 'compte')),
        defaultMethodId: asId('payment-method', formText(form, 'carte')),
        automatic: formText(form, 'automatique') === 'oui',
      },
    })
    if (!answer.ok) return refused(locals.language, answer.status, answer.problem)
    redirect(303, `${here}?fait=regle`)
  },

  async retirer({ request, locals, platform }) {
    const form = await request.formData()
    const answer = await boundApi(platform)(removeCard, {
      params: { paymentMethodId: asId('payment-method', formText(form, 'carte')) },
    })
    if (!answer.ok) return refused(locals.language, answer.status, answer.problem)
    redirect(303, `${here}?fait=retire`)
  },
}
