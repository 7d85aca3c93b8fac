import { fail, redirect } from '@sveltejs/kit'
import { asId } from '#contract/ids.ts'
import { placeOrder, readQuote } from '#contract/routes/ordering.ts'
import { boundApi } from '../../../bound-api.ts'
import { formKey } from '../../../form-key.ts'
import { type FormError, formSecret, formText } from '../../../forms.ts'
import { loaded } from '../../../loaded.ts'
import { sayRefusal } from '../../../refusals/say-refusal.ts'
import { verificationPath } from '../../../verification-path.ts'
import { quoteWords } from '../quote-words.ts'
import { sayQuote } from '../say-quote.ts'
import type { Actions, PageServerLoad } from './$types'

/** What a change would be, before anything is agreed to. */
export const load: PageServerLoad = async ({ locals, platform, params, url }) => {
  const [answer, words] = await Promise.all([
    boundApi(platform)(readQuote, { params: { quoteId: asId('quote', params.quote) } }),
    quoteWords(locals.language),
  ])
  const quote = loaded(answer, url)
  return { words, quote, said: sayQuote(words, quote, locals.language), key: formKey() }
}

export const actions: Actions = {
  async default({ request, locals, platform, params, url }) {
    const form = await request.formData()
    const answer = await boundApi(platform)(
      placeOrder,
      {
        params: { quoteId: asId('quote', params.quote) },
        // The words agreed to as they were shown: what is compared letter by letter is not trimmed.
        body: { consent: formSecret(form, 'accord') },
      },
      { idempotencyKey: formText(form, 'cle') },
    )
    if (answer.ok) redirect(303, `/commandes/${answer.body.id}`)
    const { problem } = answer
    if (problem.code === 'assurance-required')
      redirect(303, verificationPath(url.pathname, problem.assurance))
    const { refusals } = await quoteWords(locals.language)
    const errors: FormError[] = [{ text: await sayRefusal(locals.language, problem, refusals) }]
    return fail(answer.status, { errors })
  },
}
