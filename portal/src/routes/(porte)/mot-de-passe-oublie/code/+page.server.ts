import { fail, redirect } from '@sveltejs/kit'
import { verifyRecovery } from '../../../../../../contract/routes/identity.ts'
import { boundApi } from '../../../bound-api.ts'
import { toChannel } from '../../../channel.ts'
import { formText } from '../../../forms.ts'
import { sayRefusal } from '../../../refusals/say-refusal.ts'
import { doorWords } from '../../door-words.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const channel = toChannel(url.searchParams.get('par'))
  if (channel === undefined) redirect(303, '/mot-de-passe-oublie')
  const { recovery, code } = await doorWords(locals.language)
  return { words: { ...recovery, code }, channel }
}

export const actions: Actions = {
  async default({ request, locals, platform }) {
    const code = formText(await request.formData(), 'code')
    const words = await doorWords(locals.language)
    if (code.replace(/\D/g, '').length !== 6) {
      return fail(422, { errors: [{ id: 'code', text: words.code.missing }] })
    }
    const answer = await boundApi(platform)(verifyRecovery, { body: { code } })
    if (answer.ok) redirect(303, '/mot-de-passe-oublie/nouveau')
    const text = await sayRefusal(locals.language, answer.problem, words.codeRefusals)
    return fail(answer.status, { errors: [{ id: 'code', text }] })
  },
}
