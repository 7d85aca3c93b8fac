import { fail, redirect } from '@sveltejs/kit'
import { openRecoveryLink } from '../../../../../../contract/routes/identity.ts'
import { boundApi } from '../../../bound-api.ts'
import { formText } from '../../../forms.ts'
import { sayRefusal } from '../../../refusals/say-refusal.ts'
import { doorWords } from '../../door-words.ts'
import type { Actions, PageServerLoad } from './$types'

/** Reading the page uses nothing up: mail scanners open links. Only its button does. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { recovery } = await doorWords(locals.language)
  return { words: recovery, token: url.searchParams.get('jeton') ?? '' }
}

export const actions: Actions = {
  async default({ request, locals, platform }) {
    const token = formText(await request.formData(), 'jeton')
    const { linkDead } = (await doorWords(locals.language)).recovery
    if (token.length < 20 || token.length > 100) return fail(410, { errors: [{ text: linkDead }] })
    const answer = await boundApi(platform)(openRecoveryLink, { body: { token } })
    if (answer.ok) redirect(303, '/mot-de-passe-oublie/nouveau')
    const text = await sayRefusal(locals.language, answer.problem, { 'no-journey': linkDead })
    return fail(answer.status, { errors: [{ text }] })
  },
}
