import { fail, redirect } from '@sveltejs/kit'
import { inLanguage } from '#ui/dictionary.ts'
import { safeReturn } from '#ui/page-frame.ts'
import { voiceOf } from '#ui/voice.ts'
import { signInStaff } from '../../../../../contract/routes/staff.ts'
import { boundApi, type FormError, formText } from '../../forms.ts'
import type { Actions, PageServerLoad } from './$types'

const words = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})

/** `fin` says that the agent has just signed out. */
export const load: PageServerLoad = async ({ locals, platform, url }) => {
  const back = safeReturn(url.searchParams.get('retour'))
  if (platform?.visitor) redirect(303, back)
  return { words: await words(locals.language), back, ended: url.searchParams.has('fin') }
}

export const actions: Actions = {
  async default({ request, locals, platform }) {
    const form = await request.formData()
    const back = safeReturn(form.get('retour'))
    const email = formText(form, 'email')
    const typed = form.get('mot-de-passe')
    const password = typeof typed === 'string' ? typed : ''
    const code = formText(form, 'code').replace(/\s/g, '')
    const said = await words(locals.language)
    const errors: FormError[] = []
    if (email === '') errors.push({ id: 'email', text: said.missing.email })
    if (password === '') errors.push({ id: 'mot-de-passe', text: said.missing.password })
    if (!/^\d{6}$/.test(code)) errors.push({ id: 'code', text: said.missing.code })
    if (errors.length > 0) return fail(422, { errors, email, back })

    const answer = await boundApi(platform)(signInStaff, { body: { email, password, code } })
    if (answer.ok) redirect(303, back)
    const { say } = voiceOf(locals.language)
    const { code: refusal, retryAfterSeconds = 60, instance } = answer.problem
    const text =
      refusal === 'credentials-wrong' || refusal === 'invalid-input'
        ? said.wrong
        : refusal === 'too-many-requests'
          ? say(said.wait, { count: Math.ceil(retryAfterSeconds / 60) })
          : say(said.broken, { reference: instance })
    const refused: FormError[] = [{ id: 'email', text }]
    return fail(answer.status, { errors: refused, email, back })
  },
}
