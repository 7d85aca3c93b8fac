import { redirect } from '@sveltejs/kit'
import { chooseLanguage } from '#contract/routes/identity-sessions.ts'
import { inLanguage } from '#ui/dictionary.ts'
import { toLanguage } from '#ui/language.ts'
import { languageCookie, preferenceCookie, safeReturn, themeCookie } from '#ui/page-frame.ts'
import { toTheme } from '#ui/themes.ts'
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

/** Both actions keep one cookie and lead back where the person was; an unknown choice changes nothing. */
export const actions: Actions = {
  async langue({ request, cookies, platform }) {
    const form = await request.formData()
    const language = toLanguage(form.get('langue'))
    if (language) {
      cookies.set(languageCookie, language, preferenceCookie)
      if (platform?.visitor) await platform.api(chooseLanguage, { body: { language } })
    }
    redirect(303, safeReturn(form.get('retour')))
  },
  async apparence({ request, cookies }) {
    const form = await request.formData()
    cookies.set(themeCookie, toTheme(form.get('apparence')), preferenceCookie)
    redirect(303, safeReturn(form.get('retour')))
  },
}
