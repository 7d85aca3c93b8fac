import type { Language } from '../contract/languages.ts'

/** The languages every screen is written in; a list of its own, so that no schema reaches the browser. */
export const languages = ['fr', 'en', 'zh'] as const satisfies readonly Language[]

/** BCP 47 tags for `Intl` and for the `lang` attribute. */
export const localeOf: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB', zh: 'zh-Hans-CN' }

/** Narrows anything a cookie, a form or a profile holds to one of our languages. */
export function toLanguage(value: unknown): Language | undefined {
  return languages.find(language => language === value)
}

/** A language by its own name, as those who read it look for it: `Français`, `English`, `中文`. */
export function ownName(language: Language): string {
  return ownNames[language]
}

// Named once: the names of a language are heavy to open, and every page lists all three.
const ownNames: Record<Language, string> = {
  fr: nameItself('fr'),
  en: nameItself('en'),
  zh: nameItself('zh'),
}

function nameItself(language: Language): string {
  const locale = localeOf[language]
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(language) ?? language
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
}
