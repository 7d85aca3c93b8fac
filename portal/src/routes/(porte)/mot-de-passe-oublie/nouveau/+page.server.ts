import { fail, redirect } from '@sveltejs/kit'
import { completeRecovery } from '../../../../../../contract/routes/identity.ts'
import { boundApi } from '../../../bound-api.ts'
import { formSecret } from '../../../forms.ts'
import { sayRefusal } from '../../../refusals/say-refusal.ts'
import { doorWords } from '../../door-words.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => {
  const { recovery, password } = await doorWords(locals.language)
  return { words: { ...recovery, password } }
}

export const actions: Actions = {
  async default({ request, locals, platform }) {
    const password = formSecret(await request.formData(), 'mot-de-passe')
    const words = await doorWords(locals.language)
    if (password === '') {
      return fail(422, { errors: [{ id: 'mot-de-passe', text: words.password.missing }] })
    }
    const answer = await boundApi(platform)(completeRecovery, { body: { password } })
    if (answer.ok) redirect(303, '/connexion?fin=mot-de-passe')
    const own = { ...words.passwordRefusals, 'no-journey': words.codeRefusals['no-journey'] }
    const text = await sayRefusal(locals.language, answer.problem, own)
    return fail(answer.status, { errors: [{ id: 'mot-de-passe', text }] })
  },
}
