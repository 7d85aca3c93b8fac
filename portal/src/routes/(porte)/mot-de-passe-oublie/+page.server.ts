import { fail, redirect } from '@sveltejs/kit'
import { startRecovery } from '../../../../../contract/routes/identity.ts'
import { boundApi } from '../../bound-api.ts'
import { toChannel } from '../../channel.ts'
import { type FormError, formText } from '../../forms.ts'
import { sayRefusal } from '../../refusals/say-refusal.ts'
import { doorWords } from '../door-words.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => {
  const { recovery, channel } = await doorWords(locals.language)
  return { words: { ...recovery, channel } }
}

export const actions: Actions = {
  async default({ request, locals, platform }) {
    const form = await request.formData()
    const identifier = formText(form, 'identifiant')
    const channel = toChannel(formText(form, 'canal'))
    const words = await doorWords(locals.language)
    const errors: FormError[] = []
    if (identifier === '') {
      errors.push({ id: 'identifiant', text: words.recovery.identifierMissing })
    }
    if (channel === undefined) {
      errors.push({ id: 'canal', text: words.channel.missing })
      return fail(422, { errors, identifier, channel })
    }
    if (errors.length > 0) return fail(422, { errors, identifier, channel })
    const answer = await boundApi(platform)(startRecovery, { body: { identifier, channel } })
    if (answer.ok) redirect(303, `/mot-de-passe-oublie/code?par=${channel}`)
    const text = await sayRefusal(locals.language, answer.problem, {})
    errors.push({ id: 'identifiant', text })
    return fail(answer.status, { errors, identifier, channel })
  },
}
