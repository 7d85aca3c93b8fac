import { fail, redirect } from '@sveltejs/kit'
import { completeSignUp } from '../../../../../../contract/routes/identity.ts'
import { boundApi } from '../../../bound-api.ts'
import { type FormError, formSecret, formText } from '../../../forms.ts'
import { sayRefusal } from '../../../refusals/say-refusal.ts'
import { doorWords } from '../../door-words.ts'
import { dropWelcome, readWelcome } from '../welcome-cookie.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, platform, cookies }) => {
  if (platform?.visitor) redirect(303, '/')
  const { signUp, password } = await doorWords(locals.language)
  return { words: { ...signUp, password }, ...readWelcome(cookies) }
}

/** Which field each refusal speaks of. */
const fieldOf = (code: string, brandId: string) => {
  if (code.startsWith('password-')) return 'mot-de-passe'
  return code === 'identifier-invalid' && brandId !== '' ? 'nom' : 'email'
}

export const actions: Actions = {
  async default({ request, locals, platform, cookies }) {
    const form = await request.formData()
    const email = formText(form, 'email')
    const brandId = formText(form, 'nom')
    const password = formSecret(form, 'mot-de-passe')
    const words = await doorWords(locals.language)
    const errors: FormError[] = []
    if (email === '' && brandId === '') {
      errors.push({ id: 'email', text: words.signUp.refusals['identifier-missing'] })
    }
    if (email !== '' && !/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(email)) {
      errors.push({ id: 'email', text: words.signUp.emailWrong })
    }
    if (password === '') errors.push({ id: 'mot-de-passe', text: words.password.missing })
    if (errors.length > 0) return fail(422, { errors, email, brandId })

    const answer = await boundApi(platform)(completeSignUp, {
      body: {
        password,
        language: locals.language,
        ...(email === '' ? {} : { email }),
        ...(brandId === '' ? {} : { brandId }),
      },
    })
    if (answer.ok) {
      dropWelcome(cookies)
      redirect(303, '/')
    }
    const own = {
      ...words.signUp.refusals,
      ...words.passwordRefusals,
      'no-journey': words.codeRefusals['no-journey'],
    }
    const text = await sayRefusal(locals.language, answer.problem, own)
    errors.push({ id: fieldOf(answer.problem.code, brandId), text })
    return fail(answer.status, { errors, email, brandId })
  },
}
