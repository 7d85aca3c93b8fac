import { type Language, languageOf, languages } from '../contract/languages.ts'

export const languageNames: Readonly<Record<Language, string>> = {
  fr: 'Français',
  en: 'English',
  zh: '中文',
}

/** The first known language among those asked for, else what the browser prefers. */
export function chooseLanguage(
  asked: readonly (string | null | undefined)[],
  acceptLanguage: string | undefined,
): Language {
  const tags = asked.map(tag => (tag ?? '').slice(0, 2).toLowerCase())
  const known = tags.flatMap(tag => languages.filter(language => language === tag))
  return known[0] ?? languageOf(acceptLanguage)
}
