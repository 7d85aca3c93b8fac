import { fail, redirect } from '@sveltejs/kit'
import { safeReturn } from '#ui/page-frame.ts'
import { signIn } from '../../../../../contract/routes/identity.ts'
import { boundApi } from '../../bound-api.ts'
import { type FormError, formSecret, formText } from '../../forms.ts'
import { sayRefusal } from '../../refusals/say-refusal.ts'
import { doorWords } from '../door-words.ts'
import type { Actions, PageServerLoad } from './$types'

/** `fin` says why the person is here: they signed out, or changed a forgotten password. */
export const load: PageServerLoad = async ({ locals, platform, url }) => {
  const back = safeReturn(url.searchParams.get('retour'))
  if (platform?.visitor) redirect(303, back)
  const { signIn: words } = await doorWords(locals.language)
  return { words, back, ended: url.searchParams.get('fin') }
}

export const actions: Actions = {
  async default({ request, locals, platform }) {
    const form = await request.formData()
    const back = safeReturn(form.get('retour'))
    const identifier = formText(form, 'identifiant')
    const password = formSecret(form, 'mot-de-passe')
    const { signIn: words } = await doorWords(locals.language)
    const missing: FormError[] = []
    if (identifier === '') missing.push({ id: 'identifiant', text: words.identifierMissing })
    if (password === '') missing.push({ id: 'mot-de-passe', text: words.passwordMissing })
    if (missing.length > 0) return fail(422, { errors: missing, identifier, back })

    const answer = await boundApi(platform)(signIn, { body: { identifier, password } })
    if (!answer.ok) {
      const text = await sayRefusal(locals.language, answer.problem, words.refusals)
      const errors: FormError[] = [{ id: 'identifiant', text }]
      return fail(answer.status, { errors, identifier, back })
    }
    const { next, channels } = answer.body
    if (next === 'done') redirect(303, back)
    const step = new URLSearchParams({
      par: next === 'totp' ? 'totp' : 'choix',
      canaux: channels.join(','),
      retour: back,
    })
    redirect(303, `/connexion/code?${step}`)
  },
}
