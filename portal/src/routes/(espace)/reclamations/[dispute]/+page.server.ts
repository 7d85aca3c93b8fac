import { fail, redirect } from '@sveltejs/kit'
import { asId } from '#contract/ids.ts'
import { readDispute, withdrawDispute } from '#contract/routes/disputes.ts'
import { boundApi } from '../../../bound-api.ts'
import { formKey } from '../../../form-key.ts'
import { type FormError, formText } from '../../../forms.ts'
import { loaded } from '../../../loaded.ts'
import { sayRefusal } from '../../../refusals/say-refusal.ts'
import { verificationPath } from '../../../verification-path.ts'
import { disputeWords, reasonWords } from '../dispute-words.ts'
import type { Actions, PageServerLoad } from './$types'
import { sayDispute } from './say-dispute.ts'

/** One dispute: the address that a person keeps. */
export const load: PageServerLoad = async ({ locals, platform, params, url }) => {
  const [answer, words, { reasons }] = await Promise.all([
    boundApi(platform)(readDispute, { params: { disputeId: asId('dispute', params.dispute) } }),
    disputeWords(locals.language),
    reasonWords(locals.language),
  ])
  const dispute = loaded(answer, url)
  return {
    words: words.one,
    list: words.title,
    states: words.states,
    dispute,
    told: sayDispute(dispute, { words: words.one, reasons }, locals.language),
    key: formKey(),
  }
}

export const actions: Actions = {
  async default({ request, locals, platform, params, url }) {
    const form = await request.formData()
    const answer = await boundApi(platform)(
      withdrawDispute,
      { params: { disputeId: asId('dispute', params.dispute) } },
      { idempotencyKey: formText(form, 'cle') },
    )
    if (answer.ok) redirect(303, url.pathname)
    const { problem } = answer
    if (problem.code === 'assurance-required')
      redirect(303, verificationPath(url.pathname, problem.assurance))
    const { refusals } = (await disputeWords(locals.language)).one
    const errors: FormError[] = [{ text: await sayRefusal(locals.language, problem, refusals) }]
    return fail(answer.status, { errors })
  },
}
