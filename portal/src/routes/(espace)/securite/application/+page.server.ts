import { error, fail, redirect } from '@sveltejs/kit'
import { confirmTotp, startTotp } from '../../../../../../contract/routes/identity-factors.ts'
import { readSession } from '../../../../../../contract/routes/identity-sessions.ts'
import { boundApi } from '../../../bound-api.ts'
import { formText } from '../../../forms.ts'
import { sayRefusal } from '../../../refusals/say-refusal.ts'
import { verificationPath } from '../../../verification-path.ts'
import { securityWords } from '../security-words.ts'
import type { Actions, PageServerLoad } from './$types'
import { qrPath } from './qr-path.ts'

const here = '/securite/application'

export const load: PageServerLoad = async ({ locals, platform }) => {
  const session = await boundApi(platform)(readSession, {})
  if (!session.ok) error(session.status)
  if (session.body.totp) redirect(303, '/securite')
  if (!session.body.assurances.includes(startTotp.assurance)) {
    redirect(303, verificationPath(here, startTotp.assurance))
  }
  const { app, page } = await securityWords(locals.language)
  return { words: { ...app, back: page.title } }
}

/** The secret is told once, so the form carries it: a wrong code must not cost a new scan. */
const drawn = (uri: string, secret: string) => ({ uri, secret, qr: qrPath(uri) })

export const actions: Actions = {
  async preparer({ locals, platform }) {
    const answer = await boundApi(platform)(startTotp, {})
    if (answer.ok) return { errors: [], ...drawn(answer.body.uri, answer.body.secret) }
    const { problem } = answer
    if (problem.code === 'assurance-required')
      redirect(303, verificationPath(here, problem.assurance))
    const { refusals } = (await securityWords(locals.language)).app
    const text = await sayRefusal(locals.language, problem, refusals)
    return fail(answer.status, { errors: [{ text }] })
  },

  async activer({ request, locals, platform }) {
    const form = await request.formData()
    const code = formText(form, 'code')
    const shown = drawn(formText(form, 'uri').slice(0, 500), formText(form, 'cle').slice(0, 100))
    const { app } = await securityWords(locals.language)
    if (code.replace(/\D/g, '').length !== 6) {
      return fail(422, { errors: [{ id: 'code', text: app.missing }], ...shown })
    }
    const answer = await boundApi(platform)(confirmTotp, { body: { code } })
    if (answer.ok) redirect(303, '/securite?fait=application-ajoutee')
    const { problem } = answer
    if (problem.code === 'assurance-required')
      redirect(303, verificationPath(here, problem.assurance))
    const text = await sayRefusal(locals.language, problem, app.refusals)
    return fail(answer.status, { errors: [{ id: 'code', text }], ...shown })
  },
}
