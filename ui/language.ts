import type { Language } from '../contract/languages.ts'

/** The languages every screen is written in; a list of its own, so that no schema reaches the browser. */
export const languages = ['fr', 'en', 'zh'] as const satisfies readonly Language[]

/** BCP 47 tags for `Intl` and for the `lang` attribute. */
export const localeOf: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB', zh: 'zh-Hans-CN' }

/** Narrows anything a cookie, a form or a profile holds to one of our languages. */
export function toLanguage(value: unknown): Language | undefined {
  return languages.find(language => language === value)
}

// As those who read them look for them, whatever the language of the page; `Intl` gives the same, at a quarter of a
// millisecond a page.
const ownNames: Record<Language, string> = { fr: 'Français', en: 'English', zh: '中文' }

/** A language by its own name. */
export function ownName(language: Language): string {
  return ownNames[language]
}
