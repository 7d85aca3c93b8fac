import { fail, redirect } from '@sveltejs/kit'
import { asId } from '#contract/ids.ts'
import { readLine } from '#contract/routes/lines.ts'
import {
  type Effect,
  effects,
  listChoices,
  makeQuote,
  orderActs,
} from '#contract/routes/ordering.ts'
import { inLanguage } from '#ui/dictionary.ts'
import { boundApi } from '../../../../bound-api.ts'
import { formKey } from '../../../../form-key.ts'
import { type FormError, formText } from '../../../../forms.ts'
import { loaded } from '../../../../loaded.ts'
import { sayRefusal } from '../../../../refusals/say-refusal.ts'
import { verificationPath } from '../../../../verification-path.ts'
import type { Actions, PageServerLoad } from './$types'
import { inSections } from './sections.ts'

const words = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})

// Each way has its own key: a person who comes back and takes the other one asks for something else.
const toWays = (whens: readonly Effect[]) => whens.map(effect => ({ effect, key: formKey() }))

/** What a line may become and give up, each with its price or the reason why not. */
export const load: PageServerLoad = async ({ locals, platform, params, url }) => {
  const api = boundApi(platform)
  const input = { params: { lineId: asId('line', params.line) } }
  const [line, answer, said] = await Promise.all([
    api(readLine, input),
    api(listChoices, input),
    words(locals.language),
  ])
  const { id, label } = loaded(line, url).line
  const { nextPeriod, choices, removable } = loaded(answer, url)
  return {
    words: said,
    line: { id, label },
    nextPeriod,
    sections: inSections(choices.map(choice => ({ ...choice, ways: toWays(choice.effects) }))),
    removable: removable.map(item => ({ ...item, ways: toWays(effects) })),
  }
}

export const actions: Actions = {
  async default({ request, locals, platform, params, url }) {
    const { language } = locals
    const form = await request.formData()
    const act = orderActs.find(one => one === formText(form, 'acte'))
    const effect = effects.find(one => one === formText(form, 'effet'))
    const said = await words(language)
    if (act === undefined || effect === undefined) {
      const errors: FormError[] = [{ text: said.refusals['not-sold'] }]
      return fail(422, { errors })
    }
    const answer = await boundApi(platform)(
      makeQuote,
      {
        params: { lineId: asId('line', params.line) },
        body: { act, offerCode: formText(form, 'offre'), effect, language },
      },
      { idempotencyKey: formText(form, 'cle') },
    )
    if (answer.ok) redirect(303, `/propositions/${answer.body.id}`)
    const { problem } = answer
    if (problem.code === 'assurance-required')
      redirect(303, verificationPath(url.pathname, problem.assurance))
    const errors: FormError[] = [{ text: await sayRefusal(language, problem, said.refusals) }]
    return fail(answer.status, { errors })
  },
}
