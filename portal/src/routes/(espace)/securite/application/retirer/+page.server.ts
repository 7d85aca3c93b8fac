import { error, fail, redirect } from '@sveltejs/kit'
import { removeTotp } from '../../../../../../../contract/routes/identity-factors.ts'
import { readSession } from '../../../../../../../contract/routes/identity-sessions.ts'
import { boundApi } from '../../../../bound-api.ts'
import { sayRefusal } from '../../../../refusals/say-refusal.ts'
import { verificationPath } from '../../../../verification-path.ts'
import { securityWords } from '../../security-words.ts'
import type { Actions, PageServerLoad } from './$types'

const here = '/securite/application/retirer'

export const load: PageServerLoad = async ({ locals, platform }) => {
  const session = await boundApi(platform)(readSession, {})
  if (!session.ok) error(session.status)
  if (!session.body.totp) redirect(303, '/securite')
  if (!session.body.assurances.includes(removeTotp.assurance)) {
    redirect(303, verificationPath(here, removeTotp.assurance))
  }
  const { app } = await securityWords(locals.language)
  return { words: app }
}

export const actions: Actions = {
  async default({ locals, platform }) {
    const answer = await boundApi(platform)(removeTotp, {})
    if (answer.ok) redirect(303, '/securite?fait=application-retiree')
    const { problem } = answer
    if (problem.code === 'assurance-required')
      redirect(303, verificationPath(here, problem.assurance))
    const text = await sayRefusal(locals.language, problem, {})
    return fail(answer.status, { errors: [{ text }] })
  },
}
