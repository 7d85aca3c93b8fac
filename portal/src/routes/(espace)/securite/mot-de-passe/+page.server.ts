import { error, fail, redirect } from '@sveltejs/kit'
import { changePassword } from '../../../../../../contract/routes/identity-factors.ts'
import { readSession } from '../../../../../../contract/routes/identity-sessions.ts'
import { doorWords } from '../../../(porte)/door-words.ts'
import { boundApi } from '../../../bound-api.ts'
import { formSecret } from '../../../forms.ts'
import { sayRefusal } from '../../../refusals/say-refusal.ts'
import { verificationPath } from '../../../verification-path.ts'
import { securityWords } from '../security-words.ts'
import type { Actions, PageServerLoad } from './$types'

const here = '/securite/mot-de-passe'

/** Who they are is shown before anything is typed here. */
export const load: PageServerLoad = async ({ locals, platform }) => {
  const session = await boundApi(platform)(readSession, {})
  if (!session.ok) error(session.status)
  if (!session.body.assurances.includes(changePassword.assurance)) {
    redirect(303, verificationPath(here, changePassword.assurance))
  }
  const [{ password, page }, door] = await Promise.all([
    securityWords(locals.language),
    doorWords(locals.language),
  ])
  return { words: { ...password, back: page.title, text: page.passwordText, field: door.password } }
}

export const actions: Actions = {
  async default({ request, locals, platform }) {
    const password = formSecret(await request.formData(), 'mot-de-passe')
    const words = await doorWords(locals.language)
    if (password === '') {
      return fail(422, { errors: [{ id: 'mot-de-passe', text: words.password.missing }] })
    }
    const answer = await boundApi(platform)(changePassword, { body: { password } })
    if (answer.ok) redirect(303, '/securite?fait=mot-de-passe')
    const { problem } = answer
    if (problem.code === 'assurance-required')
      redirect(303, verificationPath(here, problem.assurance))
    const text = await sayRefusal(locals.language, problem, words.passwordRefusals)
    return fail(answer.status, { errors: [{ id: 'mot-de-passe', text }] })
  },
}
