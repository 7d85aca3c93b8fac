import { error, fail, redirect } from '@sveltejs/kit'
import { asId } from '#contract/ids.ts'
import { readLine } from '#contract/routes/lines.ts'
import { causes, readControls, setCeiling } from '#contract/routes/usage-controls.ts'
import { boundApi } from '../../../../../bound-api.ts'
import { formKey } from '../../../../../form-key.ts'
import { type FormError, formSecret, formText } from '../../../../../forms.ts'
import { loaded } from '../../../../../loaded.ts'
import { sayRefusal } from '../../../../../refusals/say-refusal.ts'
import { verificationPath } from '../../../../../verification-path.ts'
import { controlWords } from '../control-words.ts'
import type { Actions, PageServerLoad } from './$types'

/** What may be billed once a ceiling is lifted, before it is. */
export const load: PageServerLoad = async ({ locals, platform, params, url }) => {
  const api = boundApi(platform)
  const input = { params: { lineId: asId('line', params.line) } }
  const [line, controls, words] = await Promise.all([
    api(readLine, input),
    api(readControls, { ...input, query: { language: locals.language } }),
    controlWords(locals.language),
  ])
  const { id, label } = loaded(line, url).line
  const { ceilings, period } = loaded(controls, url)
  const ceiling = ceilings.find(one => one.cause === params.cause)
  if (ceiling === undefined) error(404)
  const { cause, limit, spent, consentToLift } = ceiling
  if (limit === undefined || consentToLift === undefined) redirect(303, `/lignes/${id}/plafonds`)
  return {
    words,
    line: { id, label },
    since: period.start,
    ceiling: { cause, limit, spent, consent: consentToLift },
    key: formKey(),
  }
}

export const actions: Actions = {
  async default({ request, locals, platform, params, url }) {
    const form = await request.formData()
    const cause = causes.find(one => one === params.cause)
    if (cause === undefined) error(404)
    const { language } = locals
    const answer = await boundApi(platform)(
      setCeiling,
      {
        params: { lineId: asId('line', params.line) },
        // The words agreed to as they were shown: what is compared letter by letter is not trimmed.
        body: { cause, act: 'lift', consent: formSecret(form, 'accord'), language },
      },
      { idempotencyKey: formText(form, 'cle') },
    )
    if (answer.ok) redirect(303, `/lignes/${params.line}/plafonds?fait=leve`)
    const { problem } = answer
    if (problem.code === 'assurance-required')
      redirect(303, verificationPath(url.pathname, problem.assurance))
    const { refusals } = await controlWords(language)
    const errors: FormError[] = [{ text: await sayRefusal(language, problem, refusals) }]
    return fail(answer.status, { errors })
  },
}
