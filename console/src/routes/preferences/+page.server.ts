import { redirect } from '@sveltejs/kit'
import { inLanguage } from '#ui/dictionary.ts'
import { toLanguage } from '#ui/language.ts'
import { languageCookie, preferenceCookie, safeReturn, themeCookie } from '#ui/page-frame.ts'
import { toTheme } from '#ui/themes.ts'
import { formText } from '../forms.ts'
import type { Actions, PageServerLoad } from './$types'

const words = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})

export const load: PageServerLoad = async ({ locals, url }) => ({
  words: await words(locals.language),
  back: safeReturn(url.searchParams.get('retour')),
})

/** Each keeps a cookie of this browser and leads back where the agent was; an unknown choice changes nothing. */
export const actions: Actions = {
  async langue({ request, cookies }) {
    const form = await request.formData()
    const language = toLanguage(formText(form, 'langue'))
    if (language) cookies.set(languageCookie, language, preferenceCookie)
    redirect(303, safeReturn(form.get('retour')))
  },
  async apparence({ request, cookies }) {
    const form = await request.formData()
    cookies.set(themeCookie, toTheme(form.get('apparence')), preferenceCookie)
    redirect(303, safeReturn(form.get('retour')))
  },
}
