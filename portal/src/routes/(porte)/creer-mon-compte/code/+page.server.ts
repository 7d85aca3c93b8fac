import { fail, redirect } from '@sveltejs/kit'
import { verifySignUp } from '../../../../../../contract/routes/identity.ts'
import { boundApi } from '../../../bound-api.ts'
import { toChannel } from '../../../channel.ts'
import { formText } from '../../../forms.ts'
import { sayRefusal } from '../../../refusals/say-refusal.ts'
import { doorWords } from '../../door-words.ts'
import { keepWelcome } from '../welcome-cookie.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const channel = toChannel(url.searchParams.get('par'))
  if (channel === undefined) redirect(303, '/creer-mon-compte')
  const { signUp, code } = await doorWords(locals.language)
  return { words: { ...signUp, code }, channel }
}

export const actions: Actions = {
  async default({ request, locals, platform, cookies }) {
    const code = formText(await request.formData(), 'code')
    const words = await doorWords(locals.language)
    if (code.replace(/\D/g, '').length !== 6) {
      return fail(422, { errors: [{ id: 'code', text: words.code.missing }], exists: false })
    }
    const answer = await boundApi(platform)(verifySignUp, { body: { code } })
    if (answer.ok) {
      const { givenName, email } = answer.body
      keepWelcome(cookies, { givenName, email: email ?? '' })
      redirect(303, '/creer-mon-compte/mot-de-passe')
    }
    const { 'account-exists': exists } = words.signUp.refusals
    const own = { ...words.codeRefusals, 'account-exists': exists }
    const text = await sayRefusal(locals.language, answer.problem, own)
    const already = answer.problem.code === 'account-exists'
    return fail(answer.status, { errors: [{ id: 'code', text }], exists: already })
  },
}
